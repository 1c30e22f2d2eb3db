/** The registration centre's desk: a request is reviewed, and sent to the authority, postponed or cancelled, by staff who are noted. */
import { BadRequest, readText, type Route } from '../../site.ts'
import { subjectOf } from '../application.ts'
import { keepDeadlines, writeTo, type Centre } from '../centre.ts'
import { statusOf } from '../status-of.ts'
import { decisionsAbout, noteDecision } from '../store/decisions.ts'
import { getRequest, listRequests, setIssued, setStatus, type Enrolment } from '../store/requests.ts'
import { needStaff } from './staff-routes.ts'

/** How long an issued certificate is good for. */
const days = 365

export function deskRoutes(centre: Centre): Route[] {
  const { store, revocations, now } = centre
  const decide = (name: string, handle: (enrolment: Enrolment, reason: string) => void | Promise<void>): Route => ({
    method: 'POST',
    path: `/api/desk/requests/:number/${name}`,
    handle: async ({ params, body, cookies }) => {
      const staff = needStaff(centre, cookies)
      keepDeadlines(centre)
      const enrolment = getRequest(store, params['number'])
      const reason = readText(body, 'reason')
      await handle(enrolment, reason)
      noteDecision(store, { number: enrolment.number, action: name, reason, staff, now: now() })
      return { json: { status: statusOf(store, getRequest(store, params['number'])) } }
    },
  })
  return [
    {
      method: 'GET',
      path: '/api/desk/requests',
      handle: ({ cookies }) => {
        needStaff(centre, cookies)
        keepDeadlines(centre)
        const requests = listRequests(store).map(enrolment => {
          const { number, registeredAt, deadline, application, reason, leaf } = enrolment
          const { codeWord: _, ...shown } = application
          const status = statusOf(store, enrolment)
          const certificate = leaf && revocations.stateOf(leaf)
          const decisions = decisionsAbout(store, number)
          // No other key was taken.
          return {
            number,
            registeredAt,
            deadline,
            status,
            reason,
            key: application.algorithm,
            application: shown,
            certificate,
            decisions,
          }
        })
        return { json: { requests } }
      },
    },
    decide('approve', enrolment => issue(centre, enrolment)),
    decide('postpone', ({ number }, reason) =>
      setStatus(store, number, { status: 'postponed', reason: given(reason) }),
    ),
    decide('cancel', (enrolment, reason) => {
      setStatus(store, enrolment.number, { status: 'cancelled', reason: given(reason) })
      writeTo(centre, enrolment, ['cancelled', { reason }])
    }),
  ]
}

/** @throws BadRequest 422 */
function given(reason: string): string {
  if (reason === '') throw new BadRequest(422, { reason: 'missing' })
  return reason
}

async function issue(centre: Centre, enrolment: Enrolment): Promise<void> {
  const { store, authority, addresses, revocations } = centre
  const { number, request, application } = enrolment
  setStatus(store, number, { status: 'sent' })
  try {
    const leaf = await authority.issue({ request, subject: subjectOf(application), days, addresses: addresses() })
    store.atOnce(() => {
      setIssued(store, number, { leaf, bundle: authority.bundle(leaf) })
      revocations.issued(leaf)
      writeTo(centre, enrolment, ['issued', { link: `${centre.origin()}/status.html?number=${number}` }])
    })
  } catch (error) {
    setIssued(store, number, null)
    throw error
  }
}
