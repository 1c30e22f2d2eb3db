/** Whether certificates were revoked, by what the caller has fetched: the same for those who sign and those who log in. */
import type { Bytes } from '../../shared/bytes.ts'
import type { Revocation } from '../../shared/operations/verify.ts'
import type { CrlReason, RevocationFault } from '../../shared/revocation.ts'
import type { ToVerify } from '../pki/format.ts'
import { judgeGiven } from '../pki/revocation/judge-given.ts'
import type { RevocationData } from './given.ts'

/** Nothing was given by which to tell, and the signature does not tell it. */
export interface RevocationNotChecked {
  /** Neither for the certificate nor against it. */
  status: 'notChecked'
}

/** An authority that may say so says that it is not revoked, and nothing that was given says otherwise. */
export interface NotRevoked {
  /** As of when the answer was given, and no longer. */
  status: 'good'
  /** Who told it: a responder, or a list. */
  source: 'OCSP' | 'CRL'
}

/** It is not to be relied on any more, or not for now (`certificateHold`). */
export interface Revoked {
  /** One answer is enough, whatever others say. */
  status: 'revoked'
  /** Who told it. */
  source: 'OCSP' | 'CRL'
  /** Since when. A signature with a time stamp of an earlier time holds all the same. */
  revokedAt: Date
  /** CRLReason (RFC 5280 section 5.3.1); `null` when none is given. */
  reason: CrlReason | null
}

/** Nothing that was given tells it and may be believed; `valid` says nothing of that. */
export interface RevocationUnknown {
  /** Whoever must be sure refuses it. */
  status: 'unknown'
  /** What was in the way of the answer that comes nearest; `noAuthority` where there is none. */
  fault: RevocationFault
}

/** Of a certificate; its issuers are not asked about. */
export type CertificateRevocation = RevocationNotChecked | NotRevoked | Revoked | RevocationUnknown

interface Holder {
  certificate: Bytes | null
  /** DER of the issuers. */
  chain: readonly Bytes[]
}

/** `given` is `null` where nothing is to be said. */
export const revocationBy =
  (given: Record<keyof RevocationData, Bytes[]> | null, input: Pick<ToVerify, 'roots' | 'intermediates' | 'now'>) =>
  ({ certificate, chain }: Holder): CertificateRevocation => {
    if (!given || !certificate) return { status: 'notChecked' }
    const issuers = [...chain, ...input.roots, ...(input.intermediates ?? [])]
    return judgeGiven({ certificate, issuers }, { ...given, now: input.now })
  }

/** The worse news counts, and then what is known: what the signature holds itself is of the time of its time stamp. */
export function withEmbedded(given: CertificateRevocation, embedded: Revocation): CertificateRevocation {
  const both = [given, ...told(embedded)]
  return both.find(({ status }) => status === 'revoked') ?? both.find(({ status }) => status === 'good') ?? given
}

function told(embedded: Revocation): CertificateRevocation[] {
  if (embedded.status === 'notChecked' || embedded.status === 'unknown') return []
  const { toldBy: _, embedded: __, ...known } = embedded
  if (known.status === 'good') return [known]
  const { status, source, revokedAt, reason } = known
  return [{ status, source, revokedAt, reason }]
}
