/** Who signed exactly these bytes, and when, as `mohur/server` says it. CMS by RFC 5652, CAdES B-B by ETSI EN 319 122-1. */
import { createHash } from 'node:crypto'
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
  /** Fingerprints of those who signed before: the CMS may hold their signatures beside the new one. */
  earlier?: readonly string[]
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

/** Who has signed, alone or beside those who did before. Revocation is left to the caller, who has his own word for it. */
async function verifyOne(
  given: Omit<SignedBytes, 'askRevocation'> & { revocation?: RevocationData },
): Promise<Verified> {
  const { signature: signed, content, authorities: roots, revocation, earlier = [] } = given
  const { signers, error } = await verifySignatures({ signed, content, roots, revocation })
  if (signers.length === 0 || !signers.every(holds))
    throw refused(JSON.stringify(error ?? signers.map(({ reasons }) => reasons)))
  const [signer, ...others] = signers.filter(({ certificate }) => !earlier.includes(fingerprintOf(certificate)))
  if (!signer) throw new SignatureRefused('otherPerson')
  if (others.length > 0 || signers.length > earlier.length + 1) throw refused('several have signed')
  return signer
}

const holds = ({ valid, covers, reasons }: Verified): boolean =>
  (valid && covers === 'document') || reasons.join() === 'certificateRevoked'
const fingerprintOf = (certificate: Uint8Array | null): string =>
  createHash('sha256')
    .update(certificate ?? '')
    .digest('hex')

const refused = (why: string): SignatureRefused => new SignatureRefused('notValid', why)
