/** The certificate centre under attack and under load: guesses, replays, other origins, many at once, forms of chance. */
import assert from 'node:assert/strict'
import { applicant } from '../../e2e/journey/enrol.ts'
import { startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { rounds } from '../../support/endurance.ts'
import { makeRequest } from '../../support/make-request.ts'
import { application, call, firstStep, nextPhone, visit } from '../../support/portal-visitor.ts'
import { inTurns, oddForm, poster } from '../../support/odd-forms.ts'

const letters = 'RDWJY'
const form = { ...application, algorithm: 'P-256' }

const clientsAtOnce = rounds({ small: 60, full: 200 })
const forms = rounds({ small: 2_000, full: 10_000 })

describe('the certificate centre holds', () => {
  let site: Site
  let ahead = 0
  const origin = (): string => site.origin
  before(async () => {
    site = await startPortal(null, { letters: () => letters, now: () => new Date(Date.now() + ahead) })
  })
  after(() => site.close())

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

  it('against guessing the FIN of a number and the code word: tries are counted by the number', async () => {
    const visitor = visit(origin)
    await visitor.confirm()
    const { json } = await visitor.call('/api/requests', { ...form, request: makeRequest() })
    const at = `${origin()}/api/requests/${String(json['number'])}?fin=`
    const statuses: number[] = []
    for (let times = 0; times < 11; times++) statuses.push((await call(`${at}7ZZ77ZZ`)).status)
    assert.deepEqual(statuses, [...Array<number>(10).fill(404), 429])
    assert.equal((await call(`${at}${applicant.fin}`)).status, 200, 'the applicant is not locked out')
  })

  it('against what another site makes a browser send, and its cookie is for this site and for no script', async () => {
    const post = async (headers: Record<string, string>): Promise<number> => {
      const response = await fetch(`${origin()}/api/captchas`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      })
      return response.status
    }
    assert.equal(await post({ origin: origin() }), 201)
    assert.equal(await post({ origin: 'https://evil.example' }), 403)
    assert.equal(await post({ origin: 'null' }), 403)
    assert.equal(await post({ 'content-type': 'text/plain' }), 415)
    const begun = await fetch(`${origin()}/api/applicants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...firstStep, phone: nextPhone() }),
    })
    assert.match(begun.headers.get('set-cookie') ?? '', /^centre=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  it('ends sessions by the clock, and lets pictures grow old', async () => {
    const visitor = visit(origin)
    await visitor.confirm()
    const { json } = await visitor.call('/api/captchas', {})
    const read = { captcha: json['id'], captchaText: letters, number: '2018110500002' }
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

  it(`row 62: gives ${clientsAtOnce} clients at once ${clientsAtOnce} numbers, each once, and the next ones to whoever comes then`, async () => {
    const clients = Array.from({ length: clientsAtOnce }, () => visit(origin))
    await inTurns(clientsAtOnce, 20, async index => void (await clients[index]?.confirm()))
    const requests = clients.map(() => makeRequest())
    const answers = await Promise.all(
      clients.map((client, index) => client.call('/api/requests', { ...form, request: requests[index] })),
    )
    assert.deepEqual(
      answers.filter(({ status }) => status !== 201),
      [],
    )
    const numbers = answers.map(({ json }) => String(json['number'])).toSorted()
    assert.equal(new Set(numbers).size, clientsAtOnce)
    assert.equal(Number(numbers.at(-1)) - Number(numbers[0]), clientsAtOnce - 1)
  })

  it(`against ${forms} forms of chance: none ends in a fault of the server, and nothing is stored of one that is refused`, async function () {
    this.timeout(120_000)
    const visitor = visit(origin)
    await visitor.confirm()
    await visitor.call('/api/desk/stand-in', {})
    const stored = async (): Promise<number> => {
      const { json } = await visitor.call('/api/desk/requests')
      return (json['requests'] as unknown[]).length
    }
    const before = await stored()
    const statuses = new Set<number>()
    const numbers = new Set<unknown>()
    const good = { ...form, request: makeRequest() }
    const { post, end } = poster(origin(), visitor.cookie())
    await inTurns(forms, 20, async seed => {
      const { path, body } = oddForm(seed, good)
      const { status, json } = await post(path, body)
      statuses.add(status)
      if (json['number']) numbers.add(json['number'])
    })
    end()
    assert.deepEqual(
      [...statuses].filter(status => status >= 500),
      [],
    )
    assert.ok(statuses.has(201) && statuses.has(422))
    assert.equal(await stored(), before + numbers.size)
  })
})
