/** What kind of file some bytes are, by how they begin: known by the bytes alone, whatever a site calls them. */

/** What is told of a file that is not drawn. */
export type FileType =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'tiff'
  | 'bmp'
  | 'word'
  | 'excel'
  | 'powerpoint'
  | 'openDocument'
  | 'oldOffice'
  | 'rtf'
  | 'archive'
  | 'program'
  | 'signature'

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean => {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

/** Nothing before the header is taken: other programs could see another kind of file in it. */
export const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, '%PDF-')

/** How each kind of file begins; the first row that fits counts. */
const rows: readonly (readonly [FileType, (bytes: Uint8Array) => boolean])[] = [
  ['pdf', isPdf],
  ['png', bytes => startsWith(bytes, '\x89PNG\r\n\x1A\n')],
  ['jpeg', bytes => startsWith(bytes, '\xFF\xD8\xFF')],
  ['gif', bytes => startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')],
  ['webp', bytes => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)],
  ['tiff', bytes => startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')],
  ['bmp', bytes => startsWith(bytes, 'BM') && bytes.length > 26 && bytes[15] === 0 && bytes[17] === 0],
  ['oldOffice', bytes => startsWith(bytes, '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')],
  ['rtf', bytes => startsWith(bytes, '{\\rtf')],
  ['program', bytes => startsWith(bytes, '\x7FELF') || (startsWith(bytes, 'MZ') && bytes.length > 64)],
  [
    'archive',
    bytes =>
      ["7z\xBC\xAF'\x1C", 'Rar!\x1A\x07', '\x1F\x8B\x08', 'BZh', '\xFD7zXZ\0'].some(one => startsWith(bytes, one)),
  ],
]

/** Entries by which a ZIP archive is known for more than that (ECMA-376 part 2; ODF 1.3 part 2 section 3.3; ETSI EN 319 162-1). */
const inArchives: readonly (readonly [FileType, RegExp])[] = [
  ['signature', /application\/vnd\.etsi\.asic-/],
  ['openDocument', /application\/vnd\.oasis\.opendocument\./],
  ['word', /(?:^|[^\w/])word\/[\w/.-]+\.xml/],
  ['excel', /(?:^|[^\w/])xl\/[\w/.-]+\.(?:xml|bin)/],
  ['powerpoint', /(?:^|[^\w/])ppt\/[\w/.-]+\.xml/],
]

/** Of an archive: its first entries, and its list of them, which stands at its end. In bytes. */
const looked = 256 * 1024

/** `null`: none that is known. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  const row = rows.find(([, fits]) => fits(bytes))
  if (row) return row[0]
  if (!startsWith(bytes, 'PK\x03\x04') && !startsWith(bytes, 'PK\x05\x06')) return null
  const text =
    new TextDecoder('latin1').decode(bytes.subarray(0, looked)) +
    new TextDecoder('latin1').decode(bytes.subarray(Math.max(looked, bytes.length - looked)))
  return inArchives.find(([, entry]) => entry.test(text))?.[0] ?? 'archive'
}
