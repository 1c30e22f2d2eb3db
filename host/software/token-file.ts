/** `token.json`: who the token is, the key of its keys under the PIN, and how many wrong PINs there were since a right one. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { fromUtf8, toHex, utf8 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { withLock } from '../files/with-lock.ts'
import { writeDurably } from '../files/write-durably.ts'
import { stretching } from './sealed.ts'

const tokenFile = z.strictObject({
  version: z.literal(1),
  /** Made once, at random. */
  serialNumber: z.string().regex(/^[0-9a-f]{16}$/),
  wrong: z.number().int().nonnegative(),
  /** `null` before the first PIN. `key` is the sealed key of all key files: another PIN means another token file alone. */
  pin: z.strictObject({ stretching, key: z.base64() }).nullable(),
})
export type TokenFile = z.infer<typeof tokenFile>

const nameIn = (folder: string): string => join(folder, 'token.json')

/** Made when missing. @throws MohurError TOKEN_FAILED when it cannot be understood; it is never replaced then. */
export const readTokenFile = (folder: string): TokenFile => read(folder) ?? changeTokenFile(folder, token => token)

/** Reads, changes and writes under the token's lock; on the disk when this returns. */
export const changeTokenFile = (folder: string, change: (token: TokenFile) => TokenFile): TokenFile =>
  inToken(folder, () => {
    const token = change(read(folder) ?? newToken())
    writeDurably(nameIn(folder), utf8(`${JSON.stringify(token, null, 2)}\n`))
    return token
  })

/** Whatever is written in the token's folder is written here. */
export const inToken = <T>(folder: string, work: () => T): T => withLock(join(folder, 'lock'), work)

const newToken = (): TokenFile => ({ version: 1, serialNumber: toHex(randomBytes(8)), wrong: 0, pin: null })

function read(folder: string): TokenFile | null {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(nameIn(folder))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return tokenFile.parse(JSON.parse(fromUtf8(bytes)))
  } catch (error) {
    throw new MohurError('TOKEN_FAILED', { reason: 'token.json' }, { cause: error })
  }
}
