/** Sessions: a cookie that scripts cannot read and that no other site's request carries, and what is known behind it. */
import { createHash, randomBytes } from 'node:crypto'
import { BadRequest } from '../../site.ts'
import type { Language } from '../mails.ts'
import type { Store } from './open-store.ts'

/** Who a person has shown to be. */
export interface SessionData {
  /** From the first step of a request; `confirmed` once the code was given, which was good `until` then (milliseconds). */
  applicant?: Applicant & { confirmed: boolean; code: string; until: number }
  /** Number of the request that was searched and found. */
  found?: string
  /** Who orders tokens; gone once they are ordered. */
  buyer?: Buyer | undefined
  /** Act of the order that was made. */
  act?: string
  /** To be met by a login to the desk; gone once one came. */
  challenge?: string | undefined
  staff?: Staff | undefined
  /** What is to be signed with the certificate itself; gone once a signature came. */
  revoking?: Revoking | undefined
}

export interface Staff {
  fin: string
  /** Common name. */
  name: string
}

export interface Buyer {
  /** VÖEN or FIN. */
  buyer: string
  name: string
}

export interface Revoking {
  number: string
  action: 'revoke' | 'suspend' | 'release'
  ground: string
  document: string
}

export interface Applicant {
  userClass: string
  citizenship: string
  fin: string
  channel: 'sms' | 'email'
  /** +994 and nine digits; where the code was sent, unless an e-mail address was chosen. */
  phone: string
  email: string
  kind: 'new' | 'ready'
  language: Language
}

export interface Session {
  /** Not the cookie, but its digest. */
  name: string
  data: SessionData
}

const hour = 3_600_000
const lastsMs = 8 * hour
const cookieName = 'centre'

const nameOf = (cookie: string): string => createHash('sha256').update(cookie).digest('hex')

export function findSession(store: Store, cookies: Map<string, string>, now: Date): Session | null {
  const name = nameOf(cookies.get(cookieName) ?? '')
  const row = store.one('SELECT data FROM sessions WHERE name = ? AND until > ?', [name, now.getTime()])
  return row && { name, data: JSON.parse(String(row['data'])) as SessionData }
}

/** @throws BadRequest 401 */
export function needSession(store: Store, cookies: Map<string, string>, now: Date): Session {
  const session = findSession(store, cookies, now)
  if (!session) throw new BadRequest(401, { session: 'ended' })
  return session
}

/** Writes into the session that is there, or begins one: then `cookie` is the line that the browser must get. */
export function keepInSession(
  store: Store,
  cookies: Map<string, string>,
  { data, now }: { data: SessionData; now: Date },
): { cookie?: string } {
  const session = findSession(store, cookies, now)
  if (!session) return { cookie: beginSession(store, data, now) }
  const kept = JSON.stringify({ ...session.data, ...data })
  store.run('UPDATE sessions SET data = ? WHERE name = ?', [kept, session.name])
  return {}
}

/** The line that the browser must get; a session that it had is another one. */
export function beginSession(store: Store, data: SessionData, now: Date): string {
  const cookie = randomBytes(32).toString('hex')
  store.run('DELETE FROM sessions WHERE until <= ?', [now.getTime()])
  store.run('INSERT INTO sessions VALUES (?, ?, ?)', [nameOf(cookie), now.getTime() + lastsMs, JSON.stringify(data)])
  return `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict`
}
