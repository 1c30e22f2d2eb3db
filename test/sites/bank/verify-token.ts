/** Who logs in by an authentication token, format `web-eid:1.0` of Web eID, as `mohur/server` says it. */
import { verifyLogin } from '../../../host/server/index.ts'
import { personOf, SignatureRefused, type Person } from './person.ts'

export interface TokenToVerify {
  /** As the page sent it. */
  token: unknown
  /** The bank's own, and the challenge that it gave to this browser. */
  origin: string
  challenge: string
  /** DER of the root and of the authorities between it and the person. */
  authorities: readonly Uint8Array[]
}

/** @throws SignatureRefused */
export async function verifyToken({ authorities, ...login }: TokenToVerify): Promise<Person> {
  const verified = await verifyLogin({ ...login, roots: authorities })
  if (!verified.valid) throw new SignatureRefused(verified.reasons.join())
  return personOf(verified)
}
