/** The status of a request, by a person's search with a picture and by a program; the certificate; the application to print. */
import { BadRequest, readText, type Route, type SiteReply, type SiteRequest } from '../../site.ts'
import { makeApplicationDocument } from '../application-document.ts'
import { keepDeadlines, type Centre } from '../centre.ts'
import { centres } from '../registers/offers.ts'
import { describeCertificate, statusOf } from '../status-of.ts'
import { spendCaptcha } from '../store/captchas.ts'
import { getRequest, type Enrolment } from '../store/requests.ts'
import { keepInSession, needSession } from '../store/sessions.ts'
import { countTry, minute } from '../store/tries.ts'

export const statusRoutes = (centre: Centre): Route[] => [
  {
    method: 'POST',
    path: '/api/search',
    handle: ({ body, cookies }) => {
      spendCaptcha(centre.store, body, centre.now())
      const proof = { fin: readText(body, 'fin'), birthDate: readText(body, 'birthDate') }
      const found = find(centre, readText(body, 'number'), proof)
      if (found.application.birthDate !== proof.birthDate) throw unknown()
      if (found.application.citizenship !== readText(body, 'citizenship')) throw unknown()
      const kept = keepInSession(centre.store, cookies, { data: { found: found.number }, now: centre.now() })
      return { ...kept, json: tell(centre, found) }
    },
  },
  { method: 'GET', path: '/api/found', handle: request => ({ json: tell(centre, foundBy(centre, request)) }) },
  {
    method: 'GET',
    path: '/api/found/certificate.p7b',
    handle: request => bundleOf(centre, foundBy(centre, request)),
  },
  {
    method: 'GET',
    path: '/api/found/application',
    handle: request => {
      const { number, registeredAt, deadline, application } = foundBy(centre, request)
      const { codeWord: _, ...fields } = application
      return { json: { number, registeredAt, deadline, application: fields, centre: centres[application.centre] } }
    },
  },
  {
    method: 'GET',
    path: '/api/found/application.docx',
    handle: async request => ({
      body: await makeApplicationDocument(foundBy(centre, request)),
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    }),
  },
  {
    /** For a program: the same statuses by any channel. */
    method: 'GET',
    path: '/api/requests/:number',
    handle: ({ params, query }) => ({
      json: tell(centre, find(centre, params['number'] ?? '', { fin: query.get('fin') ?? '' })),
    }),
  },
  {
    method: 'GET',
    path: '/api/requests/:number/certificate.p7b',
    handle: ({ params, query }) =>
      bundleOf(centre, find(centre, params['number'] ?? '', { fin: query.get('fin') ?? '' })),
  },
]

/** What was searched and found in this session. @throws BadRequest 401, 404 */
export function foundBy(centre: Centre, { cookies }: SiteRequest): Enrolment {
  keepDeadlines(centre)
  return getRequest(centre.store, needSession(centre.store, cookies, centre.now()).data.found)
}

/** The same for whatever is wrong. */
const unknown = (): BadRequest => new BadRequest(404, { number: 'unknown' })

/** The applicant proves to be the applicant by number and FIN. @throws BadRequest 404, 429 */
export function find(centre: Centre, number: string, { fin }: { fin: string }): Enrolment {
  keepDeadlines(centre)
  const found = getRequest(centre.store, number)
  if (found.application.fin === fin.trim().toUpperCase()) return found
  countTry(centre.store, `fin ${number}`, { most: 10, windowMs: 60 * minute, now: centre.now(), field: 'fin' })
  throw unknown()
}

function tell(centre: Centre, enrolment: Enrolment): object {
  const { number, reason, leaf } = enrolment
  const certificate = leaf && {
    ...describeCertificate(leaf),
    ...centre.revocations.stateOf(leaf),
    file: '/api/found/certificate.p7b',
  }
  return { number, status: statusOf(centre.store, enrolment), reason, certificate }
}

function bundleOf({ store }: Centre, enrolment: Enrolment): SiteReply {
  const { bundle } = enrolment
  if (!bundle) throw new BadRequest(404, { number: 'notIssued' })
  if (statusOf(store, enrolment) !== 'ready') throw new BadRequest(402, { number: 'notPaid' })
  return { body: bundle, type: 'application/x-pkcs7-certificates' }
}
