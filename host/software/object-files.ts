/** `object-<id>.json`: data objects and secret keys (CKO_DATA, CKO_SECRET_KEY). Private ones are sealed with their names. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { fromBase64, fromUtf8, toBase64, toHex, utf8, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { UnmarkedObject } from '../token/token-care.ts'
import { writeDurably } from '../files/write-durably.ts'
import { seal, unseal } from './sealed.ts'
import { inObjects } from './token-file.ts'

const objectFile = z.strictObject({
  version: z.literal(1),
  private: z.boolean(),
  /** `names`, and the object's value: in the clear or sealed. */
  names: z.base64(),
  value: z.base64(),
})

const names = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('data'), label: z.string(), application: z.string() }),
  z.strictObject({
    kind: z.literal('secretKey'),
    label: z.string(),
    keyType: z.literal('AES'),
    bits: z.number().int(),
  }),
])

export interface NewObject {
  names: z.infer<typeof names>
  value: Bytes
  private: boolean
}

/** A token is no file store. */
const maxValue = 64 * 1024

const pattern = /^(object-[0-9a-f]{32})\.json$/
/** An object is not taken for another one, nor its name for its value. */
const about = (id: string, part: 'names' | 'value'): string => `${part} of ${id}`

/** @throws MohurError TOKEN_FULL when the value is longer than a token takes */
export function writeObjectFile(objects: string, token: Uint8Array, object: NewObject): void {
  if (object.value.length > maxValue) throw new MohurError('TOKEN_FULL')
  const id = `object-${toHex(randomBytes(16))}`
  const encode = (part: 'names' | 'value', bytes: Bytes): string =>
    object.private ? seal(token, bytes, about(id, part)) : toBase64(bytes)
  const file: z.infer<typeof objectFile> = {
    version: 1,
    private: object.private,
    names: encode('names', utf8(JSON.stringify(object.names))),
    value: encode('value', object.value),
  }
  const bytes = utf8(`${JSON.stringify(file, null, 2)}\n`)
  inObjects(objects, () => writeDurably(join(objects, `${id}.json`), bytes))
}

/** Those that can be read, the private ones only with the token's key. */
export function objectFiles(objects: string, token: Uint8Array | null): UnmarkedObject[] {
  return readdirSync(objects).flatMap(name => {
    const id = pattern.exec(name)?.[1]
    const object = id === undefined ? null : readObjectFile(objects, token, id)
    return object ? [object] : []
  })
}

function readObjectFile(objects: string, token: Uint8Array | null, id: string): UnmarkedObject | null {
  try {
    const file = objectFile.parse(JSON.parse(fromUtf8(readFileSync(join(objects, `${id}.json`)))))
    const decode = (part: 'names' | 'value'): Bytes => {
      const bytes = file.private ? token && unseal(token, file[part], about(id, part)) : fromBase64(file[part])
      if (!bytes) throw new RangeError(part)
      return Uint8Array.from(bytes)
    }
    const named = names.parse(JSON.parse(fromUtf8(decode('names'))))
    const common = { id, private: file.private }
    return named.kind === 'data' ? { ...common, ...named, value: decode('value') } : { ...common, ...named }
  } catch {
    return null
  }
}
