/** Words as rows, one for each word with all its languages, so that none can be missing in one of them. */

const languages = ['az', 'kk', 'ru', 'en']

/** `rows` is { name: [az, kk, ru, en] }; the answer is what `speak` takes. */
export const inLanguages = rows =>
  Object.fromEntries(
    languages.map((language, index) => [
      language,
      Object.fromEntries(Object.entries(rows).map(([name, texts]) => [name, texts[index]])),
    ]),
  )

/** Several tables of words in one. */
export const joinWords = (...tables) =>
  Object.fromEntries(languages.map(language => [language, Object.assign({}, ...tables.map(table => table[language]))]))
