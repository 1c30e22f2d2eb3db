/**
 * Everything known about an algorithm, one row each. Consumers are handed the row, so nothing below the table lists names.
 * OIDs: RFC 8017, RFC 5480, RFC 5754; mechanisms: PKCS#11 v2.40 current mechanisms; JWS names: RFC 7518; URIs: RFC 9231.
 */
import { fromHex, type Bytes } from './bytes.ts'

export const hashes = {
  'SHA-256': {
    oid: '2.16.840.1.101.3.4.2.1',
    node: 'sha256',
    length: 32,
    digestInfo: fromHex('3031300d060960864801650304020105000420'),
  },
  'SHA-384': {
    oid: '2.16.840.1.101.3.4.2.2',
    node: 'sha384',
    length: 48,
    digestInfo: fromHex('3041300d060960864801650304020205000430'),
  },
  'SHA-512': {
    oid: '2.16.840.1.101.3.4.2.3',
    node: 'sha512',
    length: 64,
    digestInfo: fromHex('3051300d060960864801650304020305000440'),
  },
} as const satisfies Record<string, { oid: string; node: string; length: number; digestInfo: Bytes }>
export type HashName = keyof typeof hashes

/** Key pairs that may be made and used. `hash` is the weakest hash that goes with the key. */
export const keyAlgorithms = {
  'RSA-2048': { family: 'RSA', bits: 2048, hash: 'SHA-256' },
  'RSA-3072': { family: 'RSA', bits: 3072, hash: 'SHA-256' },
  'RSA-4096': { family: 'RSA', bits: 4096, hash: 'SHA-256' },
  'P-256': {
    family: 'EC',
    bits: 256,
    hash: 'SHA-256',
    curve: '1.2.840.10045.3.1.7',
    parameters: fromHex('06082a8648ce3d030107'),
  },
  'P-384': { family: 'EC', bits: 384, hash: 'SHA-384', curve: '1.3.132.0.34', parameters: fromHex('06052b81040022') },
} as const satisfies Record<string, KeyAlgorithmRow>
type KeyAlgorithmRow =
  | { family: 'RSA'; bits: number; hash: HashName }
  | { family: 'EC'; bits: number; hash: HashName; curve: string; parameters: Bytes }
export type KeyAlgorithm = keyof typeof keyAlgorithms
export const keyAlgorithmNames = Object.keys(keyAlgorithms) as [KeyAlgorithm, ...KeyAlgorithm[]]

/** Object identifiers of `subjectPublicKeyInfo.algorithm`. */
export const keyFamilies = { RSA: '1.2.840.113549.1.1.1', EC: '1.2.840.10045.2.1' } as const
export type KeyFamily = keyof typeof keyFamilies

/**
 * Signature algorithms. `mechanism` signs what the host prepared: a DigestInfo (RSASSA-PKCS1-v1_5, RFC 8017 section 9.2)
 * or the digest itself (ECDSA), so tokens without combined mechanisms serve as well.
 */
export const signatureAlgorithms = {
  'RSA-SHA256': {
    family: 'RSA',
    hash: 'SHA-256',
    oid: '1.2.840.113549.1.1.11',
    mechanism: 'CKM_RSA_PKCS',
    jws: 'RS256',
  },
  'RSA-SHA384': {
    family: 'RSA',
    hash: 'SHA-384',
    oid: '1.2.840.113549.1.1.12',
    mechanism: 'CKM_RSA_PKCS',
    jws: 'RS384',
  },
  'RSA-SHA512': {
    family: 'RSA',
    hash: 'SHA-512',
    oid: '1.2.840.113549.1.1.13',
    mechanism: 'CKM_RSA_PKCS',
    jws: 'RS512',
  },
  'ECDSA-SHA256': { family: 'EC', hash: 'SHA-256', oid: '1.2.840.10045.4.3.2', mechanism: 'CKM_ECDSA', jws: 'ES256' },
  'ECDSA-SHA384': { family: 'EC', hash: 'SHA-384', oid: '1.2.840.10045.4.3.3', mechanism: 'CKM_ECDSA', jws: 'ES384' },
  'ECDSA-SHA512': { family: 'EC', hash: 'SHA-512', oid: '1.2.840.10045.4.3.4', mechanism: 'CKM_ECDSA', jws: 'ES512' },
} as const satisfies Record<
  string,
  { family: KeyFamily; hash: HashName; oid: string; mechanism: 'CKM_RSA_PKCS' | 'CKM_ECDSA'; jws: string }
>
export type SignatureAlgorithm = keyof typeof signatureAlgorithms

/** The signature algorithm that goes with a key when nothing else was asked for. */
export function signatureAlgorithmFor(key: KeyAlgorithm): SignatureAlgorithm {
  const { family, hash } = keyAlgorithms[key]
  const found = (Object.keys(signatureAlgorithms) as SignatureAlgorithm[]).find(
    name => signatureAlgorithms[name].family === family && signatureAlgorithms[name].hash === hash,
  )
  if (!found) throw new RangeError(`no signature algorithm for ${key}`)
  return found
}

/** What a token is asked to sign for a digest: a DigestInfo for RSASSA-PKCS1-v1_5, the digest itself for ECDSA. */
export function tokenInput(algorithm: SignatureAlgorithm, digest: Uint8Array): Uint8Array {
  const { mechanism, hash } = signatureAlgorithms[algorithm]
  if (digest.length !== hashes[hash].length) throw new RangeError(`${algorithm} needs ${hashes[hash].length} bytes`)
  return mechanism === 'CKM_RSA_PKCS' ? Uint8Array.from([...hashes[hash].digestInfo, ...digest]) : digest
}
