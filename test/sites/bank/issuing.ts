/** What the bank has accepted goes to the certificate centre, which takes its time. */
import type { Authority } from '../portal/authority/authority.ts'
import type { Store } from '../open-database.ts'
import { getRenewal, keepCertificate, listRenewals } from './store/renewals.ts'

/** The centre that issues for the bank's customers. */
export type Centre = Pick<Authority, 'issue' | 'bundle'>

export interface Issuing {
  /** Of the renewal with this id, unless it is on its way. */
  begin: (id: string) => void
  /** Resolves when nothing is on its way any more. */
  ended: () => Promise<void>
}

const days = 365

/** What the last server did not end is begun again: the centre was asked, and nobody has its answer. */
export function openIssuing(store: Store, centre: Centre | null): Issuing {
  const onTheirWay = new Map<string, Promise<void>>()
  const begin = (id: string): void => {
    if (!centre || onTheirWay.has(id)) return
    const issued = issue(store, centre, id)
      .catch(console.error)
      .finally(() => onTheirWay.delete(id))
    onTheirWay.set(id, issued)
  }
  for (const { id } of listRenewals(store, 'accepted')) begin(id)
  return { begin, ended: async () => void (await Promise.all(onTheirWay.values())) }
}

async function issue(store: Store, centre: Centre, id: string): Promise<void> {
  const { request } = getRenewal(store, id)
  if (!request) return
  // It does not answer: whoever comes back has it asked again.
  const certificate = await centre.issue({ request, days }).catch(() => null)
  if (certificate) keepCertificate(store, id, { certificate, bundle: centre.bundle(certificate) })
}
