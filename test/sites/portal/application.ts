/** What an applicant fills in beside the certification request, and the rule of each field. */
import { BadRequest, readText } from '../site.ts'

export const userClasses = ['person', 'organisation', 'state'] as const
export type UserClass = (typeof userClasses)[number]

export interface Application {
  userClass: UserClass
  fin: string
  surname: string
  name: string
  patronymic: string
  email: string
  phone: string
  codeWord: string
  organisationName: string
  voen: string
  unit: string
  position: string
  template: string
  algorithm: string
}

const words = /^\p{L}[\p{L}\p{M} '’.-]{0,63}$/u
const anything = /^(?=.*\S)[^\p{Cc}]{1,64}$/u

/** Every field must be there and must match. A physical person has no organisation. */
const rules: Record<Exclude<keyof Application, 'userClass'>, RegExp> = {
  /** Seven characters, digits and Latin capitals without I and O. */
  fin: /^[0-9A-HJ-NP-Z]{7}$/,
  surname: words,
  name: words,
  patronymic: words,
  email: /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}$/,
  phone: /^\+994\d{9}$/,
  codeWord: /^(?=.*\S)[^\p{Cc}]{4,32}$/u,
  organisationName: anything,
  /** Ten digits; the last one says whether a legal (1) or a physical person (2) pays. */
  voen: /^\d{9}[12]$/,
  unit: anything,
  position: anything,
  template: /^(?:SNSclient|AKBclient|B2Bsigner)$/,
  algorithm: /^(?:RSA-(?:2048|3072|4096)|P-(?:256|384))$/,
}
const ofOrganisations = new Set(['organisationName', 'voen', 'unit', 'position'])

/** @throws BadRequest 422 with `missing`, `wrong` or `different` for each field that must be corrected. */
export function readApplication(body: unknown): Application {
  const userClass = userClasses.find(name => name === readText(body, 'userClass'))
  const asked = Object.entries(rules).filter(([field]) => userClass !== 'person' || !ofOrganisations.has(field))
  const values = Object.fromEntries(Object.keys(rules).map(field => [field, '']))
  const errors: Record<string, string> = {}
  for (const [field, rule] of asked) {
    const value = (values[field] = readText(body, field))
    if (!rule.test(value)) errors[field] = value === '' ? 'missing' : 'wrong'
  }
  if (!(body as { rules?: unknown } | null)?.rules) errors['rules'] = 'missing'
  if (readText(body, 'codeWordRepeat') !== values['codeWord']) errors['codeWordRepeat'] = 'different'
  if (!userClass) throw new BadRequest(422, { ...errors, userClass: 'missing' })
  if (Object.keys(errors).length > 0) throw new BadRequest(422, errors)
  return { ...(values as unknown as Application), userClass }
}
