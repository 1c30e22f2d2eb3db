/** A fresh key pair, in the encodings in which it is kept. */
import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { keyAlgorithms, type KeyAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'

const generate = promisify(generateKeyPair)

/** `pkcs8` is to be overwritten by the caller. */
export async function newKeyPair(algorithm: KeyAlgorithm): Promise<{ publicKey: Bytes; pkcs8: Bytes }> {
  const { family, bits } = keyAlgorithms[algorithm]
  const { publicKey, privateKey } =
    family === 'RSA' ? await generate('rsa', { modulusLength: bits }) : await generate('ec', { namedCurve: algorithm })
  const exported = privateKey.export({ type: 'pkcs8', format: 'der' })
  const pkcs8 = Uint8Array.from(exported)
  exported.fill(0)
  return { publicKey: Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' })), pkcs8 }
}
