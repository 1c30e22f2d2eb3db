/** The certificate centre under attack: guesses, replays, other origins. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { applicant } from '../../e2e/journey/enrol.ts'
import { startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { filesUnder, root } from '../../support/imports.ts'
import { makeRequest } from '../../support/make-request.ts'
import { application, atDesk, call, firstStep, nextPhone, visit, type Visitor } from '../../support/portal-visitor.ts'

const letters = 'RDWJY'
const form = { ...application, algorithm: 'P-256' }

describe('the certificate centre holds', () => {
  let site: Site
  let ahead = 0
  const origin = (): string => site.origin
  before(async () => {
    site = await startPortal(null, { letters: () => letters, now: () => new Date(Date.now() + ahead) })
  })
  after(() => site.close())

  const picture = async (visitor: Visitor): Promise<object> => {
    const { json } = await visitor.call('/api/captchas', {})
    return { captcha: json['id'], captchaText: letters }
  }

  it('against guessing the confirmation code: five tries, then none, not even with the right one', async () => {
    const visitor = visit(origin)
    await visitor.call('/api/applicants', { ...firstStep, phone: visitor.phone })
    const code = await visitor.code()
    const wrong = code === '000000' ? '111111' : '000000'
    for (let times = 0; times < 5; times++)
      assert.deepEqual((await visitor.call('/api/applicants/code', { code: wrong })).json.errors, { code: 'wrong' })
    const last = await visitor.call('/api/applicants/code', { code })
    assert.deepEqual([last.status, last.json.errors], [429, { code: 'tooOften' }])
    assert.equal((await visitor.call('/api/requests', form)).status, 403)
  })

  it('against flooding a telephone: five codes in ten minutes', async () => {
    const phone = nextPhone()
    for (let times = 0; times < 5; times++)
      assert.equal((await call(`${origin()}/api/applicants`, { ...firstStep, phone })).status, 201)
    const sixth = await call(`${origin()}/api/applicants`, { ...firstStep, phone })
    assert.deepEqual([sixth.status, sixth.json.errors], [429, { phone: 'tooOften' }])
  })

  it('against a code given twice, and against a picture read twice or guessed', async () => {
    const visitor = visit(origin)
    await visitor.confirm()
    assert.equal((await visitor.call('/api/applicants/code', { code: await visitor.code() })).status, 422)
    const { json } = await visitor.call('/api/captchas', {})
    const read = { captcha: json['id'], captchaText: letters }
    const search = { number: '2018110500002', fin: applicant.fin }
    assert.equal((await visitor.call('/api/search', { ...search, ...read })).status, 404)
    for (const spent of [read, { ...read, captcha: 'other' }]) {
      const again = await visitor.call('/api/search', { ...search, ...spent })
      assert.deepEqual([again.status, again.json.errors], [422, { captchaText: 'wrong' }])
    }
    const fresh = await visitor.call('/api/captchas', {})
    const guess = { captcha: fresh.json['id'], captchaText: 'AAAAA' }
    assert.equal((await visitor.call('/api/search', { ...search, ...guess })).status, 422)
    const right = { ...guess, captchaText: letters }
    assert.equal((await visitor.call('/api/search', { ...search, ...right })).status, 422, 'a wrong guess spends it')
  })

  it('has no letter of the picture as text, and tells digits in words to who cannot see it', async () => {
    const visitor = visit(origin)
    const { json } = await visitor.call('/api/captchas', {})
    const picture = await (await visitor.download(String(json['picture']))).text()
    assert.doesNotMatch(picture, /<text|aria|title|RDWJY/)
    const { json: told } = await visitor.call(`/api/captchas/${String(json['id'])}/words?lang=en`)
    const names = 'zero one two three four five six seven eight nine'.split(' ')
    const captchaText = String(told['words'])
      .split(', ')
      .map(word => names.indexOf(word))
      .join('')
    const answer = await visitor.call('/api/search', { number: '1', captcha: json['id'], captchaText })
    assert.equal(answer.status, 404)
  })

  it('against guessing the FIN of a number: tries are counted by the number', async () => {
    const visitor = visit(origin)
    await visitor.confirm()
    const { json } = await visitor.call('/api/requests', { ...form, request: makeRequest() })
    const at = `${origin()}/api/requests/${String(json['number'])}?fin=`
    const statuses: number[] = []
    for (let times = 0; times < 11; times++) statuses.push((await call(`${at}7ZZ77ZZ`)).status)
    assert.deepEqual(statuses, [...Array<number>(10).fill(404), 429])
    assert.equal((await call(`${at}${applicant.fin}`)).status, 200, 'the applicant is not locked out')
  })

  it('against guessing the code word: five tries in an hour, and then not even the right one', async () => {
    const visitor = visit(origin)
    await visitor.confirm()
    const { json } = await visitor.call('/api/requests', { ...form, request: makeRequest() })
    const number = String(json['number'])
    await call(`${origin()}/api/desk/requests/${number}/approve`, {}, await atDesk(origin()))
    const wish = { number, fin: applicant.fin, action: 'suspend' }
    const say = async (codeWord: string): Promise<[number, unknown]> => {
      const given = { ...wish, codeWord, ...(await picture(visitor)) }
      const answer = await visitor.call('/api/revocations', given)
      return [answer.status, answer.json.errors ?? answer.json['state']]
    }
    for (let times = 0; times < 5; times++) assert.deepEqual(await say(`guess ${times}`), [422, { codeWord: 'wrong' }])
    assert.deepEqual(await say(applicant.codeWord), [429, { codeWord: 'tooOften' }])
    ahead = 61 * 60_000
    assert.deepEqual(await say(applicant.codeWord), [200, 'suspended'])
    ahead = 0
  })

  it('against reading the register of organisations out: thirty in ten minutes', async () => {
    const visitor = visit(origin)
    await visitor.confirm()
    const found: number[] = []
    for (let times = 0; times < 31; times++)
      found.push((await visitor.call(`/api/organisations/${9_900_071_001 + times}`)).status)
    assert.deepEqual([found[0], found[29], found[30]], [200, 404, 429])
    assert.equal((await call(`${origin()}/api/organisations/9900071001`)).status, 401, 'without a session')
  })

  it('against going on without a picture, with a wrong or with a spent one, wherever one is asked for', async () => {
    const visitor = visit(origin)
    await visitor.confirm()
    const spent = await picture(visitor)
    await visitor.call('/api/search', spent)
    for (const path of [
      '/api/search',
      '/api/orders/buyer',
      '/api/orders/search',
      '/api/revocations',
      '/api/revocations/document',
    ]) {
      const fields = { voen: '9900071001', act: '1', number: '1', fin: applicant.fin, action: 'suspend' }
      const refused = async (given: object): Promise<unknown> =>
        (await visitor.call(path, { ...fields, ...given })).json.errors?.['captchaText']
      assert.equal(await refused({}), 'missing', path)
      assert.equal(await refused({ ...(await picture(visitor)), captchaText: 'AAAAA' }), 'wrong', path)
      assert.equal(await refused(spent), 'wrong', path)
      assert.equal(await refused(await picture(visitor)), undefined, path)
    }
  })

  it('against what another site makes a browser send, at every address that changes something, and its cookie is for no script', async () => {
    const paths = filesUnder('test/sites/portal/routes').flatMap(file =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/method: 'POST',\s+path: ['`]([^'`]+)/g)].map(
        ([, path = '']) =>
          path
            .replaceAll(/:\w+/g, '1')
            .replace('certificate/${name}', 'certificate/release')
            .replace('${name}', 'approve'),
      ),
    )
    assert.ok(paths.length > 20)
    const answers = new Map(['/ocsp', '/tsp'].map(path => [path, '415 415 415 415']))
    const visitor = visit(origin)
    await visitor.confirm()
    await visitor.call('/api/desk/stand-in', {})
    const post = async (path: string, headers: Record<string, string>): Promise<number> => {
      const given = { 'content-type': 'application/json', cookie: visitor.cookie(), ...headers }
      return (await fetch(`${origin()}${path}`, { method: 'POST', headers: given, body: '{}' })).status
    }
    for (const path of paths) {
      const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]
      const found = [...foreign, { 'content-type': 'text/plain' }].map(headers => post(path, headers))
      assert.equal((await Promise.all(found)).join(' '), answers.get(path) ?? '403 403 403 415', path)
      assert.ok(![200, 201].includes((await fetch(`${origin()}${path}`)).status), `${path} by GET`)
    }
    assert.equal(await post('/api/captchas', { origin: origin(), 'sec-fetch-site': 'same-origin' }), 201)
    const begun = await fetch(`${origin()}/api/applicants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...firstStep, phone: nextPhone() }),
    })
    assert.match(begun.headers.get('set-cookie') ?? '', /^centre=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  it('against a cookie that is made up: a session has a name of the server’s own', async () => {
    const made = `centre=${'0'.repeat(64)}`
    assert.equal((await call(`${origin()}/api/applications`, {}, made)).status, 401)
    const begun = await call(`${origin()}/api/applicants`, { ...firstStep, phone: nextPhone() }, made)
    assert.match(begun.cookie, /^centre=(?!0{64})[0-9a-f]{64}$/)
  })

  it('ends sessions by the clock, and lets pictures and codes grow old', async () => {
    const late = visit(origin)
    await late.call('/api/applicants', { ...firstStep, phone: late.phone })
    const code = await late.code()
    const give = async (): Promise<unknown> => (await late.call('/api/applicants/code', { code })).json.errors
    const visitor = visit(origin)
    await visitor.confirm()
    const { json } = await visitor.call('/api/captchas', {})
    const read = { captcha: json['id'], captchaText: letters, number: '2018110500002' }
    ahead = 11 * 60_000
    assert.deepEqual(await give(), { code: 'old' })
    assert.equal((await late.call('/api/applications', form)).status, 403)
    ahead = 9 * 60_000
    assert.equal(await give(), undefined)
    ahead = 11 * 60_000
    assert.deepEqual((await visitor.call('/api/search', read)).json.errors, { captchaText: 'wrong' })
    assert.equal((await visitor.call('/api/applications', {})).status, 422, 'the session is still there')
    ahead = 9 * 3_600_000
    assert.deepEqual((await visitor.call('/api/applications', {})).json.errors, { session: 'ended' })
    ahead = 0
  })

  it('row 49: sends the code to the e-mail address where that was chosen, and takes it', async () => {
    const visitor = visit(origin)
    const step = { ...firstStep, channel: 'email', phone: visitor.phone }
    assert.deepEqual((await visitor.call('/api/applicants', step)).json.errors, { email: 'missing' })
    const email = 'aytan@example.az'
    assert.equal((await visitor.call('/api/applicants', { ...step, email })).json['to'], 'a•••@example.az')
    const { json } = await visitor.call(`/api/messages?to=${email}`)
    const [sent] = json['messages'] as { channel: string; text: string }[]
    assert.equal(sent?.channel, 'email')
    const code = /\d{6}/.exec(sent.text)?.[0]
    assert.equal((await visitor.call('/api/applicants/code', { code })).status, 200)
  })

  it('sends the headers of a bank with every page', async () => {
    const { headers } = await fetch(`${origin()}/request.html`, { headers: { 'x-forwarded-proto': 'https' } })
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe|https?:/)
    const wanted = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }
    for (const [name, value] of Object.entries(wanted)) assert.equal(headers.get(name), value)
    const plain = await fetch(`${origin()}/request.html`)
    assert.equal(plain.headers.get('strict-transport-security'), null)
  })
})
