/**
 * `token.json`: who the token is, where its objects are, the key of its keys under the PIN, and how many wrong PINs there were
 * since a right one. Whatever changes the token as a whole changes this one file, and so happens whole or not at all.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { fromUtf8, toHex, utf8 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { awaitingLock, withLock } from '../files/with-lock.ts'
import { writeDurably } from '../files/write-durably.ts'
import { stretching } from './sealed.ts'

const objectsPattern = /^objects-[0-9a-f]{16}$/

const tokenFile = z.strictObject({
  version: z.literal(1),
  /** Made once, at random. */
  serialNumber: z.string().regex(/^[0-9a-f]{16}$/),
  label: z.string(),
  /** The folder beside this file with all that lies on the token. Formatting names a new one: nothing is half erased. */
  objects: z.string().regex(objectsPattern),
  wrong: z.number().int().nonnegative(),
  /** `null` before the first PIN. `key` is the sealed key of all key files: another PIN means another token file alone. */
  pin: z.strictObject({ stretching, key: z.base64() }).nullable(),
})
export type TokenFile = z.infer<typeof tokenFile>
export type PinSecret = NonNullable<TokenFile['pin']>

const random = (): string => toHex(randomBytes(8))
export const defaultLabel = 'Software token'
export const newObjectsName = (): string => `objects-${random()}`
export const objectsFolder = (folder: string, { objects }: TokenFile): string => join(folder, objects)

const nameIn = (folder: string): string => join(folder, 'token.json')

/** Made when missing. @throws MohurError TOKEN_FAILED when it cannot be understood; it is never replaced then. */
export const readTokenFile = (folder: string): TokenFile => read(folder) ?? changeTokenFile(folder, token => token)

/** Reads, changes and writes under the token's lock; on the disk when this returns. */
export const changeTokenFile = (folder: string, change: (token: TokenFile) => TokenFile): TokenFile =>
  inToken(folder, () => changed(folder, change))

/** As readTokenFile, for a process that serves others meanwhile. */
export const awaitTokenFile = async (folder: string): Promise<TokenFile> =>
  read(folder) ?? (await awaitingLock(lockIn(folder), () => changed(folder, token => token)))

function changed(folder: string, change: (token: TokenFile) => TokenFile): TokenFile {
  const token = change(read(folder) ?? newToken())
  mkdirSync(objectsFolder(folder, token), { recursive: true, mode: 0o700 })
  writeDurably(nameIn(folder), utf8(`${JSON.stringify(token, null, 2)}\n`))
  removeErased(folder, token)
  return token
}

const lockIn = (folder: string): string => join(folder, 'lock')
const inToken = <T>(folder: string, work: () => T): T => withLock(lockIn(folder), work)

/** Whatever is written beside the objects is written here. @throws MohurError TOKEN_CHANGED when they were erased */
export const inObjects = <T>(objects: string, work: () => T): T =>
  inToken(dirname(objects), () => {
    if (!existsSync(objects)) throw new MohurError('TOKEN_CHANGED')
    return work()
  })

const newToken = (): TokenFile => ({
  version: 1,
  serialNumber: random(),
  label: defaultLabel,
  objects: newObjectsName(),
  wrong: 0,
  pin: null,
})

/** What formatting left, also when it was killed. Its keys cannot be opened any more; what cannot be removed now goes later. */
function removeErased(folder: string, { objects }: TokenFile): void {
  for (const name of readdirSync(folder)) {
    if (name === objects || !objectsPattern.test(name)) continue
    try {
      rmSync(join(folder, name), { recursive: true })
    } catch {
      continue
    }
  }
}

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
