/** What OCSP responses and revocation lists that somebody else has fetched say of a certificate (RFC 6960 section 3.2, RFC 5280 section 6.3.3). */
import type { Bytes } from '../../../shared/bytes.ts'
import type { RevocationFault } from '../../../shared/revocation.ts'
import { orderChain } from '../chain.ts'
import { readLink } from '../path/link.ts'
import { identifierHashes, type AskedAbout, type IdentifierHash } from './certificate-id.ts'
import { judgeList } from './judge-list.ts'
import { judgeOcsp } from './judge-ocsp.ts'
import type { Judgment } from './unusable.ts'

export interface GivenRevocation {
  /** DER of OCSPResponse. */
  ocsp: readonly Bytes[]
  /** DER of CertificateList. */
  crls: readonly Bytes[]
  /** As of when they must be fresh. */
  now: Date
}

export interface GivenAbout {
  certificate: Bytes
  /** What may have issued it, in any order. */
  issuers: readonly Bytes[]
}

type Known = Exclude<Judgment, { status: 'unknown' }>
export type GivenJudgment =
  | (Known & {
      source: 'OCSP' | 'CRL'
    })
  | { status: 'unknown'; fault: RevocationFault }

/** They speak of other certificates: no wonder where answers of several are given together. */
const ofOthers: readonly RevocationFault[] = ['certificateMismatch', 'issuerWrong', 'responderMissing']

/** Against a certificate one word is enough, whatever others say; for it too, where nothing is against it. Never throws. */
export function judgeGiven({ certificate, issuers }: GivenAbout, { ocsp, crls, now }: GivenRevocation): GivenJudgment {
  const [link, issuer] = [certificate, orderChain(certificate, issuers)[0]].map(one => one && readLink(one))
  if (!link || !issuer) return { status: 'unknown', fault: 'issuerMissing' }
  const about = { certificate: link, issuer }
  const judgments = [
    ...ocsp.map(response => ({ source: 'OCSP' as const, judgment: judgeResponse(response, about, now) })),
    ...crls.map(list => ({ source: 'CRL' as const, judgment: judgeList(list, { ...about, now }) })),
  ]
  for (const status of ['revoked', 'good'] as const)
    for (const { source, judgment } of judgments) if (judgment.status === status) return { ...judgment, source }
  const faults = judgments.flatMap(({ judgment }) => (judgment.status === 'unknown' ? [judgment.fault] : []))
  return { status: 'unknown', fault: faults.find(fault => !ofOthers.includes(fault)) ?? faults[0] ?? 'noAuthority' }
}

/** Nobody says with which hash it was asked. */
function judgeResponse(response: Bytes, about: AskedAbout, now: Date): Judgment {
  const judgments = (Object.keys(identifierHashes) as IdentifierHash[]).map(hash =>
    judgeOcsp(response, { ...about, hash, nonce: null, now }),
  )
  const isOther = (judgment: Judgment | undefined): boolean =>
    judgment?.status === 'unknown' && judgment.fault === 'certificateMismatch'
  return judgments.find(judgment => !isOther(judgment)) ?? { status: 'unknown', fault: 'certificateMismatch' }
}
