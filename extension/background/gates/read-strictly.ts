/** A value in the shape of a schema; of what is wrong with it, the place alone is told. */
import type * as z from 'zod'
import { MohurError } from '../../../shared/errors.ts'

/** @throws MohurError BAD_PARAMS with the place of the fault, never the names of keys that are not the schema's */
export function readStrictly<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new MohurError('BAD_PARAMS', { at: read.error.issues[0]?.path.join('.') ?? '' })
}
