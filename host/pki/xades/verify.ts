/** Who signed an XML document or a file beside it, what of it, and whether it holds (XML Signature 1.1 section 3.2, ETSI EN 319 132-1 levels B-B, B-T and B-LT). */
import { signatureAlgorithmOf, type HashName } from '../../../shared/algorithms.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { digestOf } from '../../digests.ts'
import { isForSigning } from '../certificate-obstacle.ts'
import type { ToVerify } from '../format.ts'
import { judgePath } from '../judge-path.ts'
import type { VerifyReason } from '../path/check-path.ts'
import { readLink, type Link } from '../path/link.ts'
import { poolFor } from '../pool-for.ts'
import { levelBy } from '../proved-by.ts'
import { openEmbedded } from '../revocation/embedded.ts'
import { boundedInside } from '../revocation/inside.ts'
import { notChecked } from '../revocation/path-revocation.ts'
import { rolesTold } from '../roles-told.ts'
import { timestampAmong } from '../tsp/timestamp-among.ts'
import { keyStanding, verifySignature } from '../verify-signature.ts'
import { canonicalXml } from './canonical-xml.ts'
import { idsIn } from './find-by-id.ts'
import type { DigestBeside } from './around.ts'
import { insideXml } from './inside.ts'
import { judgeReferences, type JudgedTogether } from './judge-references.ts'
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
export const verifyXades = (input: ToVerify): VerifiedSigner[] =>
  verifyXmlSignatures(input, digestOfContent(input)).map(({ signer }) => signer)

export interface VerifiedXmlSignature {
  signer: VerifiedSigner
  /** The addresses of what it refers to beside itself. */
  files: string[]
  /** It holds something that is not signed. */
  carriesUnsigned: boolean
}

/** @throws as `verifyXades` */
export function verifyXmlSignatures(input: ToVerify, digestBeside: DigestBeside): VerifiedXmlSignature[] {
  const document = readXml(input.signed, 'SIGNED_DATA_UNREADABLE')
  const signatures = signaturesIn(document.root)
  if (signatures.length === 0) throw new MohurError('SIGNED_DATA_UNREADABLE', { reason: 'notSigned' })
  const ids = idsIn(document.root)
  const { content, digests } = input
  const isLarge = digests !== undefined
  return signatures.map(signature => {
    const { files, carriesUnsigned, ...judged } = judgeReferences(signature, {
      document,
      ids,
      content,
      isLarge,
      digestBeside,
    })
    return { signer: verifySigner(signature, judged, input), files, carriesUnsigned }
  })
}

/** Whatever the signature calls it, there is one document beside it. */
function digestOfContent({ content, digests }: ToVerify): DigestBeside {
  const known = new Map<HashName, Bytes>()
  return (_, hash) => {
    if (!content) return digests?.get(hash) ?? 'contentMissing'
    const digest = known.get(hash) ?? digestOf(hash, content)
    known.set(hash, digest)
    return digest
  }
}

function verifySigner(
  signature: ReadSignature,
  { properties, reasons: about, ...judged }: Omit<JudgedTogether, 'files' | 'carriesUnsigned'>,
  input: ToVerify,
): VerifiedSigner {
  const { now } = input
  const inside = boundedInside([insideXml(signature)])
  const timestamp = timestampAmong(timestampsOn(signature), { ...input, inside })
  const told = { ...judged, timestamp, ...rolesTold(properties?.roles) }
  const signer = signerAmong(
    signature.certificates.flatMap(der => readLink(der) ?? []),
    properties,
  )
  if (!signer) {
    const reasons = [...new Set<VerifyReason>([...about, 'certificateMissing'])]
    return { certificate: null, chain: [], ...told, level: 'none', valid: false, reasons, revocation: notChecked }
  }
  const { certificate } = signer
  const { chain, revocation, isTold, ...path } = judgePath(
    { certificate, timestamp },
    {
      pool: poolFor([...signature.certificates, ...inside.certificates], input),
      now,
      ofPath: openEmbedded(inside.values, now),
    },
  )
  const isThis = properties === null || namesCertificate(properties, signer)
  const reasons = new Set<VerifyReason>([
    ...about,
    ...checkSignature(signature, signer),
    ...(isForSigning(signer.facts) ? [] : (['certificateNotForSigning'] as const)),
    ...(isThis ? [] : (['certificateMismatch'] as const)),
    ...path.reasons,
  ])
  const level = isThis && properties && isComplete(properties) ? levelBy(timestamp, isTold) : 'none'
  return { certificate, chain, ...told, level, valid: reasons.size === 0, reasons: [...reasons], revocation }
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
