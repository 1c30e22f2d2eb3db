/** Who signed a PDF, which revision of it, and whether it holds (ISO 32000-2 section 12.8.1, ETSI EN 319 142-1 level B-B). */
import { concat, equalBytes, fromHex, type Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { lengthOfBer } from '../cms/definite-lengths.ts'
import { verifySignedData } from '../cms/verify.ts'
import type { ToVerify } from '../format.ts'
import { timestampsBy } from '../tsp/timestamps-by.ts'
import { openDocument, type PdfDocument } from './document.ts'
import { latin1 } from './latin1.ts'
import { readForm, type SignatureField } from './form.ts'
import { telling, Unfit } from './unfit.ts'
import { nameIn, wholeIn, type Value } from './values.ts'

/** One entry to each signature, one at least. @throws MohurError SIGNED_DATA_UNREADABLE with the reason */
export function verifyPades(input: ToVerify): VerifiedSigner[] {
  return telling('SIGNED_DATA_UNREADABLE', () => {
    const document = openDocument(latin1(input.signed))
    const { signatures } = readForm(document)
    if (signatures.length === 0) throw new Unfit('notSigned')
    return signatures.map(field => verifySignature(field, document, input))
  })
}

function verifySignature(field: SignatureField, document: PdfDocument, input: ToVerify): VerifiedSigner {
  const { entries } = field.signature
  const { from, to, end } = holeOf(field, document)
  const revision = revisionAt(field, document, { end, from })
  const subFilter = nameIn(entries.get('SubFilter'))
  if (subFilter !== 'ETSI.CAdES.detached' && subFilter !== 'adbe.pkcs7.detached') throw new Unfit('contents')
  const signers = verifySignedData({
    ...input,
    signed: cmsIn(document.text.slice(from + 1, to - 1)),
    content: concat([input.signed.subarray(0, from), input.signed.subarray(to, end)]),
    timeElsewhere: timeIn(entries.get('M')),
    timestampOf: timestampsBy(input),
  })
  const [signer] = signers
  if (!signer || signers.length !== 1) throw new Unfit('contents')
  const isOwn = input.content === null || equalBytes(input.signed.subarray(0, input.content.length), input.content)
  const reasons = isOwn ? signer.reasons : [...new Set([...signer.reasons, 'contentChanged' as const])]
  return {
    ...signer,
    ...(subFilter === 'ETSI.CAdES.detached' ? {} : { level: 'none' as const }),
    covers: end === input.signed.length ? 'document' : 'part',
    parts: end === input.signed.length ? [] : [`revision ${revision} of ${document.sections.length}`],
    valid: signer.valid && isOwn,
    reasons,
  }
}

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
): number {
  const { text, sections } = document
  const then = end === text.length ? document : openDocument(text.slice(0, end))
  const [last] = then.sections
  const place = sections.findIndex(({ offset }) => offset === last?.offset)
  const entry = last?.entries.get(value.number)
  const isNewest = entry && 'offset' in entry && entry.offset < from
  const isSigned = readForm(then).signatures.some(one => one.value.number === value.number)
  if (place < 0 || !isNewest || !isSigned) throw new Unfit('byteRange')
  const now = document.entryOf(value.number)
  if (!now || !('offset' in now) || now.offset !== entry.offset) throw new Unfit('byteRange')
  return sections.length - place
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

const datePattern = /^\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)'?)\)$/

/** Of a date that says its zone (section 7.9.4); `null` for anything else. */
function timeIn(value: Value | undefined): Date | null {
  const found = value?.kind === 'string' ? datePattern.exec(value.text) : null
  if (!found) return null
  const [, year, month, day, hours, minutes, seconds, sign = '+', zoneHours = '00', zoneMinutes = '00'] = found
  const time = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${sign}${zoneHours}:${zoneMinutes}`)
  return Number.isNaN(time.getTime()) ? null : time
}
