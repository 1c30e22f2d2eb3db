/** A value in the shape of a schema; of what is wrong with it, the place alone is told. */
import type * as z from 'zod'
import { MohurError } from '../../../shared/errors.ts'

/** What a developer mistypes looks so; anything else that a page may call a key is not repeated. */
const plainKey = /^[A-Za-z][A-Za-z0-9]{0,31}$/

/** @throws MohurError BAD_PARAMS with the place of the fault, and the key that is not the schema's */
export function readStrictly<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const [key = ''] = issue?.code === 'unrecognized_keys' ? issue.keys : []
  throw new MohurError('BAD_PARAMS', {
    at: issue?.path.join('.') ?? '',
    ...(plainKey.test(key) ? { unknownKey: key } : {}),
  })
}
