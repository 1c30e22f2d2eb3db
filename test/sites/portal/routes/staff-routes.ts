/**
 * Staff log in to the desk with their own token: a certificate of this centre, good as of now, of somebody on the list. Where nobody is on
 * it, as before the first of them has a certificate, a stand-in works there who says so.
 */
import { randomBytes } from 'node:crypto'
import { verifyLogin } from '../../../../host/server/index.ts'
import { BadRequest, type Route } from '../../site.ts'
import type { Centre } from '../centre.ts'
import { beginSession, findSession, keepInSession, needSession, type Staff } from '../store/sessions.ts'

export function staffRoutes(centre: Centre): Route[] {
  const { store, now } = centre
  return [
    {
      method: 'GET',
      path: '/api/desk/me',
      handle: ({ cookies }) => ({
        json: { needed: centre.staff.length > 0, staff: staffOf(centre, cookies)?.name ?? null },
      }),
    },
    {
      method: 'POST',
      path: '/api/desk/challenge',
      handle: ({ cookies }) => {
        const challenge = randomBytes(32).toString('base64')
        return { ...keepInSession(store, cookies, { data: { challenge }, now: now() }), json: { challenge } }
      },
    },
    {
      method: 'POST',
      path: '/api/desk/login',
      handle: async ({ body, cookies }) => {
        const { challenge } = needSession(store, cookies, now()).data
        if (!challenge) throw new BadRequest(401, { login: 'challengeUnknown' })
        // Good once, whatever comes of it.
        keepInSession(store, cookies, { data: { challenge: undefined }, now: now() })
        const staff = await whoLogsIn(centre, (body as { token?: unknown } | null)?.token, challenge)
        // A session of its own: who knew the cookie before is not logged in by it.
        return { cookie: beginSession(store, { staff }, now()), json: { staff: staff.name } }
      },
    },
    {
      method: 'POST',
      path: '/api/desk/stand-in',
      handle: ({ cookies }) => {
        if (centre.staff.length > 0) throw new BadRequest(403, { login: 'notStaff' })
        return {
          ...keepInSession(store, cookies, { data: { staff: standIn }, now: now() }),
          json: { staff: standIn.name },
        }
      },
    },
    {
      method: 'POST',
      path: '/api/desk/logout',
      handle: ({ cookies }) => {
        if (findSession(store, cookies, now()))
          keepInSession(store, cookies, { data: { staff: undefined }, now: now() })
        return {}
      },
    },
  ]
}

/** @throws BadRequest 401, 403 */
async function whoLogsIn(
  { authority, revocations, staff, origin, now }: Centre,
  token: unknown,
  challenge: string,
): Promise<Staff> {
  const { root, policy, issuing } = authority
  const verified = await verifyLogin({
    token,
    origin: origin(),
    challenge,
    roots: [root],
    intermediates: [policy, issuing],
    at: now(),
  })
  if (!verified.valid) throw new BadRequest(401, { login: 'refused' })
  if (revocations.stateOf(verified.certificate).state !== 'valid') throw new BadRequest(401, { login: 'revoked' })
  const part = (name: string): string => verified.subject.find(({ type }) => type === name)?.value ?? ''
  const fin = part('serialNumber')
  if (!staff.includes(fin)) throw new BadRequest(403, { login: 'notStaff' })
  return { fin, name: part('CN') }
}

/** Nobody's name: pages say in their own words that it is a stand-in. */
const standIn: Staff = { fin: '', name: '' }

/** Who works at the desk now; whoever is no longer on the list does not. */
function staffOf({ store, staff, now }: Centre, cookies: Map<string, string>): Staff | null {
  const found = findSession(store, cookies, now())?.data.staff
  const mayWork = staff.length === 0 ? found?.fin === standIn.fin : found && staff.includes(found.fin)
  return found && mayWork ? found : null
}

/** @throws BadRequest 401 */
export function needStaff(centre: Centre, cookies: Map<string, string>): Staff {
  const found = staffOf(centre, cookies)
  if (!found) throw new BadRequest(401, { desk: 'needed' })
  return found
}
