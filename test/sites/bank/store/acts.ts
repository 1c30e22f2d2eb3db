/** Queries on acts of acceptance, and on how far those who have one are with their registration. */
import { createHash, randomBytes } from 'node:crypto'
import type { Row, Store } from '../../open-database.ts'
import { BadRequest } from '../../site.ts'

/** Nothing yet; what was entered is confirmed; the bank has the request; the centre has issued; the key is in use. */
export type ActStatus = 'open' | 'confirmed' | 'requested' | 'certified' | 'registered'

export interface ActPerson {
  name: string
  /** IIN. */
  number: string
  organisation: string
}

/** Where the key is to be made, by what Mohur tells of the token. */
export interface KeyPlace {
  /** Mohur's. */
  token: string
  label: string
  serialNumber: string
  algorithm: string
}

export interface Act {
  id: number
  userId: string
  person: ActPerson
  /** How long the certificate is for. */
  years: number
  salt: Uint8Array
  /** What scrypt makes of the one-time code. */
  code: Uint8Array
  wrongCodes: number
  /** In milliseconds since 1970. */
  until: number
  /** DER. */
  initialCertificate: Uint8Array
  initialAuthority: Uint8Array
  status: ActStatus
  place: KeyPlace | null
  /** DER of the PKCS#10. */
  request: Uint8Array | null
  /** DER of the CMS. */
  signed: Uint8Array | null
  /** DER. */
  certificate: Uint8Array | null
}

type NewAct = Omit<Act, 'id' | 'wrongCodes' | 'status' | 'place' | 'request' | 'signed' | 'certificate'>

const newColumns = 'user_id, person, years, salt, code, until, initial_certificate, initial_authority'

export function addAct(store: Store, act: NewAct): void {
  const { userId, person, years, salt, code, until, initialCertificate, initialAuthority } = act
  const values = [userId, JSON.stringify(person), years, salt, code, until, initialCertificate, initialAuthority]
  store.run(`INSERT INTO acts (${newColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, values)
}

/** The newest first. */
export const listActs = (store: Store): Act[] => store.all('SELECT * FROM acts ORDER BY id DESC').map(fromRow)

export function findAct(store: Store, userId: string): Act | null {
  const row = store.one('SELECT * FROM acts WHERE user_id = ?', [userId])
  return row && fromRow(row)
}

export const countWrongCode = (store: Store, { id }: Act): number =>
  store.run('UPDATE acts SET wrong_codes = wrong_codes + 1 WHERE id = ?', [id])

export const forgetWrongCodes = (store: Store, { id }: Act): number =>
  store.run('UPDATE acts SET wrong_codes = 0 WHERE id = ?', [id])

type NewKey = Pick<Act, 'initialCertificate' | 'initialAuthority'>

/** In place of the code that was; `key`: in place of the initial key too, unless it was used. Browsers that gave the old code must give the new one. */
export function replaceCode(
  store: Store,
  { id }: Act,
  { salt, code, until, key }: Pick<Act, 'salt' | 'code' | 'until'> & { key: NewKey | null },
): void {
  store.atOnce(() => {
    store.run('UPDATE acts SET salt = ?, code = ?, until = ?, wrong_codes = 0 WHERE id = ?', [salt, code, until, id])
    store.run('DELETE FROM registrations WHERE act = ?', [id])
    if (!key) return
    const { initialCertificate, initialAuthority } = key
    store.run('UPDATE acts SET initial_certificate = ?, initial_authority = ? WHERE id = ?', [
      initialCertificate,
      initialAuthority,
      id,
    ])
  })
}

/** Who reads the database cannot take a registration over. */
const nameOf = (cookie = ''): string => createHash('sha256').update(cookie).digest('hex')

/** The key of the cookie. */
export function beginRegistration(store: Store, { id }: Act, until: number): string {
  const registration = randomBytes(32).toString('hex')
  store.run('INSERT INTO registrations VALUES (?, ?, ?)', [nameOf(registration), id, until])
  return registration
}

/** @throws BadRequest 401 */
export function actOf(store: Store, registration: string | undefined, now: Date): Act {
  const row = store.one(
    'SELECT acts.* FROM acts JOIN registrations ON act = acts.id WHERE name = ? AND registrations.until >= ?',
    [nameOf(registration), now.getTime()],
  )
  if (!row) throw new BadRequest(401, { registration: 'codeNeeded' })
  return fromRow(row)
}

export const leaveRegistration = (store: Store, registration: string | undefined): number =>
  store.run('DELETE FROM registrations WHERE name = ?', [nameOf(registration)])

/** Until there is a request; `false`: there is one. */
export const keepPlace = (store: Store, { id }: Act, place: KeyPlace): boolean =>
  store.run("UPDATE acts SET place = ?, status = 'confirmed' WHERE id = ? AND status IN ('open', 'confirmed')", [
    JSON.stringify(place),
    id,
  ]) === 1

/** The first alone, and as long as the initial key is the one it was checked against; `false`: it is not. */
export const keepSigned = (
  store: Store,
  { id, initialCertificate }: Act,
  { request, signed }: Record<'request' | 'signed', Uint8Array>,
): boolean =>
  store.run(
    "UPDATE acts SET request = ?, signed = ?, status = 'requested' WHERE id = ? AND status = 'confirmed' AND initial_certificate = ?",
    [request, signed, id, initialCertificate],
  ) === 1

export const keepCertificate = (store: Store, { id }: Act, certificate: Uint8Array): number =>
  store.run("UPDATE acts SET certificate = ?, status = 'certified' WHERE id = ? AND status = 'requested'", [
    certificate,
    id,
  ])

export const markRegistered = (store: Store, { id }: Act): boolean =>
  store.run("UPDATE acts SET status = 'registered' WHERE id = ? AND status IN ('certified', 'registered')", [id]) === 1

function fromRow(row: Row): Act {
  const bytes = (name: string): Uint8Array => new Uint8Array(row[name] as Uint8Array)
  const bytesOrNull = (name: string): Uint8Array | null => (row[name] === null ? null : bytes(name))
  return {
    id: Number(row['id']),
    userId: String(row['user_id']),
    person: JSON.parse(String(row['person'])) as ActPerson,
    years: Number(row['years']),
    salt: bytes('salt'),
    code: bytes('code'),
    wrongCodes: Number(row['wrong_codes']),
    until: Number(row['until']),
    initialCertificate: bytes('initial_certificate'),
    initialAuthority: bytes('initial_authority'),
    status: row['status'] as ActStatus,
    place: row['place'] === null ? null : (JSON.parse(row['place'] as string) as KeyPlace),
    request: bytesOrNull('request'),
    signed: bytesOrNull('signed'),
    certificate: bytesOrNull('certificate'),
  }
}
