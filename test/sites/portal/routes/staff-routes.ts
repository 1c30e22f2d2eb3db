/** Staff log in to the desk with their own token: a certificate of this centre, good as of now, of somebody on the list. */
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
        json: { needed: centre.staff.length > 0, staff: findSession(store, cookies, now())?.data.staff?.name ?? null },
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

/** Where nobody is on the list, the desk asks for no login. @throws BadRequest 401 */
export function needStaff({ store, staff, now }: Centre, cookies: Map<string, string>): Staff {
  if (staff.length === 0) return { fin: '', name: '' }
  const found = findSession(store, cookies, now())?.data.staff
  if (!found || !staff.includes(found.fin)) throw new BadRequest(401, { desk: 'needed' })
  return found
}
