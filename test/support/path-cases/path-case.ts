/** Rows of the matrix of certification paths: each makes its certificates, and says what RFC 5280 makes of them. */
import type { PolicyDemands } from '../../../host/pki/path/policy-graph.ts'
import type { VerifyReason } from '../../../host/pki/path/check-path.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { asAuthority, asPerson, bendCertificate, type Bent } from '../bend-certificate.ts'

export interface PathCase {
  /** The certificate first, the anchor last; what stands between is offered in this order. */
  make: () => readonly Bent[]
  reasons: readonly VerifyReason[]
  demands?: Partial<PolicyDemands>
  /** Set where OpenSSL comes to another judgement: the reason why, and why ours stays. */
  opensslDiffers?: string
}
export type PathCases = Record<string, PathCase>

export const good = (make: PathCase['make'], more: Partial<PathCase> = {}): PathCase => ({ make, reasons: [], ...more })
export const broken = (make: PathCase['make'], more: Partial<PathCase> = {}): PathCase => ({
  make,
  reasons: ['chainBroken'],
  ...more,
})

export const root = bendCertificate('Root', { extensions: asAuthority() })
/** An authority below another. */
export const sub = (name: string, by: Bent, ...more: readonly Bytes[]): Bent =>
  bendCertificate(name, { by, extensions: asAuthority(...more) })
/** The same name with a new key, certified by the old one; without key identifiers OpenSSL would take it for a root. */
export const renewed = (by: Bent, ...more: readonly Bytes[]): Bent =>
  bendCertificate(by.name, { by, extensions: asAuthority(...more), identifiers: true })
export const person = (by: Bent, ...more: readonly Bytes[]): Bent =>
  bendCertificate('Person', { by, extensions: asPerson(...more) })
