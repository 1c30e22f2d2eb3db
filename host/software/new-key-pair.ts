/** A fresh key pair, in the encodings in which it is kept. */
import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Bytes } from '../../shared/bytes.ts'
import { keyAlgorithms, type KeyAlgorithm, type KeyFamily, type KeyRow } from '../../shared/key-algorithms.ts'

const generate = promisify(generateKeyPair)
type Generate = (row: KeyRow) => Promise<{ publicKey: KeyObject; privateKey: KeyObject }>

const families: Record<KeyFamily, Generate> = {
  RSA: ({ bits }) => generate('rsa', { modulusLength: bits }),
  EC: ({ curve }) => generate('ec', { namedCurve: curve?.jwk.crv ?? '' }),
  Ed25519: () => generate('ed25519'),
}

/** `pkcs8` is to be overwritten by the caller. */
export async function newKeyPair(algorithm: KeyAlgorithm): Promise<{ publicKey: Bytes; pkcs8: Bytes }> {
  const row = keyAlgorithms[algorithm]
  const { publicKey, privateKey } = await families[row.family](row)
  const exported = privateKey.export({ type: 'pkcs8', format: 'der' })
  const pkcs8 = Uint8Array.from(exported)
  exported.fill(0)
  return { publicKey: Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' })), pkcs8 }
}
