/** The letters of marks: what can be drawn, how wide it is, and what stands for what cannot. */
import { fromBase64 } from '../../../../shared/bytes.ts'
import { MohurError } from '../../../../shared/errors.ts'
import { readTrueType, type TrueType } from './true-type.ts'

let font: TrueType | null = null

/** Must be over before a mark is drawn: most signatures have none, and need not wait for the font. */
export async function loadMarkFont(): Promise<void> {
  if (font) return
  const { notoSans } = await import('./noto-sans.ts')
  font = readTrueType(fromBase64(notoSans))
}

/** @throws MohurError INTERNAL before it is loaded */
export function markFont(): TrueType {
  if (!font) throw new MohurError('INTERNAL')
  return font
}

/**
 * Text that can be drawn as it is. What has no letter of its own is written by its number: other scripts, and whatever cannot be
 * seen or would move the letters around it.
 */
export const drawable = (text: string): string =>
  Array.from(text.normalize('NFC'), character => {
    const point = character.codePointAt(0) ?? 0
    return markFont().glyphOf(point) > 0 ? character : `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}›`
  }).join('')

/** In ems. */
export function widthOf(text: string): number {
  const { glyphOf, widthOf: width, unitsPerEm } = markFont()
  return (
    Array.from(text).reduce((sum, character) => sum + width(glyphOf(character.codePointAt(0) ?? 0)), 0) / unitsPerEm
  )
}
