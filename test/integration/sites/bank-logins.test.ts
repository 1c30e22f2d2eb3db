/** The door of the bank: what an authentication token must be, for a server that takes one. */
import assert from 'node:assert/strict'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { loginTokenOf } from '../../support/login-token.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

describe('the bank, asked to let somebody in', () => {
  let authority: Authority
  let person: TestSigner
  let bank: Site
  let time = Date.now()
  before(async () => {
    authority = await createAuthority()
    person = await makeSigner(authority, makeKey('P-256'))
    bank = await startBank({ authorities: authoritiesOf(authority), now: () => new Date(time) })
  })
  after(() => bank.close())

  async function post(path: string, body: object, cookie = '') {
    const headers = { 'content-type': 'application/json', cookie }
    const response = await fetch(`${bank.origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const json = (await response.json()) as { challenge?: string; errors?: object }
    return { status: response.status, json, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }

  async function offered(): Promise<{ challenge: string; cookie: string }> {
    const { json, cookie } = await post('/api/login/challenge', {})
    return { challenge: json.challenge ?? assert.fail(), cookie }
  }

  const tokenOf = (signer: TestSigner, challenge: string, origin = bank.origin) =>
    loginTokenOf(signer, { challenge, origin })

  /** With a challenge of its own, so that nothing but the token is judged. */
  async function logIn(tokenFor: (challenge: string) => object, refusal = 'loginRefused'): Promise<number> {
    const { challenge, cookie } = await offered()
    const { status, json } = await post('/api/login', { token: tokenFor(challenge) }, cookie)
    if (status !== 200) assert.deepEqual(json.errors, { login: refusal })
    return status
  }

  it('draws every challenge anew, of 32 bytes', async () => {
    const [one, other] = [await offered(), await offered()]
    assert.equal(Buffer.from(one.challenge, 'base64').length, 32)
    assert.notEqual(one.challenge, other.challenge)
    assert.notEqual(one.cookie, other.cookie)
  })

  for (const key of ['RSA-2048', 'P-256', 'P-384'] as const)
    it(`lets in who has the key of a certificate of its authorities: ${key}`, async () => {
      const signer = await makeSigner(authority, makeKey(key))
      assert.equal(await logIn(challenge => tokenOf(signer, challenge)), 200)
    })

  it('lets nobody in by a token for another site, another challenge, another algorithm, format or certificate', async () => {
    const other = await makeSigner(authority, makeKey('P-256'))
    const elsewhere = (await offered()).challenge
    const bends: Record<string, (challenge: string) => object> = {
      'another site': challenge => tokenOf(person, challenge, 'https://evil.example'),
      'another port': challenge => tokenOf(person, challenge, 'http://localhost:1'),
      'another challenge': () => tokenOf(person, elsewhere),
      'another certificate': challenge => ({
        ...tokenOf(person, challenge),
        unverifiedCertificate: tokenOf(other, challenge).unverifiedCertificate,
      }),
      'no algorithm': challenge => ({ ...tokenOf(person, challenge), algorithm: 'none' }),
      'another algorithm': challenge => ({ ...tokenOf(person, challenge), algorithm: 'ES384' }),
      'the algorithm of another key': challenge => ({ ...tokenOf(person, challenge), algorithm: 'RS256' }),
      'another format': challenge => ({ ...tokenOf(person, challenge), format: 'web-eid:2.0' }),
      'no certificate': challenge => ({ ...tokenOf(person, challenge), unverifiedCertificate: 'AAAA' }),
      nothing: () => ({}),
    }
    for (const [what, bend] of Object.entries(bends)) assert.equal(await logIn(bend), 422, what)
  })

  it('lets nobody in with a certificate of another authority, or one that has expired', async () => {
    const stranger = await makeSigner(await createAuthority(), makeKey('P-256'))
    assert.equal(await logIn(challenge => tokenOf(stranger, challenge)), 422)
    const past = { days: 1, notBefore: new Date(Date.now() - 3 * dayMs) }
    const expired = await makeSigner(authority, makeKey('P-256'), past)
    assert.equal(await logIn(challenge => tokenOf(expired, challenge), 'certificateExpired'), 422)
  })

  it('takes each challenge once, from the browser that it was given to, within five minutes', async () => {
    const { challenge, cookie } = await offered()
    const token = tokenOf(person, challenge)
    const unknown = { status: 401, errors: { login: 'challengeUnknown' } }
    const tried = async (from: string) => {
      const { status, json } = await post('/api/login', { token }, from)
      return { status, errors: json.errors }
    }
    assert.deepEqual(await tried(''), unknown)
    assert.equal((await tried((await offered()).cookie)).status, 422)
    assert.equal((await tried(cookie)).status, 200)
    assert.deepEqual(await tried(cookie), unknown)
    for (const [waitMs, status] of [
      [299_000, 200],
      [301_000, 401],
    ] as const) {
      const late = await offered()
      time += waitMs
      const answer = await post('/api/login', { token: tokenOf(person, late.challenge) }, late.cookie)
      assert.equal(answer.status, status)
    }
  })

  it('ends a session that nobody uses for a quarter of an hour, one that is used after eight hours, and one that is left', async () => {
    const enter = async (): Promise<string> => {
      const { challenge, cookie } = await offered()
      return (await post('/api/login', { token: tokenOf(person, challenge) }, cookie)).cookie
    }
    const look = async (cookie: string): Promise<number> =>
      (await fetch(`${bank.origin}/api/me`, { headers: { cookie } })).status
    const idle = await enter()
    time += 14 * minuteMs
    assert.equal(await look(idle), 200)
    time += 16 * minuteMs
    assert.equal(await look(idle), 401)
    const used = await enter()
    for (let minutes = 0; minutes < 480; minutes += 14, time += 14 * minuteMs) assert.equal(await look(used), 200)
    assert.equal(await look(used), 401)
    const left = await enter()
    await post('/api/logout', {}, left)
    assert.equal(await look(left), 401)
  })

  it('tells how many days are left of a certificate that ends within a month, and of no other', async () => {
    const daysLeft = async (days: number): Promise<unknown> => {
      const signer = await makeSigner(authority, makeKey('P-256'), { days, notBefore: new Date(time - minuteMs) })
      const { challenge, cookie } = await offered()
      const entered = await post('/api/login', { token: tokenOf(signer, challenge) }, cookie)
      const response = await fetch(`${bank.origin}/api/me`, { headers: { cookie: entered.cookie } })
      return ((await response.json()) as { daysLeft: unknown }).daysLeft
    }
    time = Date.now()
    assert.equal(await daysLeft(30), 29)
    assert.equal(await daysLeft(2), 1)
    assert.equal(await daysLeft(1), 0)
    assert.equal(await daysLeft(32), null)
  })
})
