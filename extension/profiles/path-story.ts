/** The way from a certificate up to its root (RFC 5280 section 6.1), as a person is told of it: what is missing, over, revoked or not trusted. */
import { equalBytes } from '../../shared/bytes.ts'
import type { CertificateFacts } from '../../shared/certificate.ts'
import { displayName } from '../../shared/names.ts'
import { certificateFacts } from './certificate-facts.ts'
import { namedLike } from './issuers-by-name.ts'

/** What a person can do something about. `subject` and `issuer` are names as they stand in certificates. */
export type PathFinding =
  | { kind: 'missing' | 'otherKey'; subject: string; issuer: string }
  | { kind: 'expired' | 'notYetValid'; subject: string; date: Date }
  | { kind: 'untrusted'; subject: string }
  | { kind: 'revoked'; subject: string; date: Date; authority: string }

export interface PathToTell {
  certificate: Uint8Array
  /** Its issuers in their order, as far as they are there. */
  chain: readonly Uint8Array[]
  /** Among which they were looked for. */
  pool?: readonly Uint8Array[]
  /** Whether the host has found that it ends in a root that the person trusts; `notJudged`: nobody was asked. */
  trust: 'proven' | 'unproven' | 'notJudged'
  /** As of when it is judged. */
  at: Date
}

export interface PathStory {
  /** The certificate first. */
  names: string[]
  /** It ends in a root, whoever trusts that. */
  isWhole: boolean
  findings: PathFinding[]
}

/** `null` when the certificate cannot be read. */
export function pathStory({ certificate, chain, pool = [], trust, at }: PathToTell): PathStory | null {
  const steps = [certificate, ...chain].map(certificateFacts).filter(facts => facts !== null)
  const top = steps.at(-1)
  if (!top || !certificateFacts(certificate)) return null
  const findings = steps.flatMap(step => timeFindings(step, at))
  const subject = displayName(top.subject)
  const isRoot = equalBytes(top.issuerDer, top.subjectDer)
  if (!isRoot && trust !== 'proven') {
    const kind = namedLike(top.issuerDer, pool).length > 0 ? 'otherKey' : 'missing'
    findings.push({ kind, subject, issuer: displayName(top.issuer) })
  }
  if (isRoot && trust === 'unproven') findings.push({ kind: 'untrusted', subject })
  return { names: steps.map(step => displayName(step.subject)), isWhole: isRoot, findings }
}

function timeFindings({ subject, notBefore, notAfter }: CertificateFacts, at: Date): PathFinding[] {
  const name = displayName(subject)
  if (notAfter < at) return [{ kind: 'expired', subject: name, date: notAfter }]
  return notBefore > at ? [{ kind: 'notYetValid', subject: name, date: notBefore }] : []
}
