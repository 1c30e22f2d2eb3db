/**
 * The certificate centre: application, request, the registration centre's desk, the three-level authority, the certificate.
 * Everything lives in memory of one server. The desk has no login here; a real one stands behind the staff's own.
 */
import { createHash, X509Certificate } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { BadRequest, readText, startSite, type Route, type Site } from '../site.ts'
import { readApplication, type Application } from './application.ts'
import type { Addresses } from './authority/addresses.ts'
import type { Authority } from './authority/authority.ts'
import { checkRequest, parseRequest, publicKeyDer, RequestRefused } from './authority/certification-request.ts'
import type { SubjectPart } from './authority/names.ts'
import { PublishedList } from './authority/published-list.ts'
import { certifyDelegates } from './authority/delegates.ts'
import { certificateRoutes, type CertificateDesk } from './certificate-routes.ts'
import { Enrolments, type Enrolment } from './enrolments.ts'
import { Revocations } from './revocations.ts'
import { inquiryRoutes } from './inquiry-routes.ts'

const pages = fileURLToPath(new URL('pages/', import.meta.url))
const clientAuth = '1.3.6.1.5.5.7.3.2'
const emailProtection = '1.3.6.1.5.5.7.3.4'
/** How long an issued certificate is good for. */
const days = 365

export async function startPortal(authority: Authority, port = 0): Promise<Site> {
  const now = (): Date => new Date()
  const enrolments = new Enrolments()
  const issuing = new PublishedList(authority.issuers.issuing, () => revocations.list())
  const revocations = new Revocations(() => issuing.renew())
  const lists = {
    'rca.crl': new PublishedList(authority.issuers.root),
    'pca.crl': new PublishedList(authority.issuers.policy),
    'bsxm.crl': issuing,
  }
  const desk = { enrolments, revocations, authority, now, addresses: () => addressesAt(site.origin) }
  const site: Site = await startSite({
    pages,
    routes: [
      ...authorityRoutes(authority),
      ...applicantRoutes(enrolments),
      ...deskRoutes(desk),
      ...certificateRoutes(desk),
      ...inquiryRoutes({ delegates: certifyDelegates(authority), revocations, lists, now }),
    ],
    port,
  })
  return site
}

/** What certificates of the issuing authority say. */
export const addressesAt = (origin: string): Addresses => ({
  ocsp: `${origin}/ocsp`,
  issuer: `${origin}/api/authorities/bsxm.cer`,
  list: `${origin}/lists/bsxm.crl`,
})

function authorityRoutes(authority: Authority): Route[] {
  const files = { rca: authority.root, pca: authority.policy, bsxm: authority.issuing }
  const certificates = Object.entries(files).map(([name, der]) => ({
    ...describe(der),
    file: `/api/authorities/${name}.cer`,
    list: `/lists/${name}.crl`,
  }))
  return [
    { method: 'GET', path: '/api/authorities', handle: () => ({ json: { certificates } }) },
    {
      method: 'GET',
      path: '/api/authorities/:file',
      handle: ({ params }) => {
        const [, body] = Object.entries(files).find(([name]) => params['file'] === `${name}.cer`) ?? []
        if (!body) throw new BadRequest(404)
        return { body, type: 'application/pkix-cert' }
      },
    },
  ]
}

function applicantRoutes(enrolments: Enrolments): Route[] {
  return [
    {
      /** Checks the fields before a key is made, and says what the request shall contain. */
      method: 'POST',
      path: '/api/applications',
      handle: ({ body }) => ({ json: wantedRequest(readApplication(body)) }),
    },
    {
      method: 'POST',
      path: '/api/requests',
      handle: async ({ body }) => {
        const application = readApplication(body)
        const request = await acceptRequest(enrolments, application, body)
        const { number } = enrolments.register(application, request, new Date())
        return { status: 201, json: { number } }
      },
    },
    {
      method: 'GET',
      path: '/api/requests/:number',
      handle: ({ params, query }) => {
        const { status, reason, leaf, number } = enrolments.find(params['number'], query.get('fin'))
        const file = `/api/requests/${number}/certificate.p7b?fin=${encodeURIComponent(query.get('fin') ?? '')}`
        return { json: { status, reason, certificate: leaf && { ...describe(leaf), file } } }
      },
    },
    {
      method: 'GET',
      path: '/api/requests/:number/certificate.p7b',
      handle: ({ params, query }) => {
        const { bundle } = enrolments.find(params['number'], query.get('fin'))
        if (!bundle) throw new BadRequest(404, { number: 'notIssued' })
        return { body: bundle, type: 'application/x-pkcs7-certificates' }
      },
    },
  ]
}

interface Desk extends CertificateDesk {
  authority: Authority
  addresses: () => Addresses
}

function deskRoutes({ enrolments, revocations, authority, addresses }: Desk): Route[] {
  const decide = (name: string, handle: (enrolment: Enrolment, reason: string) => void | Promise<void>): Route => ({
    method: 'POST',
    path: `/api/desk/requests/:number/${name}`,
    handle: async ({ params, body }) => {
      const enrolment = enrolments.get(params['number'])
      if (enrolment.status !== 'waiting' && enrolment.status !== 'postponed')
        throw new BadRequest(409, { number: 'decided' })
      await handle(enrolment, readText(body, 'reason'))
      return { json: { status: enrolment.status } }
    },
  })
  return [
    {
      method: 'GET',
      path: '/api/desk/requests',
      handle: () => ({
        json: {
          requests: enrolments.list().map(({ number, registeredAt, application, status, reason, leaf }) => ({
            number,
            registeredAt,
            status,
            reason,
            // No other key was taken.
            key: application.algorithm,
            application: { ...application, codeWord: undefined },
            certificate: leaf && revocations.stateOf(leaf),
          })),
        },
      }),
    },
    decide('approve', async enrolment => {
      enrolment.status = 'sent'
      const { request, application } = enrolment
      enrolment.leaf = await authority.issue({ request, subject: subjectOf(application), days, addresses: addresses() })
      revocations.issued(enrolment.leaf)
      enrolment.bundle = authority.bundle(enrolment.leaf)
      enrolment.status = 'ready'
    }),
    decide('postpone', (enrolment, reason) => setAside(enrolment, 'postponed', reason)),
    decide('cancel', (enrolment, reason) => setAside(enrolment, 'cancelled', reason)),
  ]
}

function setAside(enrolment: Enrolment, status: 'postponed' | 'cancelled', reason: string): void {
  if (reason === '') throw new BadRequest(422, { reason: 'missing' })
  enrolment.status = status
  enrolment.reason = reason
}

/** What the page hands to `requestCertificate`, save the token. */
function wantedRequest(application: Application): object {
  return {
    subject: subjectOf(application),
    key: { algorithm: application.algorithm },
    extensions: {
      keyUsage: ['digitalSignature', 'nonRepudiation'],
      extendedKeyUsage: [clientAuth, emailProtection],
      subjectAltName: [{ type: 'email', value: application.email }],
      certificateTemplate: { name: application.template },
    },
  }
}

function subjectOf(person: Application): SubjectPart[] {
  const organisation: SubjectPart[] = [
    { type: 'O', value: person.organisationName },
    { type: 'organizationIdentifier', value: `VATAZ-${person.voen}` },
    { type: 'OU', value: person.unit },
    { type: 'title', value: person.position },
  ]
  return [
    { type: 'C', value: 'AZ' },
    ...(person.userClass === 'person' ? [] : organisation),
    { type: 'serialNumber', value: person.fin },
    { type: 'SN', value: person.surname },
    { type: 'GN', value: person.name },
    { type: 'CN', value: `${person.surname} ${person.name} ${person.patronymic}` },
    { type: 'emailAddress', value: person.email },
  ]
}

/** DER of the request in `body.request`. @throws BadRequest 422 naming what is wrong with it */
async function acceptRequest(enrolments: Enrolments, application: Application, body: unknown): Promise<Uint8Array> {
  try {
    const { request, subject, key } = await checkRequest(readText(body, 'request'))
    if (JSON.stringify(subject) !== JSON.stringify(subjectOf(application)))
      throw new BadRequest(422, { request: 'subjectDiffers' })
    if (key !== application.algorithm) throw new BadRequest(422, { request: 'keyDiffers' })
    if (enrolments.hasKey(keyOf(request), keyOf)) throw new BadRequest(409, { request: 'keyUsedBefore' })
    return request
  } catch (error) {
    if (error instanceof RequestRefused) throw new BadRequest(422, { request: error.reason })
    throw error
  }
}

const keyOf = (request: Uint8Array): string =>
  createHash('sha256')
    .update(publicKeyDer(parseRequest(new Uint8Array(request))))
    .digest('hex')

function describe(der: Uint8Array): { subject: string; issuer: string; validTo: string; fingerprint: string } {
  const { subject, issuer, validTo, fingerprint256: fingerprint } = new X509Certificate(der)
  const commonName = (name: string): string => /^CN=(.*)$/m.exec(name)?.[1] ?? name
  return {
    subject: commonName(subject),
    issuer: commonName(issuer),
    validTo: new Date(validTo).toISOString(),
    fingerprint,
  }
}
