/** The bank's desk: staff hand out acts of acceptance, each with its User ID, its one-time code and its initial key. */
import { BadRequest, type Route, type SiteRequest } from '../../site.ts'
import { sessionCookie, type Office } from '../office.ts'
import { issueAct } from '../registrations.ts'
import { listActs } from '../store/acts.ts'
import { personIn } from '../store/logins.ts'

export function deskRoutes(office: Office): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/desk/acts',
      handle: request => {
        needStaff(office, request)
        const acts = listActs(office.store).map(({ userId, person, years, status }) => ({
          userId,
          person,
          years,
          status,
        }))
        return { json: { acts } }
      },
    },
    {
      /** Shown once: the bank keeps neither code nor key. */
      method: 'POST',
      path: '/api/desk/acts',
      handle: async request => {
        needStaff(office, request)
        const { userId, code, keyFile } = await issueAct(office, request.body)
        return { json: { userId, code, keyFile: Buffer.from(keyFile).toString('base64') } }
      },
    },
  ]
}

/** @throws BadRequest 401, 403 */
function needStaff({ store, staff, now }: Office, { cookies }: SiteRequest): void {
  if (staff.length === 0) return
  const { number } = personIn(store, cookies.get(sessionCookie), now())
  if (!staff.includes(number)) throw new BadRequest(403, { desk: 'notStaff' })
}
