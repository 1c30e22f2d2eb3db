/** The appearance of a signature's field (ISO 32000-2 sections 12.5.5 and 12.7.5.5): a frame, and text in a font that is embedded (section 9.9). */
import { toHex, type Bytes } from '../../../../shared/bytes.ts'
import { displayName } from '../../../../shared/names.ts'
import { readCertificate } from '../../../../shared/certificate.ts'
import { limits } from '../../../../shared/limits.ts'
import type { MarkLanguage } from '../../../../shared/mark.ts'
import { latin1 } from '../latin1.ts'
import { drawable, markFont, widthOf } from './mark-font.ts'
import { layOut, type Paragraph } from './mark-layout.ts'
import { markWords } from './mark-words.ts'
import type { PlacedMark } from './place-mark.ts'

/** What a mark says: of the certificate and the signature, and nothing of the page's but the language. */
export interface Said {
  /** DER. */
  certificate: Bytes
  signingTime: Date
  language: MarkLanguage
}

/** Bodies of objects that follow one another, the form XObject first. `first`: its number. */
export function drawMark({ size, matrix }: Pick<PlacedMark, 'size' | 'matrix'>, said: Said, first: number): string[] {
  const lines = layOut(paragraphsOf(said), size)
  const letters = [...new Set(lines.flatMap(({ text }) => Array.from(text)))].toSorted()
  const numberOf = new Map(letters.map((letter, place) => [letter, hex16(place + 1)]))
  const texts = lines.map(({ text, size: height, left, base }) => {
    const glyphs = Array.from(text, letter => numberOf.get(letter) ?? '0000').join('')
    return `/F ${number(height)} Tf 1 0 0 1 ${number(left)} ${number(base)} Tm <${glyphs}> Tj`
  })
  const [width, height] = [number(size.width), number(size.height)]
  // What lies under it stays to be seen, and too pale to be taken for what the mark says.
  const ground = `q /Pale gs 1 g 0 0 ${width} ${height} re f Q`
  const frame = `q 0.75 w 0.1 0.3 0.6 RG 0.5 0.5 ${number(size.width - 1)} ${number(size.height - 1)} re S Q`
  const drawn = `${ground}\n${frame}\nBT 0 g\n${texts.join('\n')}\nET\n`
  const form = `/Type /XObject\n/Subtype /Form\n/BBox [0 0 ${width} ${height}]\n/Matrix [${matrix.join(' ')} 0 0]`
  return [
    stream(`${form}\n/Resources <</Font <</F ${first + 1} 0 R>> /ExtGState <</Pale <</ca 0.85>>>>>>`, drawn),
    ...fontObjects(letters, first + 1),
  ]
}

function paragraphsOf({ certificate, signingTime, language }: Said): Paragraph[] {
  const words = markWords[language]
  const [date = '', time = ''] = signingTime.toISOString().slice(0, 19).split('T')
  return [
    { text: drawable(words.signed), scale: 0.8 },
    { text: drawable(cut(displayName(readCertificate(certificate).subject))), scale: 1 },
    { text: drawable(words.when(date, time)), scale: 0.8 },
  ]
}

function cut(name: string): string {
  const characters = Array.from(name.slice(0, 2 * limits.journalName + 1))
  return characters.length > limits.journalName ? `${characters.slice(0, limits.journalName - 1).join('')}…` : name
}

/** Its letters are numbered from 1 on, in their order. `first`: the number of the first object. */
function fontObjects(letters: readonly string[], first: number): string[] {
  const { glyphOf, subset } = markFont()
  const file = subset(letters.map(letter => glyphOf(letter.codePointAt(0) ?? 0)))
  const widths = letters.map(letter => number(1_000 * widthOf(letter)))
  // Fonts of other letters have other names (section 9.9.2); this one is the only one at its place.
  const tag = Array.from(String(first).padStart(6, '0').slice(-6), digit => 'ABCDEFGHIJ'[Number(digit)]).join('')
  const name = `/${tag}+NotoSans-Regular`
  const system = '/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>'
  return [
    `<</Type /Font\n/Subtype /Type0\n/BaseFont ${name}\n/Encoding /Identity-H\n/DescendantFonts [${first + 1} 0 R]\n/ToUnicode ${first + 4} 0 R>>`,
    `<</Type /Font\n/Subtype /CIDFontType2\n/BaseFont ${name}\n${system}\n/CIDToGIDMap /Identity\n/W [1 [${widths.join(' ')}]]\n/FontDescriptor ${first + 2} 0 R>>`,
    `<</Type /FontDescriptor\n/FontName ${name}\n/Flags 4\n/FontBBox [-518 -250 1215 1033]\n/ItalicAngle 0\n/Ascent 1069\n/Descent -293\n/CapHeight 714\n/StemV 80\n/FontFile2 ${first + 3} 0 R>>`,
    stream(`/Length1 ${file.length}`, latin1(file)),
    stream('', unicodeMap(letters)),
  ]
}

/** Section 9.10.3: what is drawn can be searched and read out. */
function unicodeMap(letters: readonly string[]): string {
  const pairs = letters.map((letter, place) => `<${hex16(place + 1)}> <${hex16(letter.codePointAt(0) ?? 0)}>`)
  const groups = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, at) => pairs.slice(100 * at, 100 * at + 100))
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...groups.map(group => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`),
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n',
  ].join('\n')
}

const stream = (entries: string, data: string): string =>
  `<<${entries}\n/Length ${data.length}>>\nstream\n${data}\nendstream`

/** All letters of the font are in the first plane. */
const hex16 = (value: number): string => toHex(Uint8Array.of(value >> 8, value)).toUpperCase()
/** As a PDF has it: no exponents. */
export const number = (value: number): string => String(Number(value.toFixed(3)))
