/** Logging in by signing a sentence that the bank wrote: readable, for this site alone, good once and for five minutes. */
import { randomBytes } from 'node:crypto'
import { BadRequest } from '../site.ts'
import type { Signer } from './verify-signature.ts'

interface Statement {
  text: Uint8Array
  until: number
}

const goodForMs = 300_000

export class Logins {
  readonly #statements = new Map<string, Statement>()
  readonly #people = new Map<string, Signer>()

  /** The statement to sign; its id is also its one-time code. */
  offer(origin: string, now: Date): { id: string; statement: string } {
    const id = randomBytes(16).toString('hex')
    const statement = [
      'Вход в интернет-банк «Арна Банк» · Интернет-банкке кіру',
      `Сайт: ${origin}`,
      `Время · Уақыты: ${now.toISOString()}`,
      `Одноразовый код · Бір реттік код: ${id}`,
      '',
    ].join('\n')
    this.#statements.set(id, { text: new TextEncoder().encode(statement), until: now.getTime() + goodForMs })
    return { id, statement }
  }

  /** The exact bytes that must have been signed; each statement is taken once. @throws BadRequest 401 */
  take(id: string, now: Date): Uint8Array {
    const found = this.#statements.get(id)
    this.#statements.delete(id)
    if (!found || found.until < now.getTime()) throw new BadRequest(401, { login: 'statementUnknown' })
    return found.text
  }

  /** The key of the session cookie. */
  enter(person: Signer): string {
    const session = randomBytes(32).toString('hex')
    this.#people.set(session, person)
    return session
  }

  /** @throws BadRequest 401 */
  who(session: string | undefined): Signer {
    const person = this.#people.get(session ?? '')
    if (!person) throw new BadRequest(401, { login: 'needed' })
    return person
  }

  leave(session: string | undefined): void {
    this.#people.delete(session ?? '')
  }
}
