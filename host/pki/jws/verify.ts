/** Who signed a JWS, and whether it holds (RFC 7515 section 5.2, ETSI TS 119 182-1 levels B-B and B-T), strictly. */
import { concat, fromBase64, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { digestOf } from '../../digests.ts'
import { isForSigning } from '../certificate-obstacle.ts'
import { findChain } from '../chain.ts'
import type { ToVerify } from '../format.ts'
import type { VerifyReason } from '../path/check-path.ts'
import { readLink, type Link } from '../path/link.ts'
import { poolFor } from '../pool-for.ts'
import { levelBy, provedBy } from '../proved-by.ts'
import { notChecked } from '../revocation/path-revocation.ts'
import { timestampAmong } from '../tsp/timestamp-among.ts'
import { keyStanding, verifySignature } from '../verify-signature.ts'
import { wholeDocument } from '../whole-document.ts'
import { toBase64Url } from '../../../shared/base64url.ts'
import { rolesTold } from '../roles-told.ts'
import { claimedRoles } from './claimed-roles.ts'
import { jwsAlgorithmNamed } from './jws-algorithm.ts'
import { readJws, type JwsSignature } from './read.ts'
import { timestampsOn } from './signature-timestamps.ts'

/** One entry to each signer, one at least. @throws MohurError SIGNED_DATA_UNREADABLE */
export function verifyJws(input: ToVerify): VerifiedSigner[] {
  const { payloadText, signatures } = readJws(input.signed)
  const payload = findPayload(payloadText, input.content)
  return signatures.map(signature => verifySigner(signature, payload, input))
}

/** In base64url, as it is signed, and what it means where it is not what was signed. */
type Payload = { text: string; otherwise: VerifyReason } | { reason: VerifyReason }

/** Where the document is inside as well, both must be the same. Of nothing inside the signature alone says whether that is the document. */
function findPayload(inside: string, content: Uint8Array | null): Payload {
  const text = content === null ? inside : toBase64Url(content)
  if (inside !== '' && inside !== text) return { reason: 'contentChanged' }
  return { text, otherwise: content === null && inside === '' ? 'contentMissing' : 'signatureWrong' }
}

function verifySigner(one: JwsSignature, payload: Payload, input: ToVerify): VerifiedSigner {
  const { header } = one
  const certificates = certificatesIn(header)
  const signingTime = timeIn(header)
  const timestamp = timestampAmong(timestampsOn(one), input)
  const told = { signingTime, timestamp, ...wholeDocument, ...rolesTold(claimedRoles(header)), revocation: notChecked }
  const about: VerifyReason[] = 'reason' in payload ? [payload.reason] : []
  if (!isUnderstood(header) || !certificates) about.push('attributesWrong')
  const [own] = certificates ?? []
  const signer = own ? readLink(own) : null
  if (!signer) {
    const reasons: VerifyReason[] = [...about, 'certificateMissing']
    return { certificate: null, chain: [], ...told, level: 'none', valid: false, reasons }
  }
  const { certificate } = signer
  const pool = poolFor(certificates ?? [], input)
  const { chain, reasons: chainReasons } = findChain({ certificate, pool, at: provedBy(timestamp, input.now) })
  const naming = namingOf(header, certificate)
  const reasons = new Set([
    ...about,
    ...checkSignature(one, signer, payload),
    ...(isForSigning(signer.facts) ? [] : (['certificateNotForSigning'] as const)),
    ...(naming === 'another' ? (['certificateMismatch'] as const) : []),
    ...chainReasons,
  ])
  const level = naming === 'this' && signingTime !== null ? levelBy(timestamp) : 'none'
  return { certificate, chain, ...told, level, valid: reasons.size === 0, reasons: [...reasons] }
}

function checkSignature(
  { header, headerText, signature }: JwsSignature,
  { facts: { publicKey, keyAlgorithm } }: Link,
  payload: Payload,
): VerifyReason[] {
  const algorithm = keyAlgorithm && jwsAlgorithmNamed(header['alg'], keyAlgorithm)
  const standing = keyStanding(publicKey, algorithm && { algorithm, saltLength: null })
  if (standing === 'weak') return ['algorithmWeak']
  if (standing === 'unsupported' || !algorithm) return ['algorithmUnsupported']
  if ('reason' in payload) return []
  const toBeSigned = concat([utf8(`${headerText}.`), utf8(payload.text)])
  return verifySignature({ publicKey, algorithm, toBeSigned, signature, form: 'r‖s' }) ? [] : [payload.otherwise]
}

/** Extensions whose meaning we know (RFC 7515 section 4.1.11; `sigT` by the first version of ETSI TS 119 182-1). */
const extensions: ReadonlySet<unknown> = new Set(['sigT'])

function isUnderstood(header: Record<string, unknown>): boolean {
  // Signed over the bytes themselves instead of their base64 (RFC 7797): whoever does not know it reads something else.
  if ('b64' in header) return false
  if (!('crit' in header)) return true
  const { crit } = header
  return (
    Array.isArray(crit) &&
    crit.length > 0 &&
    new Set(crit).size === crit.length &&
    crit.every((name: unknown) => extensions.has(name) && Object.hasOwn(header, name as string))
  )
}

/** The signer's first; `null` where something else stands in their place. Addresses of certificates are never followed. */
function certificatesIn({ x5c = [] }: Record<string, unknown>): Bytes[] | null {
  try {
    return (x5c as string[]).map(fromBase64)
  } catch {
    return null
  }
}

/** Which certificate the header names by its digest. */
function namingOf({ 'x5t#S256': named }: Record<string, unknown>, certificate: Bytes): 'none' | 'this' | 'another' {
  if (named === undefined) return 'none'
  return named === toBase64Url(digestOf('SHA-256', certificate)) ? 'this' : 'another'
}

function timeIn({ iat, sigT }: Record<string, unknown>): Date | null {
  const time = typeof iat === 'number' ? new Date(iat * 1000) : typeof sigT === 'string' ? new Date(sigT) : null
  return time === null || Number.isNaN(time.getTime()) ? null : time
}
