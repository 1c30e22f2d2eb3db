/** What the desk does with an issued certificate: it revokes it for good, or suspends and releases it. */
import { BadRequest, readText, type Route } from '../../site.ts'
import type { Centre } from '../centre.ts'
import { noteDecision } from '../store/decisions.ts'
import { getRequest } from '../store/requests.ts'
import { needStaff } from './staff-routes.ts'

type Der = Uint8Array<ArrayBuffer>

export function certificateRoutes(centre: Centre): Route[] {
  const { store, revocations, now } = centre
  const decide = (name: string, handle: (certificate: Der, reason: string) => void): Route => ({
    method: 'POST',
    path: `/api/desk/requests/:number/certificate/${name}`,
    handle: ({ params, body, cookies }) => {
      const staff = needStaff(centre, cookies)
      const { leaf, number } = getRequest(store, params['number'])
      if (!leaf) throw new BadRequest(409, { certificate: 'notIssued' })
      const reason = readText(body, 'reason')
      handle(leaf, reason)
      noteDecision(store, { number, action: name, reason, staff, now: now() })
      return { json: revocations.stateOf(leaf) }
    },
  })
  return [
    decide('revoke', (certificate, reason) => revocations.revoke(certificate, reason, now())),
    decide('suspend', certificate => revocations.suspend(certificate, now())),
    decide('release', certificate => revocations.release(certificate)),
  ]
}
