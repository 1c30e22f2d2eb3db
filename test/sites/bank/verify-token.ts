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

/** @throws SignatureRefused */
export async function verifyToken({ authorities, askRevocation, ...login }: TokenToVerify): Promise<Person> {
  const given = { ...login, roots: authorities }
  const verified = await verifyLogin(given)
  if (!verified.valid) throw new SignatureRefused('notValid', verified.reasons.join())
  if (!askRevocation) return personOf(verified)
  const known = await verifyLogin({ ...given, revocation: await askRevocation(verified) })
  if (!known.valid) throw new SignatureRefused('certificateRevoked')
  mustBeGood(known.revocation)
  return personOf(known)
}
