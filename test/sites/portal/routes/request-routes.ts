/** The request: its fields checked before a key is made, the request accepted under a number, the application to print. */
import { createHash } from 'node:crypto'
import { product } from '../../../../shared/product.ts'
import { BadRequest, readText, type Route } from '../../site.ts'
import { readApplication, subjectOf, wantedRequest, type Application } from '../application.ts'
import { checkRequest, parseRequest, publicKeyDer, RequestRefused } from '../authority/certification-request.ts'
import { writeTo, writtenDate, type Centre } from '../centre.ts'
import { findOrganisation } from '../registers/organisations.ts'
import { centres, offers, purposes, tariffs } from '../registers/offers.ts'
import { keepInSession, needSession, type Applicant } from '../store/sessions.ts'
import { endedRequests, getRequest, register } from '../store/requests.ts'
import { confirmedApplicant } from './visitor-routes.ts'
import { countTry, minute } from '../store/tries.ts'

/** What people download: the version is the product's. */
const program = { name: product.name, version: product.version, updated: '2026-11-29' }

export const requestRoutes = (centre: Centre): Route[] => [
  {
    method: 'GET',
    path: '/api/offers',
    handle: () => ({ json: { offers, centres, purposes: Object.keys(purposes), tariffs, program } }),
  },
  {
    method: 'GET',
    path: '/api/organisations/:voen',
    handle: ({ params, cookies }) => {
      const { name } = needSession(centre.store, cookies, centre.now())
      countTry(centre.store, `voen ${name}`, { most: 30, windowMs: 10 * minute, now: centre.now(), field: 'voen' })
      const organisation = findOrganisation(params['voen'] ?? '')
      if (!organisation) throw new BadRequest(404, { voen: 'notFound' })
      return { json: { organisation } }
    },
  },
  {
    /** Checks the fields before a key is made, and says what the request shall contain. */
    method: 'POST',
    path: '/api/applications',
    handle: ({ body, cookies }) => {
      const { applicant, person } = confirmedApplicant(centre, cookies)
      const application = readApplication(body, applicant, person)
      const wanted = wantedRequest(application, readText(body, 'exportable') !== '')
      return { json: { ...wanted, reference: referenceOf(centre, { applicant, application, wanted }) } }
    },
  },
  {
    method: 'POST',
    path: '/api/requests',
    handle: async ({ body, cookies }) => {
      const { applicant, person } = confirmedApplicant(centre, cookies)
      const application = readApplication(body, applicant, person)
      const request = await acceptRequest(application, body)
      const enrolment = centre.store.atOnce(() => {
        const asked = askedBy(applicant, application)
        const registration = { application, request, key: keyOf(request), asked, now: centre.now() }
        const { number, isNew } = register(centre.store, registration)
        const registered = getRequest(centre.store, number)
        if (isNew) writeTo(centre, registered, ['registered', { deadline: writtenDate(registered.deadline) }])
        keepInSession(centre.store, cookies, { data: { found: number }, now: centre.now() })
        return registered
      })
      const { number, deadline } = enrolment
      return { status: 201, json: { number, deadline, centre: centres[application.centre] } }
    },
  },
]

/** DER of the request in `body.request`. @throws BadRequest 422 naming what is wrong with it */
async function acceptRequest(application: Application, body: unknown): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { request, subject, key } = await checkRequest(readText(body, 'request'))
    if (JSON.stringify(subject) !== JSON.stringify(subjectOf(application)))
      throw new BadRequest(422, { request: 'subjectDiffers' })
    if (key !== application.algorithm) throw new BadRequest(422, { request: 'keyDiffers' })
    return request
  } catch (error) {
    if (error instanceof RequestRefused) throw new BadRequest(422, { request: error.reason })
    throw error
  }
}

const digestOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const keyOf = (request: Uint8Array<ArrayBuffer>): string => digestOf(publicKeyDer(parseRequest(request)))

/** Who gave the code that was sent to this address, and what they ask for: the same in whatever session. */
function askedBy({ fin, channel, phone, email }: Applicant, application: Application): string {
  const address = channel === 'sms' ? phone : email
  return digestOf(JSON.stringify([fin, address, wantedRequest(application, false)]))
}

/**
 * The name of the request in the applicant's browser: asked for again under it, they get what was made before and no second key, also after
 * their page, browser or session is gone. Once it has come to an end, the next one is another.
 */
function referenceOf(
  { store }: Centre,
  { applicant, application, wanted }: { applicant: Applicant; application: Application; wanted: object },
): string {
  const asked = askedBy(applicant, application)
  const digest = digestOf(JSON.stringify([asked, wanted, endedRequests(store, asked)]))
  return `${applicant.fin} · ${application.template} · ${digest.slice(0, 32)}`
}
