/** Keys of the Web Cryptography API by the names of our table, in the place of those on a token. */
import { hashes, signatureAlgorithms, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { keyAlgorithms, type KeyAlgorithm, type KeyRow } from '../../shared/key-algorithms.ts'
import { ecdsaToDer, type SignatureForm } from '../../host/pki/ecdsa-signature.ts'

export interface WebKey {
  algorithm: KeyAlgorithm
  privateKey: JsonWebKey
  /** DER of subjectPublicKeyInfo. */
  publicKey: Bytes
}

/** What the API wants to know of a key; of each family it reads what belongs to it. */
const parameters = ({ bits, curve }: KeyRow, algorithm: SignatureAlgorithm) => ({
  name: signatureAlgorithms[algorithm].web,
  hash: signatureAlgorithms[algorithm].hash,
  saltLength: hashes[signatureAlgorithms[algorithm].hash].length,
  modulusLength: bits,
  publicExponent: Uint8Array.of(1, 0, 1),
  namedCurve: curve?.jwk.crv ?? '',
})

export async function generateKey(algorithm: KeyAlgorithm): Promise<WebKey> {
  const row: KeyRow = keyAlgorithms[algorithm]
  const made = await crypto.subtle.generateKey(parameters(row, row.signatures[0]), true, ['sign', 'verify'])
  if (!('privateKey' in made)) throw new Error(`${algorithm} is no key pair`)
  // What it may be used for is said when it is used: an RSA key signs with every hash and padding.
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
  const { encoding } = signatureAlgorithms[signatureAlgorithm]
  const how = parameters(row, signatureAlgorithm)
  const imported = await crypto.subtle.importKey('jwk', privateKey, how, false, ['sign'])
  const raw = new Uint8Array(await crypto.subtle.sign(how, imported, toBeSigned))
  return encoding === 'r‖s' && form === 'ASN.1' ? ecdsaToDer(raw, row.curve?.coordinateBytes ?? 0) : raw
}
