/** `key-<keyId>.json`: one key pair each, the private half (PKCS#8, RFC 5958) sealed with the token's key. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { keyAlgorithmNames } from '../../shared/key-algorithms.ts'
import { fromBase64, fromUtf8, toBase64, toHex, utf8, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { writeDurably } from '../files/write-durably.ts'
import type { NewKey } from '../token/token.ts'
import { seal, unseal } from './sealed.ts'
import { inObjects } from './token-file.ts'

const keyPairFile = z.strictObject({
  version: z.literal(1),
  algorithm: z.enum(keyAlgorithmNames),
  label: z.string(),
  exportable: z.boolean(),
  created: z.iso.datetime(),
  /** DER of subjectPublicKeyInfo. */
  publicKey: z.base64(),
  privateKey: z.base64(),
})
export type KeyPairFile = z.infer<typeof keyPairFile>

const pattern = /^key-([0-9a-f]{40})\.json$/
const nameIn = (objects: string, keyId: string): string => join(objects, `key-${keyId}.json`)

/** Follows from the public key, so a certificate finds its key by itself. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  toHex(createHash('sha256').update(publicKey).digest().subarray(0, 20))

/** Everything but the secret itself is bound to it. */
const about = ({ algorithm, label, exportable, created, publicKey }: KeyPairFile): string =>
  JSON.stringify([algorithm, label, exportable, created, publicKey])

export function writeKeyPairFile(
  objects: string,
  token: Uint8Array,
  key: NewKey & { publicKey: Bytes; pkcs8: Uint8Array },
): void {
  const { algorithm, label, exportable, publicKey, pkcs8 } = key
  const created = new Date().toISOString()
  const file: KeyPairFile = {
    version: 1,
    algorithm,
    label,
    exportable,
    created,
    publicKey: toBase64(publicKey),
    privateKey: '',
  }
  file.privateKey = seal(token, pkcs8, about(file))
  const bytes = utf8(`${JSON.stringify(file, null, 2)}\n`)
  inObjects(objects, () => writeDurably(nameIn(objects, keyIdOf(publicKey)), bytes))
}

/** Those that can be read; one spoilt file does not take the others with it. */
export function keyPairFiles(objects: string): { keyId: string; file: KeyPairFile }[] {
  return readdirSync(objects).flatMap(name => {
    const keyId = pattern.exec(name)?.[1]
    const file = keyId === undefined ? null : readKeyPairFile(objects, keyId)
    return file && keyId !== undefined ? [{ keyId, file }] : []
  })
}

/** The key pairs as every module tells them. */
export const keyPairs = (objects: string): { keyId: string; publicKey: Bytes }[] =>
  keyPairFiles(objects).map(({ keyId, file }) => ({ keyId, publicKey: fromBase64(file.publicKey) }))

/** `null` when there is none, or none that belongs to this id. */
export function readKeyPairFile(objects: string, keyId: string): KeyPairFile | null {
  try {
    const file = keyPairFile.parse(JSON.parse(fromUtf8(readFileSync(nameIn(objects, keyId)))))
    return keyIdOf(fromBase64(file.publicKey)) === keyId ? file : null
  } catch {
    return null
  }
}

/** PKCS#8, to be overwritten by the caller. @throws MohurError TOKEN_FAILED when the file was changed */
export function openKeyPairFile(file: KeyPairFile, token: Uint8Array): Buffer {
  const pkcs8 = unseal(token, file.privateKey, about(file))
  if (!pkcs8) throw new MohurError('TOKEN_FAILED', { reason: 'key file' })
  return pkcs8
}
