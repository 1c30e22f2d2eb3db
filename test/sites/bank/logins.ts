/** Logging in: a challenge for one browser, good once and for five minutes, and the sessions of those who have met theirs. */
import { randomBytes } from 'node:crypto'
import { BadRequest } from '../site.ts'
import type { Person } from './person.ts'

interface Challenge {
  text: string
  until: number
}

const goodForMs = 300_000

export class Logins {
  readonly #challenges = new Map<string, Challenge>()
  readonly #people = new Map<string, Person>()

  /** 32 bytes by chance, in Base64; `login` is for a cookie: the challenge belongs to the browser that has it. */
  offer(now: Date): { login: string; challenge: string } {
    const login = randomBytes(32).toString('hex')
    const challenge = randomBytes(32).toString('base64')
    this.#challenges.set(login, { text: challenge, until: now.getTime() + goodForMs })
    return { login, challenge }
  }

  /** What must have been signed; each challenge is taken once, whatever comes of it. @throws BadRequest 401 */
  take(login: string | undefined, now: Date): string {
    const found = this.#challenges.get(login ?? '')
    this.#challenges.delete(login ?? '')
    if (!found || found.until < now.getTime()) throw new BadRequest(401, { login: 'challengeUnknown' })
    return found.text
  }

  /** The key of the session cookie. */
  enter(person: Person): string {
    const session = randomBytes(32).toString('hex')
    this.#people.set(session, person)
    return session
  }

  /** @throws BadRequest 401 */
  who(session: string | undefined): Person {
    const person = this.#people.get(session ?? '')
    if (!person) throw new BadRequest(401, { login: 'needed' })
    return person
  }

  leave(session: string | undefined): void {
    this.#people.delete(session ?? '')
  }
}
