/** By whom: where a time stamp is wanted, whether an authority for it is set up. Asked before the person is. */
import { readAuthorities } from '../../timestamp-authorities.ts'
import type { Background } from '../background.ts'
import type { Checked, Located } from '../request.ts'
import { noTimestamps, timestampRowOf } from '../timestamping.ts'

/** @throws MohurError TIMESTAMP_AUTHORITY_MISSING */
export async function timestampsGate(request: Checked, { browser }: Background): Promise<Located> {
  const row = timestampRowOf(request)
  if (!row) return { ...request, timestamping: noTimestamps }
  return { ...request, timestamping: row.find(request.params as never, await readAuthorities(browser)) }
}
