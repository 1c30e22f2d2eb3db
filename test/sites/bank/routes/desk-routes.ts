/** The bank's desk: staff hand out acts of acceptance, each with its User ID, its one-time code and its initial key. */
import { BadRequest, type Route, type SiteRequest } from '../../site.ts'
import { sessionCookie, type Office } from '../office.ts'
import { isLocked, issueAct, issueCode, type IssuedAct } from '../registrations.ts'
import { listActs } from '../store/acts.ts'
import { personIn } from '../store/logins.ts'

export function deskRoutes(office: Office): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/desk/acts',
      handle: request => {
        needStaff(office, request)
        const acts = listActs(office.store).map(act => {
          const { userId, person, years, status } = act
          return { userId, person, years, status, isLocked: isLocked(act) }
        })
        return { json: { acts } }
      },
    },
    {
      /** Shown once: the bank keeps neither code nor key. */
      method: 'POST',
      path: '/api/desk/acts',
      handle: async request => {
        needStaff(office, request)
        return { json: handedOut(await issueAct(office, request.body)) }
      },
    },
    {
      method: 'POST',
      path: '/api/desk/acts/:userId/code',
      handle: async request => {
        needStaff(office, request)
        return { json: handedOut(await issueCode(office, request.params['userId'] ?? '')) }
      },
    },
  ]
}

const handedOut = ({ userId, code, keyFile }: IssuedAct): object => ({
  userId,
  code,
  keyFile: keyFile && Buffer.from(keyFile).toString('base64'),
})

/** @throws BadRequest 401, 403 */
function needStaff({ store, staff, now }: Office, { cookies }: SiteRequest): void {
  if (staff.length === 0) return
  const { number } = personIn(store, cookies.get(sessionCookie), now())
  if (!staff.includes(number)) throw new BadRequest(403, { desk: 'notStaff' })
}
