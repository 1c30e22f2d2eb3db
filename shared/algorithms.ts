/**
 * Everything known about hashes and signature algorithms, one row each; keys have a table of their own. Whoever signs or verifies
 * is handed the row: nothing below the table lists names. OIDs: RFC 8017, RFC 4055, RFC 5754, RFC 5758, RFC 8410; mechanisms: PKCS#11
 * v3.0; JWS names: RFC 7518, RFC 8037; URIs of XML signatures: RFC 9231.
 */
import { concat, fromHex, type Bytes } from './bytes.ts'
import { keyFamilies, type KeyFamily } from './key-families.ts'

interface HashShape {
  oid: string
  /** Its name in node:crypto. */
  node: string
  /** In the parameters of RSASSA-PSS: the hash, and MGF1 with it. */
  mechanism: `CKM_${string}`
  maskMechanism: `CKG_${string}`
  xml: string
  /** Octets. */
  length: number
  /** DigestInfo before its digest (RFC 8017 section 9.2). */
  digestInfo: Bytes
}

export const hashes = {
  'SHA-256': {
    oid: '2.16.840.1.101.3.4.2.1',
    node: 'sha256',
    mechanism: 'CKM_SHA256',
    maskMechanism: 'CKG_MGF1_SHA256',
    xml: 'http://www.w3.org/2001/04/xmlenc#sha256',
    length: 32,
    digestInfo: fromHex('3031300d060960864801650304020105000420'),
  },
  'SHA-384': {
    oid: '2.16.840.1.101.3.4.2.2',
    node: 'sha384',
    mechanism: 'CKM_SHA384',
    maskMechanism: 'CKG_MGF1_SHA384',
    xml: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
    length: 48,
    digestInfo: fromHex('3041300d060960864801650304020205000430'),
  },
  'SHA-512': {
    oid: '2.16.840.1.101.3.4.2.3',
    node: 'sha512',
    mechanism: 'CKM_SHA512',
    maskMechanism: 'CKG_MGF1_SHA512',
    xml: 'http://www.w3.org/2001/04/xmlenc#sha512',
    length: 64,
    digestInfo: fromHex('3051300d060960864801650304020305000440'),
  },
} as const satisfies Record<string, HashShape>
export type HashName = keyof typeof hashes
export const hashNames = Object.keys(hashes) as [HashName, ...HashName[]]

/** By its OID; `null`: not one of the hashes that we believe. */
export const hashNamed = (identifier: string): HashName | null =>
  hashNames.find(name => hashes[name].oid === identifier) ?? null

export const paddings = ['PKCS1-v1_5', 'PSS'] as const
export type Padding = (typeof paddings)[number]

interface SignMechanism {
  name: `CKM_${string}`
  /** What C_Sign is given for what is to be signed: itself, its digest, or that in a DigestInfo (RFC 8017 section 9.2). */
  input: 'message' | 'digest' | 'DigestInfo'
}

interface SignatureShape {
  family: KeyFamily
  oid: string
  /** DER of the AlgorithmIdentifier's parameters; `null`: they are absent. */
  parameters: Bytes | null
  /** What the content is digested with beside such a signature (CMS: RFC 5652 section 5.4, RFC 8419 section 3.1). */
  hash: HashName
  /** What is signed is hashed by this first; `null`: it goes to the mechanism as it is (PureEdDSA, RFC 8032). */
  prehash: HashName | null
  /** Of an RSA signature (RFC 8017 sections 8.1 and 8.2): `PSS` with MGF1 of the same hash and a salt of its length. */
  padding: Padding | null
  /** `r‖s`: two numbers of the curve's size, as tokens give them; formats may want them as Ecdsa-Sig-Value. */
  encoding: 'octets' | 'r‖s'
  /** The first that the token has. Those that take a digest come first: tokens without combined mechanisms serve as well. */
  mechanisms: readonly [SignMechanism, ...SignMechanism[]]
  /** CMS of old may name the key's algorithm instead and leave the hash to the digest (RFC 5754 section 3.2). */
  namedByKey: boolean
  jws: string | null
  xml: string | null
  /** Its name in the Web Cryptography API. */
  web: string
}

const xmlDsigMore = 'http://www.w3.org/2001/04/xmldsig-more#'

const rsaSignature = (hash: HashName, oid: string, bits: number) =>
  ({
    family: 'RSA',
    oid,
    parameters: fromHex('0500'),
    hash,
    prehash: hash,
    padding: 'PKCS1-v1_5',
    encoding: 'octets',
    mechanisms: [{ name: 'CKM_RSA_PKCS', input: 'DigestInfo' }],
    namedByKey: true,
    jws: `RS${bits}`,
    xml: `${xmlDsigMore}rsa-sha${bits}`,
    web: 'RSASSA-PKCS1-v1_5',
  }) as const satisfies SignatureShape

/** RSASSA-PSS-params (RFC 4055 section 3.1): the hash, MGF1 with it, a salt of its length; the trailer is the default. */
function pssParameters({ digestInfo, length }: HashShape): Bytes {
  const hash = digestInfo.subarray(2, 17)
  const mask = fromHex('a11c301a06092a864886f70d010108')
  return concat([fromHex('3034a00f'), hash, mask, hash, fromHex('a2030201'), Uint8Array.of(length)])
}

/** The salt is as long as the hash, as JWS and XML names of these signatures mean it as well (RFC 7518 section 3.5, RFC 9231 section 2.3.10). */
const pssSignature = <B extends 256 | 384 | 512>(hash: HashName, bits: B) =>
  ({
    family: 'RSA',
    oid: keyFamilies.RSA.pss.oid,
    parameters: pssParameters(hashes[hash]),
    hash,
    prehash: hash,
    padding: 'PSS',
    encoding: 'octets',
    mechanisms: [
      { name: 'CKM_RSA_PKCS_PSS', input: 'digest' },
      { name: `CKM_SHA${bits}_RSA_PKCS_PSS`, input: 'message' },
    ],
    namedByKey: false,
    jws: `PS${bits}`,
    xml: `http://www.w3.org/2007/05/xmldsig-more#sha${bits}-rsa-MGF1`,
    web: 'RSA-PSS',
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
    mechanisms: [{ name: 'CKM_ECDSA', input: 'digest' }],
    namedByKey: false,
    jws: `ES${bits}`,
    xml: `${xmlDsigMore}ecdsa-sha${bits}`,
    web: 'ECDSA',
  }) as const satisfies SignatureShape

export const signatureAlgorithms = {
  'RSA-SHA256': rsaSignature('SHA-256', '1.2.840.113549.1.1.11', 256),
  'RSA-SHA384': rsaSignature('SHA-384', '1.2.840.113549.1.1.12', 384),
  'RSA-SHA512': rsaSignature('SHA-512', '1.2.840.113549.1.1.13', 512),
  'RSA-PSS-SHA256': pssSignature('SHA-256', 256),
  'RSA-PSS-SHA384': pssSignature('SHA-384', 384),
  'RSA-PSS-SHA512': pssSignature('SHA-512', 512),
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
    mechanisms: [{ name: 'CKM_EDDSA', input: 'message' }],
    namedByKey: false,
    jws: 'EdDSA',
    xml: 'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519',
    web: 'Ed25519',
  },
} as const satisfies Record<string, SignatureShape>
export type SignatureAlgorithm = keyof typeof signatureAlgorithms
export type SignatureRow = (typeof signatureAlgorithms)[SignatureAlgorithm]
export const signatureAlgorithmNames = Object.keys(signatureAlgorithms) as [SignatureAlgorithm, ...SignatureAlgorithm[]]

/** By what a certificate or a signature says of itself. `null`: not one of those that we believe (SHA-1 and MD5 among them). */
export const signatureAlgorithmOf = (says: (row: SignatureRow) => boolean): SignatureAlgorithm | null =>
  signatureAlgorithmNames.find(name => says(signatureAlgorithms[name])) ?? null
