/** What is wrong with the certificates of a signature, as the host judged them, one by one. */
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { displayName } from '../../../shared/names.ts'
import { certificateFacts } from '../../profiles/certificate-facts.ts'
import { pathStory, type PathFinding, type PathToTell } from '../../profiles/path-story.ts'

type Judged = Pick<VerifiedSigner, 'valid' | 'certificate' | 'chain' | 'reasons' | 'revocation' | 'timestamp'>

/** As of the time stamp, where there is one that holds; nothing of a signature that is valid. */
export function signerFindings(signer: Judged, now: Date): PathFinding[] {
  const { certificate, chain, reasons, revocation, timestamp } = signer
  if (!certificate || signer.valid) return []
  const at = (timestamp?.valid ? timestamp.time : null) ?? now
  const findings = pathStory({ certificate, chain, trust: trustIn(reasons), at })?.findings ?? []
  if (revocation.status !== 'revoked' || !reasons.includes('certificateRevoked')) return findings
  const subject = nameOf(revocation.issuer ?? certificate)
  return [{ kind: 'revoked', subject, date: revocation.revokedAt, authority: revocation.toldBy }, ...findings]
}

const nameOf = (certificate: Uint8Array): string => displayName(certificateFacts(certificate)?.subject ?? [])

/** `chainBroken` is said of ways to a trusted root as well as of others. */
function trustIn(reasons: Judged['reasons']): PathToTell['trust'] {
  if (reasons.includes('rootUnknown')) return 'unproven'
  return reasons.includes('chainBroken') ? 'notJudged' : 'proven'
}
