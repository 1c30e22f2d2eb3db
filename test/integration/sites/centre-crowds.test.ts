/** The certificate centre under load: many at once, the same thing at once, forms and bytes of chance. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { applicant } from '../../e2e/journey/enrol.ts'
import { startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { rounds } from '../../support/endurance.ts'
import { makeRequest } from '../../support/make-request.ts'
import { inTurns, oddBytes, oddForm, poster } from '../../support/odd-forms.ts'
import { output } from '../../support/openssl.ts'
import { application, atDesk, call, firstStep, visit, type Answer, type Visitor } from '../../support/portal-visitor.ts'

const letters = 'RDWJY'
const form = { ...application, algorithm: 'P-256' }

const clientsAtOnce = rounds({ small: 60, full: 200 })
const forms = rounds({ small: 1_000, full: 10_000 })
const inquiries = rounds({ small: 200, full: 3_000 })

describe('the certificate centre under load', () => {
  let site: Site
  const origin = (): string => site.origin
  before(async () => {
    site = await startPortal(null, { letters: () => letters })
  })
  after(() => site.close())

  const confirmed = async (): Promise<Visitor> => {
    const visitor = visit(origin)
    await visitor.confirm()
    return visitor
  }
  const statuses = (answers: Answer[]): number[] => answers.map(({ status }) => status).toSorted((a, b) => a - b)
  const atOnce = (times: number, work: (index: number) => Promise<Answer>): Promise<Answer[]> =>
    Promise.all(Array.from({ length: times }, (_, index) => work(index)))

  const issuedIn = (counted: Answer['json']): number =>
    ['valid', 'suspended', 'revoked'].reduce((sum, state) => sum + Number(counted[state]), 0)

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

  it('registers a request that comes five times at once once, and never the key of another', async () => {
    const [visitor, other] = [await confirmed(), await confirmed()]
    const request = makeRequest()
    const same = await atOnce(5, () => visitor.call('/api/requests', { ...form, request }))
    assert.deepEqual(statuses(same), [201, 201, 201, 201, 201])
    assert.equal(new Set(same.map(({ json }) => json['number'])).size, 1)
    const key = makeRequest()
    const rivals = await atOnce(2, index => (index ? visitor : other).call('/api/requests', { ...form, request: key }))
    assert.deepEqual(statuses(rivals), [201, 409])
    assert.deepEqual(rivals.find(({ status }) => status === 409)?.json.errors, { request: 'keyUsedBefore' })
  })

  it('counts guesses of the code that come at once, and takes one order and one decision of five', async () => {
    const visitor = visit(origin)
    await visitor.call('/api/applicants', { ...firstStep, phone: visitor.phone })
    const guesses = await atOnce(20, index => visitor.call('/api/applicants/code', { code: `guess ${index}` }))
    assert.deepEqual(statuses(guesses), [...Array<number>(5).fill(422), ...Array<number>(15).fill(429)])

    const { json: picture } = await visitor.call('/api/captchas', {})
    const read = { captcha: picture['id'], captchaText: letters }
    const buyers = await atOnce(5, () => visitor.call('/api/orders/buyer', { voen: '9900071001', ...read }))
    assert.deepEqual(statuses(buyers), [200, 422, 422, 422, 422], 'one picture, one answer')
    const key = randomUUID()
    const orders = await atOnce(5, () => visitor.call('/api/orders', { quantity: '1', key }))
    assert.deepEqual(statuses(orders), [200, 200, 200, 200, 201])
    assert.equal(new Set(orders.map(({ json }) => json['act'])).size, 1)

    const applying = await confirmed()
    const { json } = await applying.call('/api/requests', { ...form, request: makeRequest() })
    const desk = await atDesk(origin())
    const at = `${origin()}/api/desk/requests/${String(json['number'])}`
    const decided = await atOnce(5, index => call(`${at}/${index % 2 ? 'approve' : 'cancel'}`, { reason: 'x' }, desk))
    assert.deepEqual(statuses(decided), [200, 409, 409, 409, 409])
  })

  it(`against ${forms} forms of chance: none ends in a fault of the server, and nothing is stored of one that is refused`, async function () {
    this.timeout(120_000)
    const visitor = await confirmed()
    await visitor.call('/api/desk/stand-in', {})
    const request = makeRequest()
    const { json: registered } = await visitor.call('/api/requests', { ...form, request })
    const number = String(registered['number'])
    await visitor.call(`/api/desk/requests/${number}/approve`, {})
    const { json: before } = await visitor.call('/api/statistics')
    const token = { algorithm: 'ES256', format: 'web-eid:1.0', signature: 'MAA=', unverifiedCertificate: 'MAA=' }
    const revoking = { action: 'suspend', ground: 'superseded', token, reason: 'x' }
    const order = { quantity: '1', key: randomUUID(), act: '0000000001' }
    const good = { ...form, ...firstStep, ...revoking, ...order, request, number, birthDate: applicant.birthDate }
    const answered = new Map<string, Set<number>>()
    const acts = new Set<unknown>()
    const numbers = new Set<unknown>()
    const { post, end } = poster(origin(), visitor.cookie())
    const stranger = poster(origin(), '')
    await inTurns(forms, 20, async seed => {
      const { path, body, wantsPicture } = oddForm(seed, good)
      const picture = wantsPicture
        ? { captcha: (await post('/api/captchas', {})).json['id'], captchaText: letters }
        : {}
      const { status, json } = await post(path, wantsPicture ? { ...(body as object), ...picture } : body)
      answered.set(path, (answered.get(path) ?? new Set()).add(status))
      if (json['act']) acts.add(json['act'])
      if (path === '/api/requests' && json['number']) numbers.add(json['number'])
      if (seed % 10 === 0) assert.ok((await stranger.post('/api/applicants', body)).status < 500)
    })
    end()
    stranger.end()
    const faults = [...answered].filter(([, found]) => [...found].some(status => status >= 500))
    assert.deepEqual(faults, [])
    for (const path of ['/api/search', '/api/orders', '/api/revocations/document', '/api/requests'])
      assert.ok(
        [...(answered.get(path) ?? [])].some(status => status < 300),
        `${path} was never taken`,
      )
    const { json: now } = await visitor.call('/api/statistics')
    assert.deepEqual([...numbers], [number])
    const ordered = [...acts].filter(act => act !== order.act).length
    assert.deepEqual(
      [now['requests'], now['tokens'], issuedIn(now)],
      [before['requests'], Number(before['tokens']) + ordered, issuedIn(before)],
    )
  })

  it(`against ${inquiries} inquiries and addresses of chance: each is answered, and none ends in a fault of the server`, async function () {
    this.timeout(120_000)
    const list = await fetch(`${origin()}/api/authorities/bsxm.cer`)
    const issuer = new Uint8Array(await list.arrayBuffer())
    const files = { 'issuer.cer': issuer, document: 'Müqavilə' }
    const asked = 'openssl ocsp -issuer issuer.cer -serial 17 -reqout out'
    const stamped = 'openssl ts -query -data document -sha256 -cert -out out'
    const kinds = [
      { path: '/ocsp', type: 'application/ocsp-request', good: await output(asked, files) },
      { path: '/tsp', type: 'application/timestamp-query', good: await output(stamped, files) },
    ]
    const wrong: string[] = []
    await inTurns(inquiries, 20, async seed => {
      const { path, type, good } = kinds[seed % 2] as (typeof kinds)[number]
      const body = oddBytes(seed, good)
      const headers = { 'content-type': type }
      const { status } = await fetch(`${origin()}${path}`, { method: 'POST', headers, body: Buffer.from(body) })
      if (status !== 200) wrong.push(`${path} ${status} ${Buffer.from(body).toString('hex')}`)
    })
    const odd = ['%00', '%ff', '..%2f..%2fetc%2fpasswd', '__proto__', 'constructor', "'--", 'a'.repeat(8_000)]
    const places = ['/', '/lists/', '/captchas/1/', '/ocsp/', '/api/requests/', '/api/authorities/', '/api/payments/']
    for (const place of places)
      for (const name of odd) {
        const { status } = await fetch(`${origin()}${place}${name}`)
        if (status >= 500 || (status === 200 && place !== '/ocsp/'))
          wrong.push(`${place}${name.slice(0, 20)} ${status}`)
      }
    assert.deepEqual(wrong, [])
  })
})
