/** Lines of text in a box: as large as they can be there. */
import { widthOf } from './mark-font.ts'

export interface Paragraph {
  text: string
  /** Of its letters, beside the others. */
  scale: number
}

export interface Line {
  text: string
  /** Of the letters, in points. */
  size: number
  /** Where it begins, in points from the left and from below. */
  left: number
  base: number
}

export interface Size {
  width: number
  height: number
}

const largest = 12
const lineHeight = 1.3
/** Below the line, in ems. */
const descent = 0.29
const inset = 4

/** Whatever the text is, it has room: its letters become as small as they must. */
export function layOut(paragraphs: readonly Paragraph[], { width, height }: Size): Line[] {
  const room = { width: width - 2 * inset, height: height - 2 * inset }
  for (let size = largest; ; size *= 0.95) {
    const lines = paragraphs.flatMap(({ text, scale }) =>
      linesOf(text, room.width / (size * scale)).map(line => ({ text: line, size: size * scale })),
    )
    const needed = lines.reduce((sum, line) => sum + line.size * lineHeight, 0)
    if (needed <= room.height) return placed(lines, height - (height - needed) / 2)
  }
}

function placed(lines: readonly Pick<Line, 'text' | 'size'>[], top: number): Line[] {
  let at = top
  return lines.map(line => {
    at -= line.size * lineHeight
    return { ...line, left: inset, base: at + line.size * (descent + (lineHeight - 1.36) / 2) }
  })
}

/** Broken at spaces, and within a word that is longer than a line. `width`: in ems. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = piecesOf(word, width)
    line = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  return [...lines, line]
}

/** A letter that is wider than the line stands in one of its own. */
function piecesOf(word: string, width: number): string[] {
  const pieces = ['']
  for (const letter of word) {
    const last = pieces.at(-1) ?? ''
    if (last !== '' && widthOf(last + letter) > width) pieces.push(letter)
    else pieces[pieces.length - 1] = last + letter
  }
  return pieces
}
