/** What the journal says of the newest signing, document by document. */
import { isDeepStrictEqual } from 'node:util'
import type { HostProcess } from './host-process.ts'
import { until } from './until.ts'

/** By the digits in the documents' names. */
async function outcomes(host: HostProcess): Promise<Record<string, string>> {
  const { entries } = await host.call('readJournal', { limit: 1_000 }, { origin: null })
  const newest = entries.filter(({ operation }) => operation === 'sign')
  const own = newest.filter(({ request }) => request === newest[0]?.request)
  return Object.fromEntries(own.toReversed().map(({ document, stage }) => [document.replace(/\D/g, ''), stage]))
}

/** Delivery is written a moment after the answer. */
export const outcomesBecome = (host: HostProcess, wanted: Record<string, string>): Promise<unknown> =>
  until(`the journal has ${JSON.stringify(wanted)}`, async () => isDeepStrictEqual(await outcomes(host), wanted))
