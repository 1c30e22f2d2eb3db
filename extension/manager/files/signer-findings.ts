/** What is wrong with the certificates of a signature, as the host judged them, one by one. */
import type { CheckedSigner } from '../../../shared/operations/verify.ts'
import { displayName } from '../../../shared/names.ts'
import { certificateFacts } from '../../profiles/certificate-facts.ts'
import { pathStory, type PathFinding } from '../../profiles/path-story.ts'

type Judged = Pick<CheckedSigner, 'certificate' | 'chain' | 'reasons' | 'revocation' | 'timestamp'>

/** As of the time stamp, where there is one that holds. */
export function signerFindings(signer: Judged, now: Date): PathFinding[] {
  const { certificate, chain, reasons, revocation, timestamp } = signer
  if (!certificate) return []
  const at = (timestamp?.valid ? timestamp.time : null) ?? now
  const isAnchored = !reasons.includes('rootUnknown') && !reasons.includes('chainBroken')
  const trust = isAnchored ? 'proven' : reasons.includes('rootUnknown') ? 'unproven' : 'notJudged'
  const findings = pathStory({ certificate, chain, trust, at })?.findings ?? []
  if (revocation.status !== 'revoked' || !reasons.includes('certificateRevoked')) return findings
  const subject = displayName(certificateFacts(certificate)?.subject ?? [])
  return [{ kind: 'revoked', subject, date: revocation.revokedAt, authority: revocation.toldBy }, ...findings]
}
