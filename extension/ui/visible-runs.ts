/** Characters that cannot be seen, or that move others about, become visible escapes (Unicode TR 36, TR 39). */

export interface Run {
  text: string
  /** `text` is an escape such as ⟨U+202E⟩ in place of a character. */
  escape: boolean
}

/**
 * Control, format, bidi, private and unassigned characters, lone surrogates, ignorable and blank ones. Line feeds and tabs stay,
 * a carriage return before a line feed too. More than four marks on one letter would paint over the lines around it.
 */
const hidden =
  /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]|(?!\r\n|[\n\t])\p{Cc}|(?<=\p{M}{4})\p{M}/gu

const escapeOf = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`

/** The text in order, cut at every character that is drawn as an escape. */
export function visibleRuns(text: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const match of text.matchAll(hidden)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index), escape: false })
    runs.push({ text: escapeOf(match[0]), escape: true })
    at = match.index + match[0].length
  }
  if (at < text.length) runs.push({ text: text.slice(at), escape: false })
  return runs
}

/** What a reader of the screen gets: the text with every escape written out. */
export const visibleText = (text: string): string =>
  visibleRuns(text)
    .map(run => run.text)
    .join('')

/** For names and labels, which have one line: line feeds and tabs are hidden characters there. */
export const singleLineRuns = (text: string): Run[] =>
  text
    .split(/([\n\r\t])/)
    .flatMap(part => (/^[\n\r\t]$/.test(part) ? [{ text: escapeOf(part), escape: true }] : visibleRuns(part)))

export const countHidden = (text: string): number => visibleRuns(text).filter(run => run.escape).length
