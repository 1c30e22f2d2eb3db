/** `verify` of the double: it knows the signatures that were made here, and no others. */
import { equalBytes, toBase64, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { displayName } from '../../shared/names.ts'
import type { Params, Result } from '../../shared/operations/index.ts'
import type { VerifiedSigner, Revocation, VerifiedTimestamp } from '../../shared/operations/verify.ts'
import { digestOf } from '../../host/digests.ts'
import type { Answer, Made } from './double.ts'
import { bytesOf } from './sign.ts'
import type { MadeTimestamp } from './timestamps.ts'

export const verify: Answer<'verify', Params<'verify'>> = async (
  { documents, roots = [], revocation = false },
  { made },
) => {
  const results: Result<'verify'>['results'] = []
  // Here no authority is set up.
  const told: Revocation = revocation ? { status: 'unknown', fault: 'noAuthority' } : { status: 'notChecked' }
  for (const { signed, content } of documents) {
    const known = made.get(toBase64(signed))
    const document = content && (await bytesOf(content))
    results.push(
      known
        ? {
            signers: [...known.earlier, known].map(one => ({ ...judged(one, document, roots), revocation: told })),
            documentTimestamps: [],
            ...(known.files && { files: known.files.map(file => ({ ...file, covered: true })) }),
          }
        : { error: { code: 'SIGNED_DATA_UNREADABLE', details: {} } },
    )
  }
  return { results }
}

function judged(
  { hash, digests, detached, signer, signingTime, role, timestamp, parts }: Omit<Made, 'earlier'>,
  document: Bytes | undefined,
  roots: readonly Bytes[],
): Omit<VerifiedSigner, 'revocation'> {
  const { certificate, chain } = signer
  const reasons: VerifiedSigner['reasons'] = []
  const isSigned = (content: Bytes): boolean => digests.some(one => equalBytes(one, digestOf(hash, content)))
  if (document && !isSigned(document)) reasons.push('contentChanged')
  if (!document && detached) reasons.push('contentMissing')
  if (!chain.some(issuer => roots.some(root => equalBytes(root, issuer)))) reasons.push('rootUnknown')
  return {
    certificate,
    chain,
    signingTime,
    ...(role !== undefined && { roles: [role] }),
    level: timestamp ? 'B-T' : 'B-B',
    timestamp: timestamp && toldOf(timestamp, chain.slice(-1)),
    covers: parts.length > 0 ? 'part' : 'document',
    parts,
    valid: reasons.length === 0,
    reasons,
  }
}

/** Its authority counts as one that the person has set up. */
const toldOf = ({ time, certificate }: MadeTimestamp, chain: Bytes[]): VerifiedTimestamp => ({
  time,
  certificate,
  chain,
  revocation: { status: 'notChecked' },
  authority: displayName(readCertificate(certificate).subject),
  valid: true,
  reasons: [],
})
