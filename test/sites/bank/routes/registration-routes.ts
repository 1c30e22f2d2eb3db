/** The way of a registration: every step is kept, so that a page that was closed goes on where it was. */
import { BadRequest, readText, type Route, type SiteReply, type SiteRequest } from '../../site.ts'
import { registrationCookie, type Office } from '../office.ts'
import { acceptRequest, certifying, confirm, openAct, register, subjectOf } from '../registrations.ts'
import { actOf, beginRegistration, leaveRegistration, type Act } from '../store/acts.ts'

/** As long as an initial key is good, whichever way the browser ended. */
const daySeconds = 86_400
const cookieLine = (value: string, seconds: number): string =>
  `${registrationCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`

export function registrationRoutes(office: Office): Route[] {
  const { store, now } = office
  const certify = certifying(office)
  const actIn = ({ cookies }: SiteRequest): Act => actOf(store, cookies.get(registrationCookie), now())
  const told = (request: SiteRequest): SiteReply => ({ json: describe(office, actIn(request)) })
  return [
    {
      method: 'POST',
      path: '/api/registration',
      handle: ({ body }) => {
        const act = openAct(office, body)
        const registration = beginRegistration(store, act, now().getTime() + daySeconds * 1000)
        return { json: describe(office, act), cookie: cookieLine(registration, daySeconds) }
      },
    },
    {
      method: 'GET',
      path: '/api/registration',
      handle: told,
    },
    {
      method: 'POST',
      path: '/api/registration/confirmed',
      handle: request => {
        confirm(office, actIn(request), request.body)
        return told(request)
      },
    },
    {
      method: 'POST',
      path: '/api/registration/request',
      handle: async request => {
        await acceptRequest(office, actIn(request), readText(request.body, 'signed'))
        return told(request)
      },
    },
    {
      /** The centre may be slow or silent: whoever comes back asks again. */
      method: 'POST',
      path: '/api/registration/certificate',
      handle: async request => {
        const act = actIn(request)
        if (act.status === 'requested') await certify(act)
        return told(request)
      },
    },
    {
      method: 'GET',
      path: '/api/registration/request.p7m',
      handle: request => {
        const { signed } = actIn(request)
        if (!signed) throw new BadRequest(404, { registration: 'notConfirmed' })
        return { body: signed, type: 'application/pkcs7-mime' }
      },
    },
    {
      method: 'POST',
      path: '/api/registration/installed',
      handle: request => {
        register(office, actIn(request))
        return told(request)
      },
    },
    {
      method: 'POST',
      path: '/api/registration/left',
      handle: ({ cookies }) => {
        leaveRegistration(store, cookies.get(registrationCookie))
        return { cookie: cookieLine('', 0) }
      },
    },
  ]
}

/** With everything that the page asks the signer for. */
function describe({ centre }: Office, act: Act): object {
  const { userId, status, years, person, place, initialCertificate, certificate } = act
  return {
    userId,
    status,
    years,
    person,
    place,
    subject: subjectOf(act),
    initialCertificate: toBase64(initialCertificate),
    bundle: certificate && centre ? toBase64(centre.bundle(certificate)) : null,
  }
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
