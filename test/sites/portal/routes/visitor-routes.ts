/** The first steps of every visitor: the picture with the code, who asks, the confirmation code, and what was sent to them. */
import { createHash, randomInt } from 'node:crypto'
import { BadRequest, readText, type Route } from '../../site.ts'
import { readApplicant } from '../application.ts'
import { drawCaptcha } from '../captcha/draw-captcha.ts'
import { spellDigits } from '../captcha/spell-digits.ts'
import type { Centre } from '../centre.ts'
import { languageOf, mail } from '../mails.ts'
import { findPerson, type Person } from '../registers/persons.ts'
import { captchaOf, newCaptcha } from '../store/captchas.ts'
import { sendMessage, sentMessages } from '../store/messages.ts'
import { findSession, keepInSession, needSession, type Applicant } from '../store/sessions.ts'
import { countTry, forgetTries, minute } from '../store/tries.ts'

const codeLastsMs = 10 * minute

const digestOf = (code: string): string => createHash('sha256').update(code).digest('hex')

export const visitorRoutes = (centre: Centre): Route[] => [
  {
    method: 'POST',
    path: '/api/captchas',
    handle: () => {
      const id = newCaptcha(centre.store, centre.letters(), centre.now())
      return { status: 201, json: { id, picture: `/captchas/${id}/picture.svg` } }
    },
  },
  {
    method: 'GET',
    path: '/captchas/:id/picture.svg',
    handle: ({ params }) => ({
      body: drawCaptcha(captchaOf(centre.store, params['id']).letters),
      type: 'image/svg+xml',
    }),
  },
  {
    method: 'GET',
    path: '/api/captchas/:id/words',
    handle: ({ params, query }) => {
      const { digits } = captchaOf(centre.store, params['id'])
      return { json: { words: spellDigits(digits, languageOf(query.get('lang') ?? '')) } }
    },
  },
  ...applicantRoutes(centre),
  {
    /** Stand-in for the telephone and the mailbox of everybody. */
    method: 'GET',
    path: '/api/messages',
    handle: ({ query }) => ({ json: { messages: sentMessages(centre.store, query.get('to')) } }),
  },
]

const applicantRoutes = (centre: Centre): Route[] => [
  {
    method: 'POST',
    path: '/api/applicants',
    handle: ({ body, cookies }) => {
      const applicant = readApplicant(body)
      if (!findPerson(applicant.citizenship, applicant.fin)) throw new BadRequest(422, { fin: 'notFound' })
      const code = sendCode(centre, applicant)
      const until = centre.now().getTime() + codeLastsMs
      const data = { applicant: { ...applicant, confirmed: false, code: digestOf(code), until } }
      const kept = keepInSession(centre.store, cookies, { data, now: centre.now() })
      return { ...kept, status: 201, json: { to: maskedAddress(applicant) } }
    },
  },
  {
    method: 'POST',
    path: '/api/applicants/code',
    handle: ({ body, cookies }) => {
      const now = centre.now()
      const { name, data } = needSession(centre.store, cookies, now)
      if (!data.applicant) throw new BadRequest(409, { session: 'ended' })
      countTry(centre.store, `code ${name}`, { most: 5, windowMs: 10 * minute, now, field: 'code' })
      const code = readText(body, 'code')
      if (code === '') throw new BadRequest(422, { code: 'missing' })
      if (digestOf(code) !== data.applicant.code) throw new BadRequest(422, { code: 'wrong' })
      if (now.getTime() > data.applicant.until) throw new BadRequest(422, { code: 'old' })
      forgetTries(centre.store, `code ${name}`)
      // Good once: the code is gone, what it proved stays.
      const applicant = { ...data.applicant, confirmed: true, code: '' }
      keepInSession(centre.store, cookies, { data: { applicant }, now })
      return { json: { applicant: shown(applicant) } }
    },
  },
  {
    /** Where this browser has got to; `null` before its first step. */
    method: 'GET',
    path: '/api/applicants/me',
    handle: ({ cookies }) => {
      const applicant = findSession(centre.store, cookies, centre.now())?.data.applicant
      const json = applicant && (applicant.confirmed ? shown(applicant) : { to: maskedAddress(applicant) })
      return { json: { applicant: json ?? null } }
    },
  },
]

/** @throws BadRequest 429 */
function sendCode({ store, now }: Centre, { channel, phone, email, language }: Applicant): string {
  const address = channel === 'sms' ? phone : email
  countTry(store, `send ${address}`, { most: 5, windowMs: 10 * minute, now: now(), field: 'phone' })
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const { subject, text } = mail(language, 'code', { code })
  sendMessage(store, { channel, address, subject: channel === 'sms' ? '' : subject, text }, now())
  return code
}

const maskedAddress = ({ channel, phone, email }: Applicant): string =>
  channel === 'sms' ? `${phone.slice(0, 6)}•••••${phone.slice(-2)}` : email.replace(/^(.).*@/, '$1•••@')

/** Who was confirmed, with what the register says of them. @throws BadRequest 401, 403 */
export function confirmedApplicant(
  centre: Centre,
  cookies: Map<string, string>,
): { applicant: Applicant; person: Person } {
  const { data } = needSession(centre.store, cookies, centre.now())
  const { applicant } = data
  const person = applicant?.confirmed ? findPerson(applicant.citizenship, applicant.fin) : null
  if (!applicant || !person) throw new BadRequest(403, { code: 'needed' })
  return { applicant, person }
}

/** For the form: names are filled in and locked. */
function shown({ userClass, kind, phone, email, citizenship, fin }: Applicant): object {
  const { surname, name, patronymic, birthDate, birthPlace, document } = findPerson(citizenship, fin) as Person
  return { userClass, kind, phone, email, fin, surname, name, patronymic, birthDate, birthPlace, document }
}
