/**
 * An internet bank: login by an authentication token, documents written or imported and signed one or many at a time, by
 * one hand or by two, each verified by `mohur/server`, keys registered, and renewed before they end. Its state lies in a database.
 */
import { fileURLToPath } from 'node:url'
import { startSite, type Site } from '../site.ts'
import { askingAt, type RevocationAddresses } from './ask-revocation.ts'
import { openIssuing, type Centre } from './issuing.ts'
import { judgeSent } from './judge-payment.ts'
import type { Office } from './office.ts'
import { makePayments } from './payments.ts'
import type { SignatureCard } from './signature-card.ts'
import { allRoutes } from './routes/all-routes.ts'
import { openStore } from './store/open-store.ts'
import { addPayments, listPayments } from './store/payments.ts'

export interface BankOptions {
  /** DER of the root and authorities whose certificates the bank accepts. */
  authorities: readonly Uint8Array[]
  /** Whom it asks whether certificates were revoked; nobody unless told otherwise. */
  revocation?: RevocationAddresses | null
  /** Who signs first and second; unless given, one signature of whoever is logged in. */
  card?: SignatureCard
  /** Who issues when keys are registered and renewed; `null`, the default: requests wait for a server that knows one. */
  centre?: Centre | null
  /** The address of its site; `null`, the default: not known. */
  centreAddress?: string | null
  /** Numbers of those who may work at the desk; unless given, it asks for no login. */
  staff?: readonly string[]
  /** Where the database lies; `null`, the default, is in memory. */
  folder?: string | null
  /** How many are in a new database. */
  payments?: number
  port?: number
  /** The bank's clock. */
  now?: () => Date
}

const pages = fileURLToPath(new URL('pages/', import.meta.url))

export async function startBank(options: BankOptions): Promise<Site> {
  const {
    authorities,
    revocation = null,
    card = null,
    centre = null,
    centreAddress = null,
    staff = [],
    folder = null,
    payments = 5,
    port = 0,
  } = options
  const store = openStore(folder)
  addPayments(store, makePayments(payments))
  const now = options.now ?? (() => new Date())
  const issuing = openIssuing(store, centre)
  const office: Office = {
    store,
    authorities,
    revocation,
    card,
    centre,
    staff,
    centreAddress,
    issuing,
    now,
    origin: () => site.origin,
  }
  // What was on its way when a server ended is judged by the next.
  for (const { id } of listPayments(store, 'sent')) await judgeSent(office, id, askingAt(revocation))
  const site: Site = await startSite({ pages, port, routes: allRoutes(office) })
  const close = async (): Promise<void> => {
    await site.close()
    await issuing.ended()
    store.close()
  }
  return { origin: site.origin, close }
}
