/** Logging in: a challenge for one browser, good once and for five minutes, and the sessions of those who have met theirs. */
import { createHash, randomBytes } from 'node:crypto'
import type { Store } from '../../open-database.ts'
import { BadRequest } from '../../site.ts'
import type { Person } from '../person.ts'

const minute = 60_000
const challengeMs = 5 * minute
/** A session that nobody uses ends, and so does one that is used for a day's work. */
const idleMs = 15 * minute
const mostMs = 8 * 60 * minute

/** Who reads the database cannot take a session over. */
const nameOf = (cookie = ''): string => createHash('sha256').update(cookie).digest('hex')

/** 32 bytes by chance, in Base64; `login` is for a cookie: the challenge belongs to the browser that has it. */
export function offerChallenge(store: Store, now: Date): { login: string; challenge: string } {
  const login = randomBytes(32).toString('hex')
  const challenge = randomBytes(32).toString('base64')
  store.run('DELETE FROM challenges WHERE until < ?', [now.getTime()])
  store.run('INSERT INTO challenges VALUES (?, ?, ?)', [nameOf(login), challenge, now.getTime() + challengeMs])
  return { login, challenge }
}

/** What must have been signed; each challenge is taken once, whatever comes of it. @throws BadRequest 401 */
export function takeChallenge(store: Store, login: string | undefined, now: Date): string {
  const [found] = store.all('DELETE FROM challenges WHERE name = ? RETURNING text, until', [nameOf(login)])
  if (!found || Number(found['until']) < now.getTime()) throw new BadRequest(401, { login: 'challengeUnknown' })
  return String(found['text'])
}

/** The key of the session cookie. */
export function beginSession(store: Store, person: Person, now: Date): string {
  const session = randomBytes(32).toString('hex')
  const at = now.getTime()
  store.run('DELETE FROM sessions WHERE used_at < ? OR began_at < ?', [at - idleMs, at - mostMs])
  store.run('INSERT INTO sessions VALUES (?, ?, ?, ?)', [nameOf(session), JSON.stringify(person), at, at])
  return session
}

/** Every look keeps the session. @throws BadRequest 401 */
export function personIn(store: Store, session: string | undefined, now: Date): Person {
  const at = now.getTime()
  const [row] = store.all(
    'UPDATE sessions SET used_at = ? WHERE name = ? AND used_at >= ? AND began_at >= ? RETURNING person',
    [at, nameOf(session), at - idleMs, at - mostMs],
  )
  if (!row) throw new BadRequest(401, { login: 'needed' })
  return JSON.parse(String(row['person'])) as Person
}

export const endSession = (store: Store, session: string | undefined): number =>
  store.run('DELETE FROM sessions WHERE name = ?', [nameOf(session)])
