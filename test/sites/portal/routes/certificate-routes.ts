/** What the desk does with an issued certificate: it revokes it for good, or suspends and releases it. */
import { BadRequest, readText, type Route } from '../../site.ts'
import type { Centre } from '../centre.ts'
import { getRequest } from '../store/requests.ts'

type Der = Uint8Array<ArrayBuffer>

export function certificateRoutes({ store, revocations, now }: Centre): Route[] {
  const decide = (name: string, handle: (certificate: Der, reason: string) => void): Route => ({
    method: 'POST',
    path: `/api/desk/requests/:number/certificate/${name}`,
    handle: ({ params, body }) => {
      const { leaf } = getRequest(store, params['number'])
      if (!leaf) throw new BadRequest(409, { certificate: 'notIssued' })
      handle(leaf, readText(body, 'reason'))
      return { json: revocations.stateOf(leaf) }
    },
  })
  return [
    decide('revoke', (certificate, reason) => revocations.revoke(certificate, reason, now())),
    decide('suspend', certificate => revocations.suspend(certificate, now())),
    decide('release', certificate => revocations.release(certificate)),
  ]
}
