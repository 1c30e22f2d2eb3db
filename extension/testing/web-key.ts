/** Keys of the Web Cryptography API by the names of our table, in the place of those on a token. */
import { signatureAlgorithms, type HashName, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { keyAlgorithms, keyFamilies, type KeyAlgorithm, type KeyRow } from '../../shared/key-algorithms.ts'
import { ecdsaToDer, type SignatureForm } from '../../host/pki/ecdsa-signature.ts'

export interface WebKey {
  algorithm: KeyAlgorithm
  privateKey: JsonWebKey
  /** DER of subjectPublicKeyInfo. */
  publicKey: Bytes
}

/** What the API wants to know of a key; of each family it reads what belongs to it. */
const parameters = ({ family, bits, curve }: KeyRow, hash: HashName) => ({
  name: keyFamilies[family].web,
  hash,
  modulusLength: bits,
  publicExponent: Uint8Array.of(1, 0, 1),
  namedCurve: curve?.jwk.crv ?? '',
})

export async function generateKey(algorithm: KeyAlgorithm): Promise<WebKey> {
  const row: KeyRow = keyAlgorithms[algorithm]
  const { hash } = signatureAlgorithms[row.signatures[0]]
  const made = await crypto.subtle.generateKey(parameters(row, hash), true, ['sign', 'verify'])
  if (!('privateKey' in made)) throw new Error(`${algorithm} is no key pair`)
  // What it may be used for is said when it is used: an RSA key signs with every hash.
  const { alg: _, key_ops: __, ext: ___, ...privateKey } = await crypto.subtle.exportKey('jwk', made.privateKey)
  return { algorithm, privateKey, publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', made.publicKey)) }
}

/** `form`: of an ECDSA signature. */
export async function signWith(
  { algorithm, privateKey }: Pick<WebKey, 'algorithm' | 'privateKey'>,
  signatureAlgorithm: SignatureAlgorithm,
  { toBeSigned, form }: { toBeSigned: Bytes; form: SignatureForm },
): Promise<Bytes> {
  const row: KeyRow = keyAlgorithms[algorithm]
  const { hash, encoding } = signatureAlgorithms[signatureAlgorithm]
  const how = parameters(row, hash)
  const imported = await crypto.subtle.importKey('jwk', privateKey, how, false, ['sign'])
  const raw = new Uint8Array(await crypto.subtle.sign(how, imported, toBeSigned))
  return encoding === 'r‖s' && form === 'ASN.1' ? ecdsaToDer(raw, row.curve?.coordinateBytes ?? 0) : raw
}
