/** The lines of a text whose format is made of lines. */
import { Unreadable } from '../reading.ts'

/** Some programs end a line at these, others do not, and some end the text at a NUL. */
const forbidden = /[^\P{Cc}\t\r\n]|[\u2028\u2029]/u

/** Looked at in one go, with a pause before the next. In characters. */
const piece = 512 * 1024

/** @throws Unreadable unless all lines end in the same way, and no character could be one more end */
export function* checkLines(text: string): Generator<void, void> {
  let isMixed = false
  const ends = new Set<string>()
  for (let from = 0; from < text.length;) {
    const to = Math.min(from + piece, text.length)
    // No line end is cut in two.
    const end = text[to - 1] === '\r' ? to + 1 : to
    const part = text.slice(from, end)
    if (forbidden.test(part)) throw new Unreadable('syntax')
    isMixed ||= /\r(?!\n)/.test(part)
    if (part.includes('\r\n')) ends.add('\r\n')
    if (/(?<!\r)\n/.test(part)) ends.add('\n')
    from = end
    if (from < text.length) yield
  }
  if (isMixed || ends.size > 1) throw new Unreadable('lineEnds')
}

export interface Line {
  text: string
  /** Where it begins, and where the next one does. */
  start: number
  end: number
}

/** Of a text that passed `checkLines`. What follows the last line end is a line if there is anything. */
export function* linesOf(text: string): Generator<Line, undefined> {
  let start = 0
  while (start < text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed + 1
    const stop = feed < 0 ? end : feed - (text[feed - 1] === '\r' ? 1 : 0)
    yield { text: text.slice(start, stop), start, end }
    start = end
  }
}
