/** The cookies of the bank: nothing that a page reads, another site sends or a thief of the database finds. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { handedOut, person } from '../../support/bank-applicant.ts'
import { loginTokenOf } from '../../support/login-token.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { call } from '../../support/portal-visitor.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('the cookies of the bank', () => {
  const folder = temporaryFolder()
  let authority: Authority
  let bank: Site
  before(async () => {
    authority = await createAuthority()
  })
  beforeEach(async () => {
    bank = await startBank({ authorities: authoritiesOf(authority), folder: folder() })
  })
  afterEach(() => bank.close())

  async function lineOf(path: string, body: object, cookie = '') {
    const headers = { 'content-type': 'application/json', cookie }
    const response = await fetch(`${bank.origin}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    assert.equal(response.status, 200, path)
    const line = response.headers.get('set-cookie') ?? assert.fail(path)
    const [first = '', ...attributes] = line.split('; ')
    return { first, value: first.split('=')[1] ?? '', attributes, json: (await response.json()) as object }
  }

  async function all() {
    const login = await lineOf('login/challenge', {})
    const { challenge } = login.json as { challenge: string }
    const token = loginTokenOf(await makeSigner(authority, makeKey('P-256')), { origin: bank.origin, challenge })
    const session = await lineOf('login', { token }, login.first)
    const { userId, code } = await handedOut(await call(`${bank.origin}/api/desk/acts`, person))
    const registration = await lineOf('registration', { userId, code, years: person.years })
    // Nobody has met this one’s challenge yet.
    return { session, registration, login: await lineOf('login/challenge', {}) }
  }

  it('are hidden from scripts, sent by no other site, and 32 bytes of chance each', async () => {
    const values = new Set<string>()
    for (const cookies of [await all(), await all()])
      for (const [name, { value, attributes }] of Object.entries(cookies)) {
        for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/'])
          assert.ok(attributes.includes(attribute), name)
        assert.match(value, /^[\da-f]{64}$/, name)
        values.add(value)
      }
    assert.equal(values.size, 6)
  })

  it('are not what the database keeps of them', async () => {
    const cookies = await all()
    await bank.close()
    const kept = Buffer.concat(readdirSync(folder()).map(name => readFileSync(join(folder(), name))))
    assert.ok(kept.includes('CREATE TABLE sessions'), 'it is the database')
    for (const [name, { value }] of Object.entries(cookies)) assert.ok(!kept.includes(value), name)
    bank = await startBank({ authorities: authoritiesOf(authority), folder: folder() })
    const { status } = await call(`${bank.origin}/api/me`, undefined, cookies.session.first)
    assert.equal(status, 200, 'and yet it was kept')
  })
})
