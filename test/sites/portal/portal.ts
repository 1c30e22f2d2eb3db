/**
 * The certificate centre: application, request, payment, the registration centre's desk, the three-level authority, the certificate.
 * Its state lies in a database; mail, SMS and card payment are stand-ins that say so.
 */
import { fileURLToPath } from 'node:url'
import { startSite, type Site } from '../site.ts'
import type { Addresses } from './authority/addresses.ts'
import type { Authority } from './authority/authority.ts'
import { certifyDelegates } from './authority/delegates.ts'
import { PublishedList } from './authority/published-list.ts'
import type { Centre } from './centre.ts'
import { layOut } from './lay-out.ts'
import { Revocations } from './revocations.ts'
import { authorityRoutes } from './routes/authority-routes.ts'
import { certificateRoutes } from './routes/certificate-routes.ts'
import { deskRoutes } from './routes/desk-routes.ts'
import { inquiryRoutes } from './routes/inquiry-routes.ts'
import { orderRoutes } from './routes/order-routes.ts'
import { paymentRoutes } from './routes/payment-routes.ts'
import { requestRoutes } from './routes/request-routes.ts'
import { revocationRoutes } from './routes/revocation-routes.ts'
import { staffRoutes } from './routes/staff-routes.ts'
import { statusRoutes } from './routes/status-routes.ts'
import { visitorRoutes } from './routes/visitor-routes.ts'
import { randomLetters } from './store/captchas.ts'
import { nextOf } from './store/counters.ts'
import { keptAuthority } from './store/kept-authority.ts'
import { openStore, type Store } from './store/open-store.ts'
import { takeBackUnissued } from './store/requests.ts'

const pages = fileURLToPath(new URL('pages/', import.meta.url))

export interface PortalOptions {
  port?: number
  /** Where the database lies; `null`, the default, is in memory. */
  folder?: string | null
  /** FINs of those who may work at the desk; nobody unless told otherwise, and then a stand-in works there. */
  staff?: readonly string[]
  /** The centre's clock. */
  now?: () => Date
  /** The letters of the next picture; by chance unless told otherwise. */
  letters?: () => string
}

export interface Portal extends Site {
  /** For banks that have certificates issued for their customers: the register knows of each. */
  partner: Pick<Authority, 'issue' | 'bundle'>
}

/** `authority`: the one of the database, unless it is given. */
export async function startPortal(authority: Authority | null, options: PortalOptions = {}): Promise<Portal> {
  const store = openStore(options.folder ?? null)
  takeBackUnissued(store)
  const kept = authority ?? (await keptAuthority(store))
  const revocations = new Revocations(store, () => lists['bsxm.crl'].renew())
  const lists = listsOf(store, kept, revocations)
  const centre: Centre = {
    store,
    authority: kept,
    revocations,
    staff: options.staff ?? [],
    now: options.now ?? (() => new Date()),
    letters: options.letters ?? randomLetters,
    origin: () => site.origin,
    addresses: () => addressesAt(site.origin),
  }
  const site: Site = await startSite({
    pages,
    layOut,
    routes: [
      ...authorityRoutes(kept),
      ...visitorRoutes(centre),
      ...requestRoutes(centre),
      ...statusRoutes(centre),
      ...paymentRoutes(centre),
      ...orderRoutes(centre),
      ...revocationRoutes(centre),
      ...staffRoutes(centre),
      ...deskRoutes(centre),
      ...certificateRoutes(centre),
      ...inquiryRoutes(centre, { delegates: certifyDelegates(kept), lists }),
    ],
    port: options.port ?? 0,
  })
  const close = async (): Promise<void> => {
    await site.close()
    store.close()
  }
  const partner: Portal['partner'] = {
    issue: async application => {
      const leaf = await kept.issue({ ...application, addresses: centre.addresses() })
      revocations.issued(leaf)
      return leaf
    },
    bundle: leaf => kept.bundle(leaf),
  }
  return { origin: site.origin, close, partner }
}

function listsOf(store: Store, { issuers }: Authority, revocations: Revocations) {
  const nextNumber = (name: string) => ({ nextNumber: () => nextOf(store, `list ${name}`) })
  return {
    'rca.crl': new PublishedList(issuers.root, nextNumber('rca')),
    'pca.crl': new PublishedList(issuers.policy, nextNumber('pca')),
    'bsxm.crl': new PublishedList(issuers.issuing, { ...nextNumber('bsxm'), entries: () => revocations.list() }),
  }
}

/** What certificates of the issuing authority say. */
export const addressesAt = (origin: string): Addresses => ({
  ocsp: `${origin}/ocsp`,
  issuer: `${origin}/api/authorities/bsxm.cer`,
  list: `${origin}/lists/bsxm.crl`,
})
