/**
 * Everything known about the keys that may be made and used, one row each: nothing below the table lists names. OIDs: RFC 8017,
 * RFC 5480, RFC 8410; key types and mechanisms: PKCS#11 v3.0; names of curves: RFC 7518, RFC 8037.
 */
import {
  signatureAlgorithms,
  type HashName,
  type Padding,
  type SignatureAlgorithm,
  type SignatureRow,
} from './algorithms.ts'
import { fromHex, type Bytes } from './bytes.ts'
import type { KeyFamily } from './key-families.ts'

export { keyFamilies, keyFamilyNames, type KeyFamily } from './key-families.ts'

export interface Curve {
  /** The parameters in subjectPublicKeyInfo; `null`: they are absent, the algorithm says it all (RFC 8410 section 3). */
  oid: string | null
  /** Encodings of CKA_EC_PARAMS that modules give; keys are made with the first. */
  parameters: readonly [Bytes, ...Bytes[]]
  /** A coordinate, and each of r and s. */
  coordinateBytes: number
  /** Before the coordinates of a point (SEC 1 section 2.3.3). */
  pointPrefix: Bytes
  coordinates: 1 | 2
  jwk: { kty: 'EC' | 'OKP'; crv: string }
}

export interface KeyRow {
  family: KeyFamily
  bits: number
  /** The key sizes as which modules may count such a key in CK_MECHANISM_INFO. */
  sizes: readonly number[]
  curve: Curve | null
  /** What it signs with: the weakest hash that goes with the key first, which is taken when nothing else is asked for. */
  signatures: readonly [SignatureAlgorithm, ...SignatureAlgorithm[]]
}

const rsaKey = (bits: number) =>
  ({
    family: 'RSA',
    bits,
    sizes: [bits],
    curve: null,
    signatures: ['RSA-SHA256', 'RSA-SHA384', 'RSA-SHA512', 'RSA-PSS-SHA256', 'RSA-PSS-SHA384', 'RSA-PSS-SHA512'],
  }) as const satisfies KeyRow

interface PrimeCurve {
  crv: string
  oid: string
  /** In hexadecimal. */
  parameters: string
  bits: number
}

const ecKey = ({ crv, oid, parameters, bits }: PrimeCurve, ...signatures: KeyRow['signatures']) =>
  ({
    family: 'EC',
    bits,
    sizes: [bits],
    curve: {
      oid,
      parameters: [fromHex(parameters)],
      coordinateBytes: Math.ceil(bits / 8),
      pointPrefix: Uint8Array.of(4),
      coordinates: 2,
      jwk: { kty: 'EC', crv },
    },
    signatures,
  }) as const satisfies KeyRow

/** Key pairs that may be made and used. */
export const keyAlgorithms = {
  'RSA-2048': rsaKey(2048),
  'RSA-3072': rsaKey(3072),
  'RSA-4096': rsaKey(4096),
  'P-256': ecKey(
    { crv: 'P-256', oid: '1.2.840.10045.3.1.7', parameters: '06082a8648ce3d030107', bits: 256 },
    'ECDSA-SHA256',
    'ECDSA-SHA384',
    'ECDSA-SHA512',
  ),
  'P-384': ecKey(
    { crv: 'P-384', oid: '1.3.132.0.34', parameters: '06052b81040022', bits: 384 },
    'ECDSA-SHA384',
    'ECDSA-SHA256',
    'ECDSA-SHA512',
  ),
  'P-521': ecKey(
    { crv: 'P-521', oid: '1.3.132.0.35', parameters: '06052b81040023', bits: 521 },
    'ECDSA-SHA512',
    'ECDSA-SHA256',
    'ECDSA-SHA384',
  ),
  Ed25519: {
    family: 'Ed25519',
    bits: 256,
    sizes: [256, 255],
    curve: {
      oid: null,
      // The curve's name, and since v3.1 of PKCS#11 the algorithm's identifier.
      parameters: [fromHex('130c656477617264733235353139'), fromHex('06032b6570')],
      coordinateBytes: 32,
      pointPrefix: new Uint8Array(),
      coordinates: 1,
      jwk: { kty: 'OKP', crv: 'Ed25519' },
    },
    signatures: ['Ed25519'],
  },
} as const satisfies Record<string, KeyRow>
export type KeyAlgorithm = keyof typeof keyAlgorithms
/** Where nobody asks for another: every token of today makes it at once. */
export const usualKeyAlgorithm: KeyAlgorithm = 'P-256'
export const keyAlgorithmNames = Object.keys(keyAlgorithms) as [KeyAlgorithm, ...KeyAlgorithm[]]

/** What a page may ask of a signature, whoever signs. */
export interface WantedSignature {
  hash?: HashName | undefined
  padding?: Padding | undefined
}

/**
 * The first of what a key signs with that is as it was asked for; `null` when it has none. A padding is asked of RSA keys: others
 * have no such signature, and do not make one of another kind instead.
 */
export const signatureAlgorithmFor = (
  signatures: readonly SignatureAlgorithm[],
  wanted: WantedSignature = {},
): SignatureAlgorithm | null =>
  signatures.find(name => {
    const { hash, padding }: SignatureRow = signatureAlgorithms[name]
    return hash === (wanted.hash ?? hash) && padding === (wanted.padding ?? padding)
  }) ?? null
