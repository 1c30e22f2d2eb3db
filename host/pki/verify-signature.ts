/** Whether a signature was made over these bytes with this key: RSASSA-PKCS1-v1_5, ECDSA and EdDSA (RFC 8017, FIPS 186-5). */
import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { hashes, signatureAlgorithms, type SignatureAlgorithm, type SignatureRow } from '../../shared/algorithms.ts'
import { readKeyAlgorithm } from '../../shared/certificate.ts'
import { readDer } from '../../shared/der.ts'
import { keyAlgorithms, keyFamilies } from '../../shared/key-algorithms.ts'
import { ecdsaFromDer, type SignatureForm } from './ecdsa-signature.ts'

export interface SignatureToVerify {
  /** DER of subjectPublicKeyInfo. */
  publicKey: Uint8Array
  algorithm: SignatureAlgorithm
  toBeSigned: Uint8Array
  signature: Uint8Array
  /** Of an ECDSA signature; in ASN.1 its one DER encoding. */
  form: SignatureForm
}

/** RSA keys below this length are not believed, whoever signed with them. */
const minimumModulus = 2048
const smallestExponent = 3n

/** Never throws: a key or signature that cannot be read did not sign. */
export function verifySignature({ publicKey, algorithm, toBeSigned, signature, form }: SignatureToVerify): boolean {
  const { family, prehash, encoding }: SignatureRow = signatureAlgorithms[algorithm]
  try {
    const known = readKey(publicKey)
    const { key, coordinateBytes } = known
    if (key.asymmetricKeyType !== keyFamilies[family].node || isWeak(known)) return false
    const raw = encoding === 'r‖s' && form === 'ASN.1' ? ecdsaFromDer(signature, coordinateBytes) : signature
    return verify(prehash && hashes[prehash].node, toBeSigned, { key, dsaEncoding: 'ieee-p1363' }, raw)
  } catch {
    return false
  }
}

interface KnownKey {
  key: KeyObject
  /** 0 for a key without a curve, or on none of ours. */
  coordinateBytes: number
  supported: boolean
}

/** Reading a key takes several times as long as verifying with it, and a batch knows only the few keys of one chain. */
const recentKeys = new Map<string, KnownKey>()
const mostKeys = 32

function readKey(publicKey: Uint8Array): KnownKey {
  const der = Buffer.from(publicKey)
  const name = der.toString('latin1')
  const known = recentKeys.get(name)
  if (known) return known
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const coordinateBytes = coordinateBytesOf(publicKey)
  const family = Object.values(keyFamilies).find(({ node }) => node === key.asymmetricKeyType)
  const supported = family !== undefined && (family.publicHalf === 'modulus' || coordinateBytes > 0)
  const read = { key, coordinateBytes, supported }
  const [oldest] = recentKeys.keys()
  if (oldest !== undefined && recentKeys.size >= mostKeys) recentKeys.delete(oldest)
  recentKeys.set(name, read)
  return read
}

/** Of r and s; 0 for a key without a curve, or on none of ours. @throws MohurError CERTIFICATE_UNREADABLE */
export function coordinateBytesOf(publicKey: Uint8Array): number {
  const algorithm = readKeyAlgorithm(readDer(publicKey))
  return (algorithm && keyAlgorithms[algorithm].curve?.coordinateBytes) ?? 0
}

/** Whether a key may be believed: not one that is too short, nor one that we cannot verify with. */
export function keyStanding(publicKey: Uint8Array): 'good' | 'weak' | 'unsupported' {
  try {
    const known = readKey(publicKey)
    if (isWeak(known)) return 'weak'
    return known.supported ? 'good' : 'unsupported'
  } catch {
    return 'unsupported'
  }
}

/** With the exponent 1 everybody can sign. */
const isWeak = ({ key: { asymmetricKeyDetails } }: KnownKey): boolean =>
  (asymmetricKeyDetails?.modulusLength ?? minimumModulus) < minimumModulus ||
  (asymmetricKeyDetails?.publicExponent ?? smallestExponent) < smallestExponent
