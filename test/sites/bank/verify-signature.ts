/** Who signed exactly these bytes, and when, as `mohur/server` says it. CMS by RFC 5652, CAdES B-B by ETSI EN 319 122-1. */
import type { RevocationData } from '../../../host/server/given.ts'
import { verifySignatures } from '../../../host/server/index.ts'
import { mustBeGood, type AskRevocation } from './ask-revocation.ts'
import { personOf, SignatureRefused, type Person } from './person.ts'

export interface SignedBytes {
  /** DER of the CMS. */
  signature: Uint8Array
  /** The bytes that must have been signed, byte for byte; the CMS may hold them or not. */
  content: Uint8Array
  /** DER of the root and of the authorities between it and the signer. */
  authorities: readonly Uint8Array[]
  /** `null`: revocation is not looked at. */
  askRevocation: AskRevocation | null
}

export interface Signer extends Person {
  signedAt: Date
}

/** @throws SignatureRefused */
export async function verifySignature({ askRevocation, ...signed }: SignedBytes): Promise<Signer> {
  const signer = await verifyOne(signed)
  const { certificate, chain, subject, signingTime, level } = signer
  if (!certificate || !signingTime || level === 'none') throw refused('no CAdES that tells its time')
  if (askRevocation) {
    const revocation = await askRevocation({ certificate, chain })
    const known = await verifyOne({ ...signed, revocation })
    mustBeGood(known.revocation)
  }
  return { ...personOf({ certificate, subject }), signedAt: signingTime }
}

type Verified = Awaited<ReturnType<typeof verifySignatures>>['signers'][number]

/** Who alone has signed. Revocation is left to the caller, who has his own word for it. */
async function verifyOne(
  given: Omit<SignedBytes, 'askRevocation'> & { revocation?: RevocationData },
): Promise<Verified> {
  const { signature: signed, content, authorities: roots, revocation } = given
  const { valid, signers, error } = await verifySignatures({ signed, content, roots, revocation })
  const [signer, ...others] = signers
  if (others.length > 0) throw refused('several have signed')
  const isRevoked = signer?.reasons.join() === 'certificateRevoked'
  if (!signer || !(valid || isRevoked)) throw refused(JSON.stringify(error ?? signers.map(({ reasons }) => reasons)))
  return signer
}

const refused = (why: string): SignatureRefused => new SignatureRefused('notValid', why)
