/** A name with a key, and what it signs: certificates, lists, answers and time stamps, all in one way. */
import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { RelativeDistinguishedNames } from 'pkijs'
import { bitString, nullValue, oid, sequence } from '../../../../host/pki/der.ts'
import { keyBits } from '../../../../host/pki/revocation/certificate-id.ts'
import { makeName } from './names.ts'

type Der = Uint8Array<ArrayBuffer>

export interface Issuer {
  name: RelativeDistinguishedNames
  privateKey: KeyObject
  /** DER of subjectPublicKeyInfo. */
  publicKey: Uint8Array
}

export type IssuerKeys = 'P-256' | 'RSA-2048'

/** Of the centre, with a fresh key. */
export function makeIssuer(commonName: string, keys: IssuerKeys = 'P-256'): Issuer {
  const { privateKey } =
    keys === 'P-256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  return issuerWith(commonName, privateKey)
}

/** Of the centre, with a key that it has already. */
export const issuerWith = (commonName: string, privateKey: KeyObject): Issuer => ({
  name: makeName([
    { type: 'C', value: 'AZ' },
    { type: 'O', value: 'Milli Sertifikat Xidmətləri Mərkəzi' },
    { type: 'CN', value: commonName },
  ]),
  privateKey,
  publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }),
})

/** DER of Name. */
export const nameOf = ({ name }: Issuer): Der => new Uint8Array(name.toSchema().toBER())

const rsaSha256 = sequence(oid('1.2.840.113549.1.1.11'), nullValue)
const ecdsaSha256 = sequence(oid('1.2.840.10045.4.3.2'))

/** DER of AlgorithmIdentifier. */
export const algorithmOf = ({ privateKey }: Pick<Issuer, 'privateKey'>): Der =>
  privateKey.asymmetricKeyType === 'ec' ? ecdsaSha256 : rsaSha256

export const signatureBy = ({ privateKey }: Pick<Issuer, 'privateKey'>, bytes: Uint8Array): Der =>
  new Uint8Array(sign('sha256', bytes, privateKey))

/** `bytes` with algorithm and signature behind them, as they stand in a CertificateList and a BasicOCSPResponse. */
export const signedParts = (issuer: Issuer, bytes: Der): Der[] => [
  bytes,
  algorithmOf(issuer),
  bitString(signatureBy(issuer, bytes)),
]

/** RFC 7093 section 2 (1): the first 160 bits of the SHA-256 of the key's bits. */
export const keyIdentifier = (publicKey: Uint8Array): Der =>
  new Uint8Array(createHash('sha256').update(keyBits(publicKey)).digest().subarray(0, 20))
