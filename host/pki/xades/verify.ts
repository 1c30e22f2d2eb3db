/** Who signed an XML document or a file beside it, what of it, and whether it holds (XML Signature 1.1 section 3.2, ETSI EN 319 132-1 levels B-B and B-T). */
import { signatureAlgorithmOf } from '../../../shared/algorithms.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { isForSigning } from '../certificate-obstacle.ts'
import { findChain } from '../chain.ts'
import type { ToVerify } from '../format.ts'
import type { VerifyReason } from '../path/check-path.ts'
import { readLink, type Link } from '../path/link.ts'
import { poolFor } from '../pool-for.ts'
import { levelBy, provedBy } from '../proved-by.ts'
import { timestampAmong } from '../tsp/timestamp-among.ts'
import { keyStanding, verifySignature } from '../verify-signature.ts'
import { canonicalXml } from './canonical-xml.ts'
import { idsIn } from './find-by-id.ts'
import type { Around } from './around.ts'
import { judgeReferences } from './judge-references.ts'
import { whyNotUri } from './names.ts'
import { formOf } from './octets-of.ts'
import { readXml } from './read-xml.ts'
import { signaturesIn, type ReadSignature } from './read-signature.ts'
import { timestampsOn } from './signature-timestamps.ts'
import { isComplete, namesCertificate, signerAmong } from './signed-properties.ts'

/** Whether it begins like XML. */
export const isXml = (signed: Uint8Array): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*</.test(new TextDecoder('latin1').decode(signed.subarray(0, 64)))

/** One entry to each signature, one at least. @throws MohurError SIGNED_DATA_UNREADABLE with the reason, TOO_LARGE */
export function verifyXades(input: ToVerify): VerifiedSigner[] {
  const document = readXml(input.signed, 'SIGNED_DATA_UNREADABLE')
  const signatures = signaturesIn(document.root)
  if (signatures.length === 0) throw new MohurError('SIGNED_DATA_UNREADABLE', { reason: 'notSigned' })
  const ids = idsIn(document.root)
  return signatures.map(signature => verifySigner(signature, { document, ids, input }))
}

interface InFile extends Pick<Around, 'document' | 'ids'> {
  input: ToVerify
}

function verifySigner(signature: ReadSignature, { input, ...file }: InFile): VerifiedSigner {
  const { now, content } = input
  const { properties, reasons: about, ...judged } = judgeReferences(signature, { ...file, content })
  const timestamp = timestampAmong(timestampsOn(signature), input)
  const told = { ...judged, timestamp }
  const signer = signerAmong(
    signature.certificates.flatMap(der => readLink(der) ?? []),
    properties,
  )
  if (!signer) {
    const reasons = [...new Set<VerifyReason>([...about, 'certificateMissing'])]
    return { certificate: null, chain: [], ...told, level: 'none', valid: false, reasons }
  }
  const { certificate } = signer
  const pool = poolFor(signature.certificates, input)
  const { chain, reasons: chainReasons } = findChain({ certificate, pool, at: provedBy(timestamp, now) })
  const isThis = properties === null || namesCertificate(properties, signer)
  const reasons = new Set<VerifyReason>([
    ...about,
    ...checkSignature(signature, signer),
    ...(isForSigning(signer.facts) ? [] : (['certificateNotForSigning'] as const)),
    ...(isThis ? [] : (['certificateMismatch'] as const)),
    ...chainReasons,
  ])
  const level = isThis && properties && isComplete(properties) ? levelBy(timestamp) : 'none'
  return { certificate, chain, ...told, level, valid: reasons.size === 0, reasons: [...reasons] }
}

function checkSignature(signature: ReadSignature, { facts: { publicKey } }: Link): VerifyReason[] {
  const { signedInfo, canonicalisation, method, value } = signature
  const algorithm = signatureAlgorithmOf(({ xml }) => xml === method)
  const standing = keyStanding(publicKey, algorithm && { algorithm, saltLength: null })
  if (standing === 'weak') return ['algorithmWeak']
  if (!algorithm) return [whyNotUri(method)]
  const form = formOf(canonicalisation)
  if (standing === 'unsupported' || !form) return ['algorithmUnsupported']
  const toBeSigned = canonicalXml(signedInfo, { form })
  return verifySignature({ publicKey, algorithm, toBeSigned, signature: value, form: 'r‖s' }) ? [] : ['signatureWrong']
}
