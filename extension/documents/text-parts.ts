/** A long text in parts that a window draws within a moment. */
import { lengthWithEscapes } from '../ui/visible-runs.ts'

/** In one part: characters, and escapes, which take far longer to draw. */
export const partLimits = { characters: 200_000, escapes: 2_000 } as const

/** Nothing is cut in two: no pair of surrogates, no line end. */
const wholeCharacters = (text: string, end: number): number =>
  end < text.length && /[\uD800-\uDBFF\r]/.test(text[end - 1] ?? '') ? end - 1 : end

/** Where the part ends that begins at `from`. */
function partEnd(text: string, from: number): number {
  const end = wholeCharacters(text, Math.min(from + partLimits.characters, text.length))
  return from + lengthWithEscapes(text.slice(from, end), partLimits.escapes)
}

/** The first so many parts; fewer when the text has no more. Together they are its beginning. */
export function firstParts(text: string, count: number): string[] {
  const parts: string[] = []
  let at = 0
  while (at < text.length && parts.length < count) {
    const end = partEnd(text, at)
    parts.push(text.slice(at, end))
    at = end
  }
  return parts
}
