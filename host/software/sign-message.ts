/** A signature with a private key in memory, by the algorithm's row (RFC 8017 section 8, FIPS 186-5, RFC 8032). */
import { createPrivateKey, sign } from 'node:crypto'
import type { SignatureRow } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { nodeSignature } from '../node-signature.ts'

/** As tokens give it: ECDSA is r‖s. */
export function messageSigner(row: SignatureRow, pkcs8: Buffer): (toBeSigned: Uint8Array) => Bytes {
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const { hash, options } = nodeSignature(row)
  return toBeSigned => Uint8Array.from(sign(hash, toBeSigned, { key, ...options }))
}
