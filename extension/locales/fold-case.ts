/** Text without the difference of capitals, for searching. */

/** Azerbaijani has i with its capital İ and ı with its capital I; to find a word, whatever it was typed on, the four are one. */
export const foldCase = (text: string): string =>
  text.normalize('NFC').replaceAll('İ', 'i').replaceAll('ı', 'i').toLowerCase()
