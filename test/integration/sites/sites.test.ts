/** The certificate centre and the bank as servers: what a browser, or somebody with curl, may send them. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { applicant } from '../../e2e/journey/enrol.ts'
import { startSites, type Sites } from '../../e2e/journey/sites.ts'
import { opensslCustomer, subject } from '../../support/openssl-customer.ts'
import { application, firstStep, visit, type Visitor } from '../../support/portal-visitor.ts'

describe('the reference sites', () => {
  let sites: Sites
  let folder: string
  const { file, openssl, portal, bank, makeRequest, register, certify, sign, offeredToken, logIn } = opensslCustomer(
    () => sites,
    () => folder,
  )

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-sites-'))
    sites = await startSites(3)
  })
  after(async () => {
    await sites.close()
    await rm(folder, { recursive: true })
  })

  const confirmed = async (step: object = firstStep): Promise<Visitor> => {
    const visitor = visit(() => sites.portal.origin)
    assert.equal((await visitor.confirm(step)).status, 200)
    return visitor
  }

  it('row 59: names every field of an empty application, and no other fields for a physical person', async () => {
    const empty = await (await confirmed()).call('/api/applications', {})
    assert.equal(empty.status, 422)
    assert.equal(empty.json.errors?.['voen'], 'missing')
    const person = await confirmed({ ...firstStep, userClass: 'person' })
    const answer = await person.call('/api/applications', { email: 'samed' })
    assert.equal(answer.json.errors?.['email'], 'wrong')
    assert.equal(answer.json.errors?.['voen'], undefined)
  })

  it('row 62: registers a good request under the day and five digits, the same one for the same browser, and refuses its key to others', async () => {
    const visitor = await confirmed()
    const request = await makeRequest('good')
    const first = await visitor.call('/api/requests', { ...application, request })
    assert.match(String(first.json['number']), /^20\d{6}\d{5}$/)
    const again = await visitor.call('/api/requests', { ...application, request })
    assert.equal(again.json['number'], first.json['number'])
    const other = await (await confirmed()).call('/api/requests', { ...application, request })
    assert.deepEqual([other.status, other.json.errors], [409, { request: 'keyUsedBefore' }])
  })

  it('row 60: takes a ready request in PEM, in Microsoft’s PEM and bare, and says what is wrong with one: text, signature, key, subject', async () => {
    const visitor = await confirmed({ ...firstStep, kind: 'ready' })
    const good = await makeRequest('spoilt')
    const bare = good.replaceAll(/-----[^-]+-----|\s/g, '')
    for (const request of [good, good.replaceAll('CERTIFICATE', 'NEW CERTIFICATE'), bare])
      assert.equal((await visitor.call('/api/requests', { ...application, request })).status, 201)
    const der = Buffer.from(bare, 'base64')
    der[der.length - 5] = (der.at(-5) ?? 0) ^ 1
    const cases: [string, string][] = [
      ['not a request', 'unreadable'],
      [der.toString('base64'), 'signatureWrong'],
      [await makeRequest('small', subject, ['rsa:1024']), 'keyRefused'],
      [await makeRequest('other', [...subject.slice(0, -1), ['emailAddress', 'eve@example.az']]), 'subjectDiffers'],
    ]
    for (const [request, reason] of cases) {
      const { status, json } = await visitor.call('/api/requests', { ...application, request })
      assert.deepEqual([status, json.errors], [422, { request: reason }])
    }
  })

  it('row 77: answers a wrong number and a wrong FIN alike', async () => {
    const number = await register('asked')
    const unknown = await portal('/api/requests/2018110500002?fin=1AB23CD')
    const foreign = await portal(`/api/requests/${number}?fin=7ZZ77ZZ`)
    assert.deepEqual([unknown.status, unknown.json], [404, { errors: { number: 'unknown' } }])
    assert.deepEqual([foreign.status, foreign.json], [unknown.status, unknown.json])
  })

  it('row 74: cancels with a reason only, shows it, and decides once', async () => {
    const number = await register('cancelled')
    const desk = `/api/desk/requests/${number}`
    assert.equal((await portal(`${desk}/cancel`, {})).status, 422)
    assert.equal((await portal(`${desk}/cancel`, { reason: 'sənəd yoxdur' })).status, 200)
    assert.equal((await portal(`${desk}/approve`, {})).status, 409)
    const { json: shown } = await portal(`/api/requests/${number}?fin=${applicant.fin}`)
    assert.deepEqual([shown['status'], shown['reason'], shown['certificate']], ['cancelled', 'sənəd yoxdur', null])
  })

  it('row 116: a challenge is good once; payments are accepted from who logged in alone and tell who signed', async () => {
    await certify('first')
    await certify('second')
    const { cookie, json } = await logIn('first')
    assert.equal(json['number'], applicant.fin)
    const { token, cookie: browser } = await offeredToken('first')
    assert.equal((await bank('/api/login', { token }, browser)).status, 200)
    const again = await bank('/api/login', { token }, browser)
    assert.deepEqual([again.status, again.json.errors], [401, { login: 'challengeUnknown' }])

    const response = await fetch(`${sites.bank.origin}/api/payments/1/document`, { headers: { cookie } })
    const document = new Uint8Array(await response.arrayBuffer())
    const signed = await bank(
      '/api/payments/signatures',
      { signatures: [{ id: '1', signature: await sign('first', document) }] },
      cookie,
    )
    const [payment] = signed.json['payments'] as { status: string; signer: { name: string } }[]
    assert.equal(payment?.status, 'signed')
    assert.match(payment.signer.name, /^MƏMMƏDOV SƏMƏD/)

    const signatures = [
      { id: '2', signature: await sign('first', document) },
      { id: '3', signature: await sign('second', document) },
    ]
    const refused = await bank('/api/payments/signatures', { signatures }, cookie)
    const statuses = (refused.json['payments'] as { status: string }[]).map(({ status }) => status)
    assert.deepEqual(statuses, ['refused', 'refused'])
  })

  it('refuses strangers: a self-signed certificate, no session, foreign bytes, unknown payments', async () => {
    await openssl([
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=Eve',
      '-keyout',
      file('eve.key'),
      '-out',
      file('eve.pem'),
    ])
    const login = await logIn('eve')
    assert.deepEqual([login.status, login.json.errors], [422, { login: 'loginRefused' }])
    assert.equal((await bank('/api/payments')).status, 401)
    assert.equal((await bank('/api/payments/1/document')).status, 401)
    assert.equal((await bank('/api/payments/documents', { ids: ['1'] })).status, 401)
    await certify('third')
    const { cookie } = await logIn('third')
    assert.equal((await bank('/api/payments/signatures', { signatures: [] }, cookie)).status, 400)
    assert.equal((await bank('/api/payments/documents', { ids: ['1', '99'] }, cookie)).status, 404)
    assert.equal(
      (await bank('/api/payments/signatures', { signatures: [{ id: '99', signature: '' }] }, cookie)).status,
      404,
    )
  })

  it('serves its own pages and nothing beside them', async () => {
    assert.equal((await fetch(`${sites.portal.origin}/request.html`)).status, 200)
    assert.equal((await fetch(`${sites.portal.origin}/%2e%2e/portal.ts`)).status, 404)
    const wrongType = await fetch(`${sites.portal.origin}/api/applications`, { method: 'POST', body: '{}' })
    assert.equal(wrongType.status, 415)
    const { root } = sites.authority
    const shown = await fetch(`${sites.portal.origin}/api/authorities/rca.cer`)
    assert.equal(toPem('CERTIFICATE', new Uint8Array(await shown.arrayBuffer())), toPem('CERTIFICATE', root))
  })
})
