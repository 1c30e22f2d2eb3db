/**
 * What a public key is called where a person meets it, keys that Mohur cannot use among them. The names are the standards' own
 * and the same in every language (RFC 5480, RFC 9215; the Kazakh numbers are of the National Certification Authority).
 */
import { readKey } from './certificate.ts'
import { children, readDer, readOid, type DerNode } from './der.ts'
import { keyFamilies, type KeyAlgorithm } from './key-algorithms.ts'

const foreignKeys: Readonly<Record<string, string>> = {
  '1.2.643.2.2.19': 'GOST R 34.10-2001',
  '1.2.643.7.1.1.1.1': 'GOST R 34.10-2012 (256)',
  '1.2.643.7.1.1.1.2': 'GOST R 34.10-2012 (512)',
  '1.2.398.3.10.1.1.1.1': 'GOST 34.310-2004',
  '1.2.398.3.10.1.1.2.1': 'GOST 34.10-2015 (256)',
  '1.2.398.3.10.1.1.2.2': 'GOST 34.10-2015 (512)',
  '1.2.840.10040.4.1': 'DSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.3.101.113': 'Ed448',
}
const foreignCurves: Readonly<Record<string, string>> = {
  '1.3.132.0.10': 'secp256k1',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
}

export interface KeyName {
  /** An object identifier where nobody gave it a name that we know. */
  name: string
  /** `null`: there is nothing that Mohur could do with it. */
  algorithm: KeyAlgorithm | null
}

/** Of DER of subjectPublicKeyInfo; `null` when it is none. */
export function keyNameOf(publicKey: Uint8Array): KeyName | null {
  try {
    const info = readDer(publicKey)
    const { keyAlgorithm: algorithm } = readKey(info)
    return { algorithm, name: algorithm ?? foreignName(info) }
  } catch {
    return null
  }
}

function foreignName(info: DerNode): string {
  const [oid, parameters] = children(children(info)[0] ?? info)
  const type = oid ? readOid(oid) : ''
  if (type === keyFamilies.RSA.oid) return 'RSA'
  if (type !== keyFamilies.EC.oid) return foreignKeys[type] ?? type
  const curve = parameters?.tag === 0x06 ? readOid(parameters) : ''
  return `ECDSA ${foreignCurves[curve] ?? curve}`.trim()
}
