/** Characters that cannot be seen, or that move others about, become visible escapes (Unicode TR 36, TR 39). */

export interface Run {
  /** As it is drawn: plain text, or an escape such as ⟨U+202E⟩, once for a run of one character: ⟨U+200B ×200⟩. */
  text: string
  /** So many characters have this escape in their place; 0: plain text. */
  hidden: number
}

/**
 * Control, format, bidi, private and unassigned characters, lone surrogates, ignorable and blank ones. Line feeds and tabs stay,
 * a carriage return before a line feed too. More than four marks on one letter would paint over the lines around it.
 */
const hidden =
  /([\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800])\1*|(?!\r\n|[\n\t])(\p{Cc})(?:(?!\r\n)\2)*|(?<=\p{M}{4})(\p{M})\3*/gu
const hiddenInLine = new RegExp(`${hidden.source}|([\\n\\r\\t])\\4*`, 'gu')

const escapeOf = (character: string, count: number): string => {
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return count === 1 ? `⟨U+${point}⟩` : `⟨U+${point} ×${count}⟩`
}

interface HiddenRun {
  start: number
  end: number
  escape: string
  count: number
}

/** One by one, so that whoever has seen enough need not wait for the rest. */
function* hiddenRuns(text: string, escaped: RegExp): Generator<HiddenRun> {
  for (const { index, 0: run } of text.matchAll(escaped)) {
    const character = String.fromCodePoint(run.codePointAt(0) ?? 0)
    const count = run.length / character.length
    yield { start: index, end: index + run.length, escape: escapeOf(character, count), count }
  }
}

/** The text in order, cut at everything that is drawn as an escape: each run of one character once. */
function cutAtHidden(text: string, escaped: RegExp): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { start, end, escape, count } of hiddenRuns(text, escaped)) {
    if (start > at) runs.push({ text: text.slice(at, start), hidden: 0 })
    runs.push({ text: escape, hidden: count })
    at = end
  }
  if (at < text.length) runs.push({ text: text.slice(at), hidden: 0 })
  return runs
}

export const visibleRuns = (text: string): Run[] => cutAtHidden(text, hidden)

/** For names and labels, which have one line: line feeds and tabs are hidden characters there. */
export const singleLineRuns = (text: string): Run[] => cutAtHidden(text, hiddenInLine)

/** What a reader of the screen gets: the text with every escape written out. */
export const visibleText = (text: string): string =>
  visibleRuns(text)
    .map(run => run.text)
    .join('')

export const countHidden = (text: string): number => visibleRuns(text).reduce((sum, run) => sum + run.hidden, 0)

/** How much of the text has no more escapes than that; its length when it has not so many. */
export function lengthWithEscapes(text: string, most: number): number {
  let escapes = 0
  for (const { start } of hiddenRuns(text, hidden)) if (++escapes > most) return start
  return text.length
}

/** Something for each escape in a text, as they are asked for. */
export const escapesIn = (text: string, { multiline }: { multiline: boolean }): Iterable<unknown> =>
  hiddenRuns(text, multiline ? hidden : hiddenInLine)
