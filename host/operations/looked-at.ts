/**
 * The certificates of a token as the host read them. The question to the person is made anew each second, and a token that is full
 * of certificates would be read and verified for longer than that. What did not change is what was found out about it before.
 */
import type { Bytes } from '../../shared/bytes.ts'
import { readCertificate, type CertificateFacts } from '../../shared/certificate.ts'
import { fingerprintOf } from '../digests.ts'
import { chainsIn } from '../pki/chain.ts'

export interface LookedAt {
  fingerprint: string
  /** `null` for one that cannot be read. */
  facts: CertificateFacts | null
  /** Issuers on the same token, its own first. */
  chain: Bytes[]
}

/** What lay on each token when it was looked at last. */
const seen = new Map<string, readonly LookedAt[]>()

/** What stands on the same token may lead a certificate to its root, so all of them are known together or not at all. */
export function lookedAt<T extends { certificate: Bytes }>(
  token: string,
  certificates: readonly T[],
): (T & LookedAt)[] {
  const fingerprints = certificates.map(({ certificate }) => fingerprintOf(certificate))
  const before = seen.get(token)
  const isSame =
    before?.length === fingerprints.length && before.every((one, at) => one.fingerprint === fingerprints[at])
  const known = before && isSame ? before : readAll(certificates, fingerprints)
  seen.set(token, known)
  return certificates.flatMap((one, at) => (known[at] ? [{ ...one, ...known[at] }] : []))
}

function readAll(certificates: readonly { certificate: Bytes }[], fingerprints: readonly string[]): LookedAt[] {
  const pool = certificates.map(({ certificate }) => certificate)
  const chainOf = chainsIn(pool)
  return pool.map((certificate, at) => ({
    fingerprint: fingerprints[at] ?? '',
    facts: factsOf(certificate),
    chain: chainOf(certificate),
  }))
}

function factsOf(certificate: Bytes): CertificateFacts | null {
  try {
    return readCertificate(certificate)
  } catch {
    return null
  }
}
