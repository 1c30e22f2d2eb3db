/**
 * Everything known about hashes and signature algorithms, one row each; keys have a table of their own. Whoever signs or verifies
 * is handed the row: nothing below the table lists names. OIDs: RFC 8017, RFC 5754, RFC 5758, RFC 8410; mechanisms: PKCS#11 v3.0;
 * JWS names: RFC 7518, RFC 8037; URIs of XML signatures: RFC 9231.
 */
import { fromHex, type Bytes } from './bytes.ts'
import type { KeyFamily } from './key-families.ts'

export const hashes = {
  'SHA-256': {
    oid: '2.16.840.1.101.3.4.2.1',
    node: 'sha256',
    xml: 'http://www.w3.org/2001/04/xmlenc#sha256',
    length: 32,
    digestInfo: fromHex('3031300d060960864801650304020105000420'),
  },
  'SHA-384': {
    oid: '2.16.840.1.101.3.4.2.2',
    node: 'sha384',
    xml: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
    length: 48,
    digestInfo: fromHex('3041300d060960864801650304020205000430'),
  },
  'SHA-512': {
    oid: '2.16.840.1.101.3.4.2.3',
    node: 'sha512',
    xml: 'http://www.w3.org/2001/04/xmlenc#sha512',
    length: 64,
    digestInfo: fromHex('3051300d060960864801650304020305000440'),
  },
} as const satisfies Record<string, { oid: string; node: string; xml: string; length: number; digestInfo: Bytes }>
export type HashName = keyof typeof hashes
export const hashNames = Object.keys(hashes) as [HashName, ...HashName[]]

/** By its OID; `null`: not one of the hashes that we believe. */
export const hashNamed = (identifier: string): HashName | null =>
  hashNames.find(name => hashes[name].oid === identifier) ?? null

interface SignatureShape {
  family: KeyFamily
  oid: string
  /** DER of the AlgorithmIdentifier's parameters; `null`: they are absent. */
  parameters: Bytes | null
  /** What the content is digested with beside such a signature (CMS: RFC 5652 section 5.4, RFC 8419 section 3.1). */
  hash: HashName
  /** What is signed is hashed by this first; `null`: it goes to the mechanism as it is (PureEdDSA, RFC 8032). */
  prehash: HashName | null
  /** What the mechanism wants around the digest (RSASSA-PKCS1-v1_5, RFC 8017 section 9.2). */
  padding: 'DigestInfo' | null
  /** `r‖s`: two numbers of the curve's size, as tokens give them; formats may want them as Ecdsa-Sig-Value. */
  encoding: 'octets' | 'r‖s'
  /** Without its own hashing, so that tokens without combined mechanisms serve as well. `parameter`: what CK_MECHANISM carries. */
  mechanism: { name: `CKM_${string}`; parameter: Bytes | null }
  /** CMS of old may name the key's algorithm instead and leave the hash to the digest (RFC 5754 section 3.2). */
  namedByKey: boolean
  jws: string | null
  xml: string | null
}

const xmlDsigMore = 'http://www.w3.org/2001/04/xmldsig-more#'

const rsaSignature = (hash: HashName, oid: string, bits: number) =>
  ({
    family: 'RSA',
    oid,
    parameters: fromHex('0500'),
    hash,
    prehash: hash,
    padding: 'DigestInfo',
    encoding: 'octets',
    mechanism: { name: 'CKM_RSA_PKCS', parameter: null },
    namedByKey: true,
    jws: `RS${bits}`,
    xml: `${xmlDsigMore}rsa-sha${bits}`,
  }) as const satisfies SignatureShape

/** A JWS names the curve with the hash: `jws` holds for the curve that RFC 7518 section 3.4 puts beside it. */
const ecdsaSignature = (hash: HashName, oid: string, bits: number) =>
  ({
    family: 'EC',
    oid,
    parameters: null,
    hash,
    prehash: hash,
    padding: null,
    encoding: 'r‖s',
    mechanism: { name: 'CKM_ECDSA', parameter: null },
    namedByKey: false,
    jws: `ES${bits}`,
    xml: `${xmlDsigMore}ecdsa-sha${bits}`,
  }) as const satisfies SignatureShape

export const signatureAlgorithms = {
  'RSA-SHA256': rsaSignature('SHA-256', '1.2.840.113549.1.1.11', 256),
  'RSA-SHA384': rsaSignature('SHA-384', '1.2.840.113549.1.1.12', 384),
  'RSA-SHA512': rsaSignature('SHA-512', '1.2.840.113549.1.1.13', 512),
  'ECDSA-SHA256': ecdsaSignature('SHA-256', '1.2.840.10045.4.3.2', 256),
  'ECDSA-SHA384': ecdsaSignature('SHA-384', '1.2.840.10045.4.3.3', 384),
  'ECDSA-SHA512': ecdsaSignature('SHA-512', '1.2.840.10045.4.3.4', 512),
  Ed25519: {
    family: 'Ed25519',
    oid: '1.3.101.112',
    parameters: null,
    hash: 'SHA-512',
    prehash: null,
    padding: null,
    encoding: 'octets',
    mechanism: { name: 'CKM_EDDSA', parameter: null },
    namedByKey: false,
    jws: 'EdDSA',
    xml: 'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519',
  },
} as const satisfies Record<string, SignatureShape>
export type SignatureAlgorithm = keyof typeof signatureAlgorithms
export type SignatureRow = (typeof signatureAlgorithms)[SignatureAlgorithm]
export const signatureAlgorithmNames = Object.keys(signatureAlgorithms) as [SignatureAlgorithm, ...SignatureAlgorithm[]]

/** By what a certificate or a signature says of itself. `null`: not one of those that we believe (SHA-1 and MD5 among them). */
export const signatureAlgorithmOf = (says: (row: SignatureRow) => boolean): SignatureAlgorithm | null =>
  signatureAlgorithmNames.find(name => says(signatureAlgorithms[name])) ?? null
