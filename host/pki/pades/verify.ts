/** Who signed a PDF, which revision of it, and whether it holds (ISO 32000-2 section 12.8.1, ETSI EN 319 142-1 levels B-B and B-T). */
import { equalBytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { verifySignedData } from '../cms/verify.ts'
import type { ToVerify } from '../format.ts'
import type { VerifyReason } from '../path/check-path.ts'
import { timestampsBy } from '../tsp/timestamps-by.ts'
import { openDocument, type PdfDocument } from './document.ts'
import { latin1 } from './latin1.ts'
import { areForbidden } from './are-forbidden.ts'
import { readForm, type SignatureField } from './form.ts'
import { laterChanges, type Changes } from './later-changes.ts'
import { objectRoles, type ObjectRoles } from './object-roles.ts'
import { isDocumentTimestamp, signedRevision, subFilterOf } from './signed-revision.ts'
import { telling, Unfit } from './unfit.ts'
import type { Value } from './values.ts'

/** One entry to each signature, one at least: a time stamp of the document's own is not one. @throws MohurError SIGNED_DATA_UNREADABLE with the reason */
export function verifyPades(input: ToVerify): VerifiedSigner[] {
  return telling('SIGNED_DATA_UNREADABLE', () => {
    const document = openDocument(latin1(input.signed))
    const signatures = readForm(document).signatures.filter(field => !isDocumentTimestamp(field))
    if (signatures.length === 0) throw new Unfit('notSigned')
    let known: ObjectRoles | null = null
    const opened = { document, roles: () => (known ??= objectRoles(document)) }
    const read = signatures.map(field => readOrFault(field, opened, input))
    const [first] = read
    if (first instanceof Unfit && read.every(one => one instanceof Unfit)) throw first
    return read.map(one => (one instanceof Unfit ? brokenSigner(one) : one))
  })
}

interface Opened {
  document: PdfDocument
  /** @throws Unfit */
  roles: () => ObjectRoles
}

function readOrFault(field: SignatureField, opened: Opened, input: ToVerify): VerifiedSigner | Unfit {
  try {
    return verifySignature(field, opened, input)
  } catch (error) {
    if (error instanceof Unfit) return error
    throw error
  }
}

/** One among others that is not as it must be: what it is of is not known, or what it is. */
const brokenSigner = ({ reason }: Unfit): VerifiedSigner => ({
  certificate: null,
  chain: [],
  signingTime: null,
  level: 'none',
  timestamp: null,
  covers: 'part',
  parts: [],
  valid: false,
  reasons: [reason === 'contents' ? 'signatureWrong' : 'referenceWrong'],
  revocation: { status: 'notChecked' },
})

function verifySignature(field: SignatureField, opened: Opened, input: ToVerify): VerifiedSigner {
  const { inside, content, before, covers, parts } = signedRevision(field, opened.document, input.signed)
  const subFilter = subFilterOf(field)
  if (subFilter !== 'ETSI.CAdES.detached' && subFilter !== 'adbe.pkcs7.detached') throw new Unfit('contents')
  const signers = verifySignedData({
    ...input,
    signed: inside,
    content,
    timeElsewhere: timeIn(field.signature.entries.get('M')),
    timestampOf: timestampsBy(input),
  })
  const [signer] = signers
  if (!signer || signers.length !== 1) throw new Unfit('contents')
  const changes = covers === 'part' ? changesSince(before, opened) : null
  const reasons = new Set<VerifyReason>([
    ...signer.reasons,
    ...(isOwn(input) ? [] : (['contentChanged'] as const)),
    ...(changes && areForbidden(field, before, changes) ? (['changesForbidden'] as const) : []),
  ])
  return {
    ...signer,
    ...(subFilter === 'ETSI.CAdES.detached' ? {} : { level: 'none' as const }),
    covers,
    parts,
    ...(changes && { changes: changes.kinds }),
    valid: signer.valid && reasons.size === 0,
    reasons: [...reasons],
  }
}

/** A document that was handed in beside is the one that the file began with. */
const isOwn = ({ signed, content }: ToVerify): boolean =>
  content === null || equalBytes(signed.subarray(0, content.length), content)

/** Where an object cannot be read, nobody knows what it is for. */
function changesSince(before: PdfDocument, { document, roles }: Opened): Changes {
  try {
    return laterChanges({ before, now: document, roles: roles() })
  } catch {
    return { kinds: ['elsewhere'], fields: new Set(['']) }
  }
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
