/** Who signed exactly these bytes, and when, as `mohur/server` says it. CMS by RFC 5652, CAdES B-B by ETSI EN 319 122-1. */
import { verifySignatures } from '../../../host/server/index.ts'
import { personOf, SignatureRefused, type Person } from './person.ts'

export interface SignedBytes {
  /** DER of the CMS. */
  signature: Uint8Array
  /** The bytes that must have been signed, byte for byte; the CMS may hold them or not. */
  content: Uint8Array
  /** DER of the root and of the authorities between it and the signer. */
  authorities: readonly Uint8Array[]
}

export interface Signer extends Person {
  signedAt: Date
}

/** @throws SignatureRefused */
export async function verifySignature({ signature, content, authorities }: SignedBytes): Promise<Signer> {
  const { valid, signers, error } = await verifySignatures({ signed: signature, content, roots: authorities })
  const [signer, ...others] = signers
  if (!valid || !signer) throw new SignatureRefused(JSON.stringify(error ?? signers.map(({ reasons }) => reasons)))
  const { certificate, subject, signingTime, level } = signer
  if (others.length > 0) throw new SignatureRefused('several have signed')
  if (!certificate || !signingTime || level === 'none') throw new SignatureRefused('no CAdES that tells its time')
  return { ...personOf({ certificate, subject }), signedAt: signingTime }
}
