/** Who signed a PDF, which revision of it, and whether it holds (ISO 32000-2 section 12.8.1, ETSI EN 319 142-1 levels B-B and B-T). */
import { equalBytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { verifySignedData } from '../cms/verify.ts'
import type { ToVerify } from '../format.ts'
import { timestampsBy } from '../tsp/timestamps-by.ts'
import { openDocument, type PdfDocument } from './document.ts'
import { latin1 } from './latin1.ts'
import { readForm, type SignatureField } from './form.ts'
import { isDocumentTimestamp, signedRevision, subFilterOf } from './signed-revision.ts'
import { telling, Unfit } from './unfit.ts'
import type { Value } from './values.ts'

/** One entry to each signature, one at least: a time stamp of the document's own is not one. @throws MohurError SIGNED_DATA_UNREADABLE with the reason */
export function verifyPades(input: ToVerify): VerifiedSigner[] {
  return telling('SIGNED_DATA_UNREADABLE', () => {
    const document = openDocument(latin1(input.signed))
    const signatures = readForm(document).signatures.filter(field => !isDocumentTimestamp(field))
    if (signatures.length === 0) throw new Unfit('notSigned')
    return signatures.map(field => verifySignature(field, document, input))
  })
}

function verifySignature(field: SignatureField, document: PdfDocument, input: ToVerify): VerifiedSigner {
  const { inside, content, ...coverage } = signedRevision(field, document, input.signed)
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
  const isOwn = input.content === null || equalBytes(input.signed.subarray(0, input.content.length), input.content)
  const reasons = isOwn ? signer.reasons : [...new Set([...signer.reasons, 'contentChanged' as const])]
  return {
    ...signer,
    ...(subFilter === 'ETSI.CAdES.detached' ? {} : { level: 'none' as const }),
    ...coverage,
    valid: signer.valid && isOwn,
    reasons,
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
