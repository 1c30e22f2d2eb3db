/** The lines of a text whose format is made of lines. */
import { Unreadable } from '../reading.ts'

/** Some programs end a line at these, others do not, and some end the text at a NUL. */
const forbidden = /[^\P{Cc}\t\r\n]|[\u2028\u2029]/u

/** @throws Unreadable unless all lines end in the same way, and no character could be one more end */
export function checkLines(text: string): void {
  if (forbidden.test(text)) throw new Unreadable('syntax')
  if (/\r(?!\n)/.test(text) || (text.includes('\r') && /(?<!\r)\n/.test(text))) throw new Unreadable('lineEnds')
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
