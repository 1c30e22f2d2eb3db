/** What is asked: a known operation that this caller may call, with params of the right shape and size, strictly. */
import * as z from 'zod'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { isOperationName, operations } from '../../../shared/operations/index.ts'
import { contentsOf, documentRowOf, sizeOf } from '../documents.ts'
import type { Call } from '../call.ts'
import type { Checked, Known } from '../request.ts'

const opening = z.strictObject({
  open: z.strictObject({ operation: z.string().max(64), params: z.unknown() }),
  activated: z.boolean(),
})

/**
 * The schemas are strict at every level: a key that is not theirs is refused, `__proto__` among them, which structured clone
 * carries as any other key (T10).
 * @throws MohurError UNKNOWN_OPERATION, BAD_PARAMS with the place of the fault, TOO_LARGE
 */
export function paramsGate(known: Known): Checked {
  const { open, activated } = readStrictly(opening, known.message)
  const { operation } = open
  const caller = known.origin === null ? 'extension' : 'page'
  if (!isOperationName(operation) || !(operations[operation].callers as readonly string[]).includes(caller)) {
    throw new MohurError('UNKNOWN_OPERATION')
  }
  const call = { operation, params: readStrictly<unknown>(operations[operation].params, open.params) } as Call
  checkSizes(call)
  return { ...known, ...call, activated }
}

function readStrictly<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new MohurError('BAD_PARAMS', { at: read.error.issues[0]?.path.join('.') ?? '' })
}

function checkSizes(call: Call): void {
  const row = documentRowOf(call)
  if (!row) return
  const sizes = contentsOf(call).map(content => (content ? sizeOf(content) : 0))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > limits.documentBytes) throw new MohurError('TOO_LARGE', { limit: limits.documentBytes })
  if (row.held(call.params as never) > limits.heldBytes) throw new MohurError('TOO_LARGE', { limit: limits.heldBytes })
  const empty = row.mayBeEmpty ? -1 : sizes.indexOf(0)
  if (empty >= 0) throw new MohurError('BAD_PARAMS', { at: `documents.${empty}.content` })
}
