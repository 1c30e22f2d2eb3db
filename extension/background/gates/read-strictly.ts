/** A value in the shape of a schema; of what is wrong with it, the place is told and what is wanted there. */
import type * as z from 'zod'
import { MohurError } from '../../../shared/errors.ts'
import { expectedOf } from './expected-of.ts'

/** What a developer mistypes looks so; anything else that a page may call a key is not repeated. */
const plainKey = /^[A-Za-z][A-Za-z0-9]{0,31}$/

/** @throws MohurError BAD_PARAMS with the place of the fault, what is wanted there, and the key that is not the schema's */
export function readStrictly<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const [key = ''] = issue?.code === 'unrecognized_keys' ? issue.keys : []
  const expected = issue ? expectedOf(issue) : null
  throw new MohurError('BAD_PARAMS', {
    at: issue?.path.join('.') ?? '',
    ...(expected === null ? {} : { expected }),
    ...(plainKey.test(key) ? { unknownKey: key } : {}),
  })
}
