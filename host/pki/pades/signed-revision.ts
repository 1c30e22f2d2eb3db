/** What a signature or a time stamp in a PDF is of: one revision, all of it but for its own hole (ISO 32000-2 section 12.8.1). */
import { concat, fromHex, type Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { lengthOfBer } from '../cms/definite-lengths.ts'
import { openDocument, type PdfDocument } from './document.ts'
import { isStampValue, readForm, type SignatureField } from './form.ts'
import { Unfit } from './unfit.ts'
import { nameIn, wholeIn, type Value } from './values.ts'

export interface SignedRevision extends Pick<VerifiedSigner, 'covers' | 'parts'> {
  /** What stands in the hole: DER, or BER. */
  inside: Bytes
  /** Everything else of the revision. */
  content: Bytes
  /** The file as it was signed. */
  before: PdfDocument
}

/** `bytes`: the file. @throws Unfit byteRange, contents */
export function signedRevision(field: SignatureField, document: PdfDocument, bytes: Uint8Array): SignedRevision {
  const { from, to, end } = holeOf(field, document)
  const { number, before } = revisionAt(field, document, { end, from })
  const isWhole = end === bytes.length
  return {
    inside: cmsIn(document.text.slice(from + 1, to - 1)),
    content: concat([bytes.subarray(0, from), bytes.subarray(to, end)]),
    covers: isWhole ? 'document' : 'part',
    parts: isWhole ? [] : [`revision ${number} of ${document.sections.length}`],
    before,
  }
}

/** How what is in the hole is to be read: a person's signature or an authority's time stamp. */
export const subFilterOf = ({ signature }: SignatureField): string | null => nameIn(signature.entries.get('SubFilter'))

export const isDocumentTimestamp = ({ signature }: SignatureField): boolean => isStampValue(signature)

interface Hole {
  from: number
  to: number
  /** Of the revision. */
  end: number
}

/** From the beginning of the file to the end of a revision, without the signature in its brackets and nothing else. @throws Unfit byteRange, contents */
function holeOf({ value, signature }: SignatureField, document: PdfDocument): Hole {
  const hole = rangeIn(signature.entries.get('ByteRange'))
  const contents = signature.entries.get('Contents')
  const entry = document.entryOf(value.number)
  if (contents?.kind !== 'string' || !entry || !('offset' in entry)) throw new Unfit('contents')
  const isHole = contents.from === hole.from && contents.from + contents.text.length === hole.to
  if (!isHole || hole.end > document.text.length) throw new Unfit('byteRange')
  if (!/^<(?:[\da-fA-F]{2})+>$/.test(contents.text)) throw new Unfit('contents')
  return hole
}

/** Two parts, the first from the beginning on. @throws Unfit byteRange */
function rangeIn(range: Value | undefined): Hole {
  const numbers = range?.kind === 'list' ? range.items.map(one => wholeIn(one) ?? -1) : []
  const [zero, from = 0, to = 0, rest = 0] = numbers
  if (numbers.length !== 4 || zero !== 0 || numbers.includes(-1)) throw new Unfit('byteRange')
  return { from, to, end: to + rest }
}

/** The file as it was signed must be one itself, and the signature belong to its last revision. The first is 1. @throws Unfit byteRange */
function revisionAt(
  { value }: SignatureField,
  document: PdfDocument,
  { end, from }: { end: number; from: number },
): { number: number; before: PdfDocument } {
  const { text, sections } = document
  const before = end === text.length ? document : openDocument(text.slice(0, end))
  const [last] = before.sections
  const place = sections.findIndex(({ offset }) => offset === last?.offset)
  const entry = last?.entries.get(value.number)
  const isNewest = entry && 'offset' in entry && entry.offset < from
  const isSigned = readForm(before).signatures.some(one => one.value.number === value.number)
  if (place < 0 || !isNewest || !isSigned) throw new Unfit('byteRange')
  const now = document.entryOf(value.number)
  if (!now || !('offset' in now) || now.offset !== entry.offset) throw new Unfit('byteRange')
  return { number: sections.length - place, before }
}

/** The rest of the room is zeros (section 12.8.1). @throws Unfit contents */
function cmsIn(hex: string): Bytes {
  const bytes = fromHex(hex.toLowerCase())
  if (bytes[0] !== 0x30) throw new Unfit('contents')
  // DER is asked for, and poppler and others write BER.
  const length = lengthOfBer(bytes)
  if (length > bytes.length || bytes.subarray(length).some(octet => octet !== 0)) throw new Unfit('contents')
  return bytes.slice(0, length)
}
