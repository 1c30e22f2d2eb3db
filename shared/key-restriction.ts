/** An RSA key whose owner restricts it to RSASSA-PSS, as its certificate says it (RFC 4055 sections 1.2 and 3.3). */
import { hashes, signatureAlgorithms, type SignatureAlgorithm, type SignatureRow } from './algorithms.ts'
import { concat, fromHex } from './bytes.ts'
import { children, readOid, type DerNode } from './der.ts'
import { MohurError } from './errors.ts'
import { keyFamilies } from './key-families.ts'
import { readPssParameters, type PssParameters } from './pss-parameters.ts'

/** What each signature must have; `any` of ours, or `none`: what is asked for cannot be read, and nothing is as it asks. */
export type KeyRestriction = PssParameters | 'any' | 'none'

/** Of a subjectPublicKeyInfo; `null` for a key that is for all signatures. @throws MohurError CERTIFICATE_UNREADABLE */
export function readKeyRestriction(spki: DerNode): KeyRestriction | null {
  const [algorithm] = children(spki)
  const [type, parameters, ...more] = algorithm ? children(algorithm) : []
  if (!type || readOid(type) !== keyFamilies.RSA.pss.oid) return null
  if (!parameters) return 'any'
  try {
    return more.length > 0 ? 'none' : readPssParameters(parameters)
  } catch {
    return 'none'
  }
}

/** Whether such a signature, with a salt of so many octets, may be by the key. Of the salt a key tells the fewest octets. */
export function isAllowed(key: KeyRestriction | null, algorithm: SignatureAlgorithm, saltLength: number): boolean {
  const { padding, hash }: SignatureRow = signatureAlgorithms[algorithm]
  if (key === null) return true
  if (key === 'none' || padding !== 'PSS') return false
  const { oid } = hashes[hash]
  return key === 'any' || (key.hash === oid && key.maskHash === oid && saltLength >= key.saltLength)
}

const rsaEncryption = fromHex('300d06092a864886f70d0101010500')

/** The same key as tokens know it, who are told of no restriction: DER of subjectPublicKeyInfo. @throws MohurError CERTIFICATE_UNREADABLE */
export function tokenKeyOf(spki: DerNode): Uint8Array {
  const [, key] = children(spki)
  if (!key) throw new MohurError('CERTIFICATE_UNREADABLE')
  if (readKeyRestriction(spki) === null) return spki.whole
  const length = rsaEncryption.length + key.whole.length
  // A key that may be used is so long that its length takes two octets.
  return concat([Uint8Array.of(0x30, 0x82, length >> 8, length & 0xff), rsaEncryption, key.whole])
}
