/** Logging in by an authentication token, and out. */
import { BadRequest, type Route } from '../../site.ts'
import { askingAt } from '../ask-revocation.ts'
import { sessionCookie, type Office } from '../office.ts'
import { SignatureRefused, type Person } from '../person.ts'
import { beginSession, endSession, offerChallenge, personIn, takeChallenge } from '../store/logins.ts'
import { verifyToken } from '../verify-token.ts'

const loginCookie = 'login'
const day = 86_400_000
/** From when on the customer is told that the certificate ends. */
const criticalDays = 30
const cookieLine = (name: string, value: string): string => `${name}=${value}; Path=/; HttpOnly; SameSite=Strict`

export function loginRoutes({ store, authorities, revocation, card, now, origin }: Office): Route[] {
  const places = ({ number }: Person): number[] | null =>
    card && card.filter(row => row.number === number).map(({ place }) => place)
  return [
    {
      method: 'POST',
      path: '/api/login/challenge',
      handle: () => {
        const { login, challenge } = offerChallenge(store, now())
        return { json: { challenge }, cookie: cookieLine(loginCookie, login) }
      },
    },
    {
      method: 'POST',
      path: '/api/login',
      handle: async ({ body, cookies }) => {
        const challenge = takeChallenge(store, cookies.get(loginCookie), now())
        const { token } = (body ?? {}) as { token?: unknown }
        const askRevocation = askingAt(revocation)
        const customer = await verifyToken({ token, origin: origin(), challenge, authorities, askRevocation }).catch(
          loginRefused,
        )
        return {
          json: describePerson(customer),
          cookie: cookieLine(sessionCookie, beginSession(store, customer, now())),
        }
      },
    },
    {
      /** `places`: where in the signature card; `null` where the bank has none. `daysLeft`: whole ones, `null` while there are many. */
      method: 'GET',
      path: '/api/me',
      handle: ({ cookies }) => {
        const person = personIn(store, cookies.get(sessionCookie), now())
        return { json: { ...describePerson(person), places: places(person), daysLeft: daysLeft(person, now()) } }
      },
    },
    {
      method: 'POST',
      path: '/api/logout',
      handle: ({ cookies }) => {
        endSession(store, cookies.get(sessionCookie))
        return { cookie: `${cookieLine(sessionCookie, '')}; Max-Age=0` }
      },
    },
  ]
}

function daysLeft({ validTo }: Person, now: Date): number | null {
  const left = Math.floor((validTo - now.getTime()) / day)
  return left < criticalDays ? Math.max(left, 0) : null
}

/** @throws BadRequest 422 that says no more than the person needs */
function loginRefused(error: unknown): never {
  if (!(error instanceof SignatureRefused)) throw error
  throw new BadRequest(422, { login: error.refusal === 'notValid' ? 'loginRefused' : error.refusal })
}

export const describePerson = ({ name, number, organisation }: Person): object => ({ name, number, organisation })
