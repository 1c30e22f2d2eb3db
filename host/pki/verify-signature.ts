/** Whether a signature was made over these bytes with this key: RSASSA-PKCS1-v1_5, RSASSA-PSS, ECDSA and EdDSA (RFC 8017, FIPS 186-5). */
import { createPublicKey, verify, type KeyObject, type VerifyKeyObjectInput } from 'node:crypto'
import { hashes, signatureAlgorithms, type SignatureAlgorithm, type SignatureRow } from '../../shared/algorithms.ts'
import { readKeyAlgorithm } from '../../shared/certificate.ts'
import { readDer } from '../../shared/der.ts'
import { keyAlgorithms, keyFamilies, keyFamilyNames, type KeyFamily } from '../../shared/key-algorithms.ts'
import { isAllowed, readKeyRestriction, type KeyRestriction } from '../../shared/key-restriction.ts'
import { nodeSignature } from '../node-signature.ts'
import type { NamedSignature, NotBelieved } from './algorithm-identifier.ts'
import { ecdsaFromDer, type SignatureForm } from './ecdsa-signature.ts'

export interface SignatureToVerify {
  /** DER of subjectPublicKeyInfo. */
  publicKey: Uint8Array
  algorithm: SignatureAlgorithm
  toBeSigned: Uint8Array
  signature: Uint8Array
  /** Of an ECDSA signature; in ASN.1 its one DER encoding. */
  form: SignatureForm
  /** Octets, where the signature tells them (RSASSA-PSS); otherwise as many as its hash has. */
  saltLength?: number | null
}

/** RSA keys below this length are not believed, whoever signed with them. */
const minimumModulus = 2048
const smallestExponent = 3n

/** Never throws: a key or signature that cannot be read did not sign. */
export function verifySignature(question: SignatureToVerify): boolean {
  try {
    const call = callFor(question)
    return call !== null && verify(...call)
  } catch {
    return false
  }
}

/** The same in a thread of its own: for many, while this one goes on. Never rejects. */
export function verifySignatureAside(question: SignatureToVerify): Promise<boolean> {
  return new Promise(resolve => {
    try {
      const call = callFor(question)
      if (call === null) return resolve(false)
      verify(...call, (error, isSound) => resolve(error === null && isSound))
    } catch {
      resolve(false)
    }
  })
}

type VerifyCall = [hash: string | null, toBeSigned: Uint8Array, key: VerifyKeyObjectInput, signature: Uint8Array]

/** What node:crypto is asked; `null` where the key is not of the algorithm, or not believed. Throws where it cannot be read. */
function callFor(question: SignatureToVerify): VerifyCall | null {
  const { publicKey, algorithm, toBeSigned, signature, form, saltLength = null } = question
  const row: SignatureRow = signatureAlgorithms[algorithm]
  const known = readKey(publicKey)
  const { key, family, coordinateBytes } = known
  if (family !== row.family || isWeak(known) || !fits(known, { algorithm, saltLength })) return null
  const raw = row.encoding === 'r‖s' && form === 'ASN.1' ? ecdsaFromDer(signature, coordinateBytes) : signature
  const { hash, options } = nodeSignature(row, saltLength)
  return [hash, toBeSigned, { key, ...options }, raw]
}

interface KnownKey {
  key: KeyObject
  /** `null`: none of ours. */
  family: KeyFamily | null
  restriction: KeyRestriction | null
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
  const family = familyOf(key)
  const restriction = readKeyRestriction(readDer(publicKey))
  const supported = family !== null && (keyFamilies[family].publicHalf === 'modulus' || coordinateBytes > 0)
  const read = { key, family, restriction, coordinateBytes, supported }
  const [oldest] = recentKeys.keys()
  if (oldest !== undefined && recentKeys.size >= mostKeys) recentKeys.delete(oldest)
  recentKeys.set(name, read)
  return read
}

function familyOf({ asymmetricKeyType: type }: KeyObject): KeyFamily | null {
  const isOf = ({ node, pss }: (typeof keyFamilies)[KeyFamily]): boolean => type === node || type === pss?.node
  return keyFamilyNames.find(name => isOf(keyFamilies[name])) ?? null
}

/** A salt is as long as the hash, or exactly as long as the key demands; what else a restricted key demands must be so too. */
function fits({ restriction }: KnownKey, { algorithm, saltLength }: NamedSignature): boolean {
  const usual = hashes[signatureAlgorithms[algorithm].hash].length
  const salt = saltLength ?? usual
  const demanded = typeof restriction === 'object' ? restriction?.saltLength : usual
  return (salt === usual || salt === demanded) && isAllowed(restriction, algorithm, salt)
}

/** Of r and s; 0 for a key without a curve, or on none of ours. @throws MohurError CERTIFICATE_UNREADABLE */
export function coordinateBytesOf(publicKey: Uint8Array): number {
  const algorithm = readKeyAlgorithm(readDer(publicKey))
  return (algorithm && keyAlgorithms[algorithm].curve?.coordinateBytes) ?? 0
}

/**
 * Whether a key may be believed: not one that is too short, nor one that we cannot verify with. `signature`: it is not looked at
 * when the key is not for such ones.
 */
export function keyStanding(publicKey: Uint8Array, signature: NamedSignature | null = null): 'good' | NotBelieved {
  try {
    const known = readKey(publicKey)
    if (isWeak(known)) return 'weak'
    return known.supported && (!signature || fits(known, signature)) ? 'good' : 'unsupported'
  } catch {
    return 'unsupported'
  }
}

/** With the exponent 1 everybody can sign. */
const isWeak = ({ key: { asymmetricKeyDetails } }: KnownKey): boolean =>
  (asymmetricKeyDetails?.modulusLength ?? minimumModulus) < minimumModulus ||
  (asymmetricKeyDetails?.publicExponent ?? smallestExponent) < smallestExponent
