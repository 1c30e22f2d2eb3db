/** Pictures with a code that a person reads: each is good once, for ten minutes, whatever comes of it. */
import { randomInt, randomUUID } from 'node:crypto'
import { strokes } from '../captcha/strokes.ts'
import { BadRequest, readText } from '../../site.ts'
import type { Store } from './open-store.ts'
import { minute } from './tries.ts'

const alphabet = Object.keys(strokes)
const pick = (length: number, from: readonly string[]): string =>
  Array.from({ length }, () => from[randomInt(from.length)]).join('')

export const randomLetters = (): string => pick(5, alphabet)

/** The name of the picture. */
export function newCaptcha(store: Store, letters: string, now: Date): string {
  const id = randomUUID()
  store.run('DELETE FROM captchas WHERE until <= ?', [now.getTime()])
  store.run('INSERT INTO captchas VALUES (?, ?, ?, ?)', [
    id,
    now.getTime() + 10 * minute,
    letters,
    pick(6, Array.from('0123456789')),
  ])
  return id
}

/** @throws BadRequest 404 */
export function captchaOf(store: Store, id: string | undefined): { letters: string; digits: string } {
  const row = store.one('SELECT letters, digits FROM captchas WHERE id = ?', [id ?? ''])
  if (!row) throw new BadRequest(404)
  return { letters: String(row['letters']), digits: String(row['digits']) }
}

/** `body.captcha` names the picture, `body.captchaText` is what was read or heard. @throws BadRequest 422 */
export function spendCaptcha(store: Store, body: unknown, now: Date): void {
  const [row] = store.all('DELETE FROM captchas WHERE id = ? RETURNING *', [readText(body, 'captcha')])
  const given = readText(body, 'captchaText').replaceAll(/[\s,]/g, '').toUpperCase()
  if (given === '') throw new BadRequest(422, { captchaText: 'missing' })
  const good = row && Number(row['until']) > now.getTime() && [row['letters'], row['digits']].includes(given)
  if (!good) throw new BadRequest(422, { captchaText: 'wrong' })
}
