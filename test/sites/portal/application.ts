/** What an applicant fills in beside the certification request, and the rule of each field. */
import { BadRequest, readText } from '../site.ts'
import type { SubjectPart } from './authority/names.ts'
import { languageOf, type Language } from './mails.ts'
import { offers, purposes, userClasses, type UserClass } from './registers/offers.ts'
import type { Person } from './registers/persons.ts'
import type { Applicant } from './store/sessions.ts'

/** Filled in by the applicant, after who they are was confirmed. */
interface Fields {
  email: string
  workPhone: string
  codeWord: string
  organisationName: string
  voen: string
  unit: string
  position: string
  address: string
  organisationPhone: string
  /** SWIFT/BIC, or `yoxdur`. */
  swift: string
  postalIndex: string
  serviceType: string
  service: string
  purpose: string
  centre: string
  template: string
  algorithm: string
}

/** Fields, and what the registers say of the applicant. */
export interface Application extends Fields {
  userClass: UserClass
  kind: Applicant['kind']
  fin: string
  citizenship: string
  /** In which the applicant is written to. */
  language: Language
  surname: string
  name: string
  patronymic: string
  birthDate: string
  phone: string
}

/** What people see: no control characters, none that turn the direction or have no width, no lone surrogates, no line ends. */
const anything = /^(?=.*\S)[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u
const phone = /^\+994\d{9}$/
const oneOf = (names: Iterable<string>): RegExp => new RegExp(`^(?:${[...names].join('|')})$`)

/** Every field must be there and must match. A physical person has no organisation. */
const rules: Record<keyof Fields, RegExp> = {
  email: /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}$/,
  workPhone: phone,
  codeWord: /^(?=.*\S)[^\p{C}\p{Zl}\p{Zp}]{4,32}$/u,
  organisationName: anything,
  /** Ten digits; the last one says whether a legal (1) or a physical person (2) pays. */
  voen: /^\d{9}[12]$/,
  unit: anything,
  position: anything,
  address: /^(?=.*\S)[^\p{C}\p{Zl}\p{Zp}]{1,128}$/u,
  organisationPhone: phone,
  swift: /^(?:[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?|yoxdur)$/,
  postalIndex: /^AZ ?\d{4}$/,
  serviceType: oneOf(offers.map(({ type }) => type)),
  service: oneOf(offers.map(({ name }) => name)),
  purpose: oneOf(Object.keys(purposes)),
  centre: oneOf(offers.flatMap(({ centres }) => centres)),
  template: oneOf(offers.flatMap(({ templates }) => templates)),
  algorithm: /^(?:RSA-(?:2048|3072|4096)|P-(?:256|384))$/,
}
const ofOrganisations = new Set([
  'organisationName',
  'voen',
  'unit',
  'position',
  'address',
  'organisationPhone',
  'swift',
  'postalIndex',
])

const firstRules = {
  /** Seven characters, digits and Latin capitals without I and O. */
  fin: /^[0-9A-HJ-NP-Z]{7}$/,
  citizenship: /^AZ$/,
  phone,
  userClass: oneOf(userClasses),
  channel: /^(?:sms|email)$/,
  kind: /^(?:new|ready)$/,
}

function check(body: unknown, asked: readonly [string, RegExp][]) {
  const values: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const [field, rule] of asked) {
    const value = (values[field] = readText(body, field))
    if (!rule.test(value)) errors[field] = value === '' ? 'missing' : 'wrong'
  }
  return { values, errors }
}

/** The first step: rules read, and who asks. @throws BadRequest 422 with `missing` or `wrong` for each field that must be corrected. */
export function readApplicant(body: unknown): Applicant {
  const byEmail = readText(body, 'channel') === 'email'
  const asked = Object.entries({ ...firstRules, ...(byEmail ? { email: rules.email } : {}) })
  const { values, errors } = check(body, asked)
  if ((body as { rules?: unknown } | null)?.rules !== true) errors['rules'] = 'missing'
  if (Object.keys(errors).length > 0) throw new BadRequest(422, errors)
  return { email: '', ...values, language: languageOf(readText(body, 'language')) } as Applicant
}

/** The form. @throws BadRequest 422 with `missing`, `wrong` or `different` for each field that must be corrected. */
export function readApplication(body: unknown, applicant: Applicant, person: Person): Application {
  const ofPerson = applicant.userClass === 'person'
  const asked = Object.entries(rules).filter(([field]) => !ofPerson || !ofOrganisations.has(field))
  const { values, errors } = check(body, asked)
  const repeated = readText(body, 'codeWordRepeat')
  if (repeated === '') errors['codeWordRepeat'] = 'missing'
  else if (repeated !== values['codeWord']) errors['codeWordRepeat'] = 'different'
  if (applicant.kind === 'ready' && readText(body, 'request') === '') errors['request'] = 'missing'
  const wrong = { ...errorsOfOffer(values, applicant.userClass), ...errors }
  if (Object.keys(wrong).length > 0) throw new BadRequest(422, wrong)
  const empty = Object.fromEntries(Object.keys(rules).map(field => [field, '']))
  const { fin, citizenship, surname, name, patronymic, birthDate } = person
  const { phone, kind, language } = applicant
  const who = { fin, citizenship, surname, name, patronymic, birthDate, phone, kind, language }
  return { ...(empty as unknown as Fields), ...values, ...who, userClass: applicant.userClass as UserClass }
}

/** A service is of its type and class, and has centres and templates of its own. */
function errorsOfOffer(values: Record<string, string>, userClass: string): Record<string, string> {
  const offer = offers.find(({ name }) => name === values['service'])
  if (!offer) return {}
  const { serviceType = '', centre = '', template = '' } = values
  return {
    ...(offer.type === serviceType && offer.classes.some(name => name === userClass) ? {} : { service: 'wrong' }),
    ...(offer.centres.includes(centre) ? {} : { centre: 'wrong' }),
    ...(offer.templates.includes(template) ? {} : { template: 'wrong' }),
  }
}

/** What the page hands to `requestCertificate`, save the token and the name of the request. */
export const wantedRequest = (application: Application, exportable: boolean): object => ({
  subject: subjectOf(application),
  key: { algorithm: application.algorithm, ...(exportable ? { exportable } : {}) },
  extensions: {
    keyUsage: ['digitalSignature', 'nonRepudiation'],
    extendedKeyUsage: purposes[application.purpose],
    subjectAltName: [{ type: 'email', value: application.email }],
    certificateTemplate: { name: application.template },
  },
})

export function subjectOf(person: Application): SubjectPart[] {
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
