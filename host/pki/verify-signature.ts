/** Whether a signature was made over these bytes with this key: RSASSA-PKCS1-v1_5 (RFC 8017) and ECDSA (FIPS 186-5). */
import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { hashes, signatureAlgorithms, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import { ecdsaFromDer } from './ecdsa-signature.ts'

export interface SignatureToVerify {
  /** DER of subjectPublicKeyInfo. */
  publicKey: Uint8Array
  algorithm: SignatureAlgorithm
  toBeSigned: Uint8Array
  /** ECDSA: the one DER encoding of Ecdsa-Sig-Value. */
  signature: Uint8Array
}

const nodeFamilies: Readonly<Record<string, string>> = { RSA: 'rsa', EC: 'ec' }
const coordinateBytes: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 }
/** RSA keys below this length are not believed, whoever signed with them. */
const minimumModulus = 2048

/** Never throws: a key or signature that cannot be read did not sign. */
export function verifySignature({ publicKey, algorithm, toBeSigned, signature }: SignatureToVerify): boolean {
  const { family, hash } = signatureAlgorithms[algorithm]
  try {
    const key = readKey(publicKey)
    if (key.asymmetricKeyType !== nodeFamilies[family] || isWeak(key)) return false
    if (family === 'EC') ecdsaFromDer(signature, coordinateBytes[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 0)
    return verify(hashes[hash].node, toBeSigned, key, signature)
  } catch {
    return false
  }
}

/** Reading a key takes several times as long as verifying with it, and a batch knows only the few keys of one chain. */
const recentKeys = new Map<string, KeyObject>()
const mostKeys = 32

function readKey(publicKey: Uint8Array): KeyObject {
  const der = Buffer.from(publicKey)
  const name = der.toString('latin1')
  const known = recentKeys.get(name)
  if (known) return known
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const [oldest] = recentKeys.keys()
  if (oldest !== undefined && recentKeys.size >= mostKeys) recentKeys.delete(oldest)
  recentKeys.set(name, key)
  return key
}

/** Whether a key may be believed: not one that is too short, nor one that we cannot verify with. */
export function keyStanding(publicKey: Uint8Array): 'good' | 'weak' | 'unsupported' {
  try {
    const key = readKey(publicKey)
    if (isWeak(key)) return 'weak'
    return key.asymmetricKeyType === 'rsa' || isKnownCurve(key) ? 'good' : 'unsupported'
  } catch {
    return 'unsupported'
  }
}

const isKnownCurve = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === 'ec' && (asymmetricKeyDetails?.namedCurve ?? '') in coordinateBytes

/** With the exponent 1 everybody can sign. */
const isWeak = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === 'rsa' &&
  ((asymmetricKeyDetails?.modulusLength ?? 0) < minimumModulus || (asymmetricKeyDetails?.publicExponent ?? 0n) < 3n)
