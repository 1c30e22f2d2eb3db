/** What every route of the bank works with. */
import type { Store } from '../open-database.ts'
import type { RevocationAddresses } from './ask-revocation.ts'
import type { Issuing } from './issuing.ts'
import type { SignatureCard } from './signature-card.ts'

export interface Office {
  store: Store
  /** DER of the root and authorities whose certificates the bank accepts. */
  authorities: readonly Uint8Array[]
  /** `null`: nobody is asked whether certificates were revoked. */
  revocation: RevocationAddresses | null
  card: SignatureCard
  /** Where the certificate centre receives people; `null`: not known. */
  centreAddress: string | null
  /** Of new certificates. */
  issuing: Issuing
  /** The bank's clock. */
  now: () => Date
  origin: () => string
}

export const sessionCookie = 'session'
