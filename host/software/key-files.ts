/** `key-<keyId>.json`: one key pair each, the private half (PKCS#8, RFC 5958) sealed with the token's key. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { keyAlgorithmNames } from '../../shared/algorithms.ts'
import { fromBase64, fromUtf8, toBase64, toHex, utf8, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { syncFolder, writeDurably } from '../files/write-durably.ts'
import type { NewKey } from '../tokens/token.ts'
import { seal, unseal } from './sealed.ts'
import { inToken } from './token-file.ts'

const keyFile = z.strictObject({
  version: z.literal(1),
  algorithm: z.enum(keyAlgorithmNames),
  label: z.string(),
  exportable: z.boolean(),
  created: z.iso.datetime(),
  /** DER of subjectPublicKeyInfo. */
  publicKey: z.base64(),
  privateKey: z.base64(),
})
export type KeyFile = z.infer<typeof keyFile>

const pattern = /^key-([0-9a-f]{40})\.json$/
const nameIn = (folder: string, keyId: string): string => join(folder, `key-${keyId}.json`)

/** Follows from the public key, so a certificate finds its key by itself. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  toHex(createHash('sha256').update(publicKey).digest().subarray(0, 20))

/** Everything but the secret itself is bound to it. */
const about = ({ algorithm, label, exportable, created, publicKey }: KeyFile): string =>
  JSON.stringify([algorithm, label, exportable, created, publicKey])

export function writeKeyFile(
  folder: string,
  token: Uint8Array,
  key: NewKey & { publicKey: Bytes; pkcs8: Bytes },
): void {
  const { pkcs8, ...rest } = key
  const created = new Date().toISOString()
  const file: KeyFile = { ...rest, version: 1, created, publicKey: toBase64(key.publicKey), privateKey: '' }
  file.privateKey = seal(token, pkcs8, about(file))
  const bytes = utf8(`${JSON.stringify(file, null, 2)}\n`)
  inToken(folder, () => writeDurably(nameIn(folder, keyIdOf(key.publicKey)), bytes))
}

/** Those that can be read; one spoilt file does not take the others with it. */
export function keyFiles(folder: string): { keyId: string; publicKey: Bytes }[] {
  return readdirSync(folder).flatMap(name => {
    const keyId = pattern.exec(name)?.[1]
    const file = keyId === undefined ? null : readKeyFile(folder, keyId)
    return file && keyId !== undefined ? [{ keyId, publicKey: fromBase64(file.publicKey) }] : []
  })
}

/** `null` when there is none, or none that belongs to this id. */
export function readKeyFile(folder: string, keyId: string): KeyFile | null {
  try {
    const file = keyFile.parse(JSON.parse(fromUtf8(readFileSync(nameIn(folder, keyId)))))
    return keyIdOf(fromBase64(file.publicKey)) === keyId ? file : null
  } catch {
    return null
  }
}

/** PKCS#8, to be overwritten by the caller. @throws MohurError TOKEN_FAILED when the file was changed */
export function openKeyFile(file: KeyFile, token: Uint8Array): Buffer {
  const pkcs8 = unseal(token, file.privateKey, about(file))
  if (!pkcs8) throw new MohurError('TOKEN_FAILED', { reason: 'key file' })
  return pkcs8
}

export function removeKeyFile(folder: string, keyId: string): void {
  inToken(folder, () => {
    rmSync(nameIn(folder, keyId), { force: true })
    syncFolder(folder)
  })
}
