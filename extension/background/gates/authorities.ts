/** By whom: which authorities the host may ask in this request, where it wants any. Found before the person is asked. */
import { readAuthorities } from '../../authorities.ts'
import type { Background } from '../background.ts'
import { consultingRowOf, noConsulting } from '../consulting.ts'
import type { Checked, Located } from '../request.ts'

/** @throws MohurError TIMESTAMP_AUTHORITY_MISSING, REVOCATION_AUTHORITY_MISSING */
export async function authoritiesGate(request: Checked, { browser }: Background): Promise<Located> {
  const row = consultingRowOf(request)
  if (!row) return { ...request, consulting: noConsulting }
  return { ...request, consulting: row.find(request.params as never, await readAuthorities(browser), request.origin) }
}
