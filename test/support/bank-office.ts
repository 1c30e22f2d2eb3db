/** What the routes of the bank work with, in memory, and a person's way to them without a server. */
import { openIssuing } from '../sites/bank/issuing.ts'
import { sessionCookie, type Office } from '../sites/bank/office.ts'
import { beginSession } from '../sites/bank/store/logins.ts'
import { openStore } from '../sites/bank/store/open-store.ts'
import type { Route, SiteReply } from '../sites/site.ts'

export function bankOffice(more: Partial<Office> = {}): Office {
  const store = openStore(null)
  return {
    store,
    card: null,
    authorities: [],
    revocation: null,
    centreAddress: null,
    issuing: openIssuing(store, null),
    centre: null,
    staff: [],
    now: () => new Date(),
    origin: () => 'https://bank.example',
    ...more,
  }
}

/** The cookies of somebody with this number who is logged in. */
export function sessionOf({ store, now }: Office, number: string): Map<string, string> {
  const person = { name: number, number, organisation: '', fingerprint: number, validTo: now().getTime() + 1e9 }
  return new Map([[sessionCookie, beginSession(store, person, now())]])
}

export interface Given {
  cookies?: Map<string, string>
  params?: Record<string, string>
  body?: unknown
}

/** Asks this route as the server would. */
export const askRoute = async (
  { handle }: Pick<Route, 'handle'>,
  { cookies = new Map(), params = {}, body = null }: Given = {},
): Promise<SiteReply> => handle({ params, query: new URLSearchParams(), body, cookies })
