/** A signature over a ready digest: RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2) and ECDSA (FIPS 186-5 section 6.4). */
import { constants, createPrivateKey, privateEncrypt } from 'node:crypto'
import { p256, p384 } from '@noble/curves/nist.js'
import { tokenInput, type KeyAlgorithm, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import { children, readDer } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Bytes } from '../../shared/bytes.ts'

type SignDigest = (digest: Uint8Array) => Bytes

const signers: Record<KeyAlgorithm, (pkcs8: Buffer) => (input: Uint8Array) => Uint8Array> = {
  'RSA-2048': rsaSigner,
  'RSA-3072': rsaSigner,
  'RSA-4096': rsaSigner,
  'P-256': pkcs8 => ecdsaSigner(p256, pkcs8),
  'P-384': pkcs8 => ecdsaSigner(p384, pkcs8),
}

/** ECDSA gives r‖s. @throws RangeError on a digest of the wrong length */
export function digestSigner(key: KeyAlgorithm, algorithm: SignatureAlgorithm, pkcs8: Buffer): SignDigest {
  const sign = signers[key](pkcs8)
  return digest => Uint8Array.from(sign(tokenInput(algorithm, digest)))
}

function rsaSigner(pkcs8: Buffer): (input: Uint8Array) => Uint8Array {
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return input => privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, input)
}

/** Node's own ECDSA always hashes what it is given, and cannot be told not to. */
function ecdsaSigner(curve: typeof p256, pkcs8: Buffer): (input: Uint8Array) => Uint8Array {
  const scalar = privateScalar(pkcs8)
  return digest => curve.sign(digest, scalar, { prehash: false, lowS: false, extraEntropy: true })
}

/** PrivateKeyInfo → privateKey → ECPrivateKey → privateKey (RFC 5958 section 2, RFC 5915 section 3). */
function privateScalar(pkcs8: Buffer): Uint8Array {
  const wrapped = children(readDer(pkcs8))[2]
  const scalar = wrapped && children(readDer(wrapped.content))[1]
  if (!scalar) throw new MohurError('TOKEN_FAILED', { reason: 'key file' })
  return scalar.content
}
