/** Which operation: a known one that this caller may call. Before a large message, a port knocks and is told whether it may come. */
import * as z from 'zod'
import { MohurError } from '../../../shared/errors.ts'
import { isOperationName, operations } from '../../../shared/operations/index.ts'
import type { Background } from '../background.ts'
import { openClock } from '../clock.ts'
import type { Known, Opened } from '../request.ts'
import { readStrictly } from './read-strictly.ts'

const opening = z.strictObject({
  open: z.strictObject({ operation: z.string().max(64), params: z.unknown() }),
  activated: z.boolean(),
})

/** @throws MohurError UNKNOWN_OPERATION, BAD_PARAMS, TIMED_OUT when the port says nothing, NOT_ALLOWED when a stranger knocks */
export async function openingGate(known: Known, { origins }: Background): Promise<Opened> {
  const { origin, note, hear } = known
  let message = await hear()
  if (message === 'knock') {
    if (origin === null || !(await origins.find(origin))) throw new MohurError('NOT_ALLOWED')
    note('permitted')
    message = await hear()
  }
  const { open, activated } = readStrictly(opening, message)
  const { operation } = open
  const caller = origin === null ? 'extension' : 'page'
  if (!isOperationName(operation) || !(operations[operation].callers as readonly string[]).includes(caller)) {
    throw new MohurError('UNKNOWN_OPERATION')
  }
  return { ...known, operation, given: open.params, activated, clock: openClock(known, { operation }) }
}
