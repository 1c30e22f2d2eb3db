/** Logging in by an authentication token, and out. */
import { BadRequest, type Route } from '../../site.ts'
import { askingAt } from '../ask-revocation.ts'
import { sessionCookie, type Office } from '../office.ts'
import { SignatureRefused, type Person } from '../person.ts'
import { comeIn, daysLeft, dueProfiles, plannedDays } from '../renewals.ts'
import { beginSession, endSession, offerChallenge, personIn, takeChallenge } from '../store/logins.ts'
import { verifyToken } from '../verify-token.ts'

const loginCookie = 'login'
const cookieLine = (name: string, value: string): string => `${name}=${value}; Path=/; HttpOnly; SameSite=Strict`

export function loginRoutes(office: Office): Route[] {
  const { store, authorities, revocation, card, now, origin } = office
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
      /** `isDue`: the person has a profile that is to be renewed. */
      method: 'POST',
      path: '/api/login',
      handle: async ({ body, cookies }) => {
        const challenge = takeChallenge(store, cookies.get(loginCookie), now())
        const { token } = (body ?? {}) as { token?: unknown }
        const askRevocation = askingAt(revocation)
        const verifying = verifyToken({ token, origin: origin(), challenge, authorities, askRevocation })
        const { person } = await verifying.then(loggedIn => comeIn(office, loggedIn)).catch(loginRefused)
        return {
          json: { ...describePerson(person), isDue: dueProfiles(office, person).length > 0 },
          cookie: cookieLine(sessionCookie, beginSession(store, person, now())),
        }
      },
    },
    {
      /** `places`: where in the signature card; `null` where the bank has none. `daysLeft`: whole ones, `null` while there are many. */
      method: 'GET',
      path: '/api/me',
      handle: ({ cookies }) => {
        const person = personIn(store, cookies.get(sessionCookie), now())
        return { json: { ...describePerson(person), places: places(person), daysLeft: fewDaysLeft(person, now()) } }
      },
    },
    {
      /** `own`: the number of who asks. */
      method: 'GET',
      path: '/api/card',
      handle: ({ cookies }) => {
        const { number } = personIn(store, cookies.get(sessionCookie), now())
        return { json: { card, own: number } }
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

function fewDaysLeft(person: Person, now: Date): number | null {
  const left = daysLeft(person, now)
  return left < plannedDays ? left : null
}

/** @throws BadRequest 422 that says no more than the person needs */
function loginRefused(error: unknown): never {
  if (!(error instanceof SignatureRefused)) throw error
  throw new BadRequest(422, { login: error.refusal === 'notValid' ? 'loginRefused' : error.refusal })
}

export const describePerson = ({ name, number, organisation }: Person): object => ({ name, number, organisation })
