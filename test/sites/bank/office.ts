/** What every route of the bank works with. */
import type { Store } from '../open-database.ts'
import type { RevocationAddresses } from './ask-revocation.ts'
import type { Centre, Issuing } from './issuing.ts'
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
  /** `null`: nobody issues. */
  centre: Centre | null
  /** Numbers of those who may work at the desk; where there are none, it asks for no login. */
  staff: readonly string[]
  /** The bank's clock. */
  now: () => Date
  origin: () => string
}

export const sessionCookie = 'session'
export const registrationCookie = 'registration'
