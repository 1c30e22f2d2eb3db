/** What exactly: params of the right shape and size, strictly. */
import type * as z from 'zod'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { operations } from '../../../shared/operations/index.ts'
import type { Call } from '../call.ts'
import type { Permitted } from '../request.ts'
import { readStrictly } from './read-strictly.ts'
import { sizeOf } from '../content.ts'
import { documentBytesOf, documentRowOf } from '../request-documents.ts'

/**
 * The schemas are strict at every level: a key that is not theirs is refused, `__proto__` among them, which structured clone
 * carries like every other key (T10).
 * @throws MohurError BAD_PARAMS with the place of the fault and what is wanted there, TOO_LARGE
 */
export function paramsGate<P extends Pick<Permitted, 'operation' | 'given'>>(permitted: P): P & Call {
  const { operation, given } = permitted
  const schema: z.ZodType = operations[operation].params
  const call = { operation, params: readStrictly(schema, given) } as Call
  checkSizes(call)
  return { ...permitted, ...call }
}

function checkSizes(call: Call): void {
  const row = documentRowOf(call)
  if (!row) return
  const sizes = documentBytesOf(call).map(content => (content ? sizeOf(content) : 0))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > limits.documentBytes) throw new MohurError('TOO_LARGE', { limit: limits.documentBytes })
  if (row.held(call.params as never) > limits.heldBytes) throw new MohurError('TOO_LARGE', { limit: limits.heldBytes })
  const empty = row.mayBeEmpty ? -1 : sizes.indexOf(0)
  if (empty >= 0) throw new MohurError('BAD_PARAMS', { at: `documents.${empty}.content`, expected: 'at least 1 byte' })
}
