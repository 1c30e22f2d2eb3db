/** Who logs in by an authentication token, format `web-eid:1.0` of Web eID, as `mohur/server` says it. */
import { verifyLogin } from '../../../host/server/index.ts'
import { mustBeGood, type AskRevocation } from './ask-revocation.ts'
import { personOf, SignatureRefused, type Person } from './person.ts'

export interface TokenToVerify {
  /** As the page sent it. */
  token: unknown
  /** The bank's own, and the challenge that it gave to this browser. */
  origin: string
  challenge: string
  /** DER of the root and of the authorities between it and the person. */
  authorities: readonly Uint8Array[]
  askRevocation: AskRevocation | null
}

export interface LoggedIn {
  person: Person
  /** DER. */
  certificate: Uint8Array
  /** Whom it names, in the order in which it is written. */
  subject: { type: string; value: string }[]
}

/** @throws SignatureRefused */
export async function verifyToken({ authorities, askRevocation, ...login }: TokenToVerify): Promise<LoggedIn> {
  const given = { ...login, roots: authorities }
  const verified = await verifyLogin(given)
  if (!verified.valid) throw refused(verified.reasons)
  const { certificate, subject } = verified
  if (askRevocation) {
    const known = await verifyLogin({ ...given, revocation: await askRevocation(verified) })
    if (!known.valid) throw new SignatureRefused('certificateRevoked')
    mustBeGood(known.revocation)
  }
  return { person: personOf(verified), certificate, subject }
}

/** That it has ended is told to nobody but its owner: everything else must be right. */
const refused = (reasons: readonly string[]): SignatureRefused =>
  new SignatureRefused(reasons.join() === 'certificateExpired' ? 'certificateExpired' : 'notValid', reasons.join())
