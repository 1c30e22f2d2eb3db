/** The certificate centre and the bank as servers: what a browser, or somebody with curl, may send them. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { applicant } from '../../e2e/journey/enrol.ts'
import { startSites, type Sites } from '../../e2e/journey/sites.ts'

type Answer = { status: number; cookie: string; json: { [name: string]: unknown; errors?: Record<string, string> } }

const application = {
  ...applicant,
  userClass: 'organisation',
  template: 'SNSclient',
  algorithm: 'RSA-2048',
  rules: true,
}
/** The subject that the centre wants, in OpenSSL's words. */
const subject = [
  ['C', 'AZ'],
  ['O', applicant.organisationName],
  ['organizationIdentifier', `VATAZ-${applicant.voen}`],
  ['OU', applicant.unit],
  ['title', applicant.position],
  ['serialNumber', applicant.fin],
  ['SN', applicant.surname],
  ['GN', applicant.name],
  ['CN', `${applicant.surname} ${applicant.name} ${applicant.patronymic}`],
  ['emailAddress', applicant.email],
]

describe('the reference sites', () => {
  let sites: Sites
  let folder: string
  const file = (name: string): string => join(folder, name)
  const openssl = (args: string[]): Promise<unknown> => promisify(execFile)('openssl', args)

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-sites-'))
    sites = await startSites(3)
  })
  after(async () => {
    await sites.close()
    await rm(folder, { recursive: true })
  })

  async function call(url: string, body?: unknown, cookie = ''): Promise<Answer> {
    const headers = { 'content-type': 'application/json', cookie }
    const response = await fetch(
      url,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
    )
    const set = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { status: response.status, cookie: set, json: (await response.json()) as Answer['json'] }
  }
  const portal = (path: string, body?: unknown): Promise<Answer> => call(`${sites.portal.origin}${path}`, body)
  const bank = (path: string, body?: unknown, cookie?: string): Promise<Answer> =>
    call(`${sites.bank.origin}${path}`, body, cookie)

  /** PEM of a request with a fresh key. */
  async function makeRequest(name: string, parts: string[][] = subject, key = 'rsa:2048'): Promise<string> {
    const text = `/${parts.map(([type, value]) => `${type}=${value}`).join('/')}`
    const output = ['-keyout', file(`${name}.key`), '-out', file(`${name}.csr`)]
    await openssl(['req', '-new', '-newkey', key, '-nodes', '-utf8', '-subj', text, ...output])
    return readFile(file(`${name}.csr`), 'utf8')
  }

  /** The registration number. */
  async function register(name: string): Promise<string> {
    const { json } = await portal('/api/requests', { ...application, request: await makeRequest(name) })
    return String(json['number'])
  }

  /** A certificate by the centre for a key of OpenSSL's, as name.key and name.pem. */
  async function certify(name: string): Promise<void> {
    const number = await register(name)
    assert.equal((await portal(`/api/desk/requests/${number}/approve`, {})).status, 200)
    const response = await fetch(`${sites.portal.origin}/api/requests/${number}/certificate.p7b?fin=${applicant.fin}`)
    await writeFile(file(`${name}.p7b`), new Uint8Array(await response.arrayBuffer()))
    await openssl(['pkcs7', '-inform', 'DER', '-in', file(`${name}.p7b`), '-print_certs', '-out', file(`${name}.pem`)])
  }

  /** Base64 of a detached CAdES signature by OpenSSL. */
  async function sign(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(file('content'), content)
    const certificates = ['-signer', file(`${name}.pem`), '-inkey', file(`${name}.key`)]
    const input = ['-in', file('content'), '-outform', 'DER', '-out', file('signature')]
    await openssl(['cms', '-sign', '-cades', '-binary', ...certificates, ...input])
    return readFile(file('signature'), 'base64')
  }

  /** An authentication token by OpenSSL, for the challenge that the cookie's browser was given. */
  async function offeredToken(name: string): Promise<{ token: object; cookie: string }> {
    const { json, cookie } = await bank('/api/login/challenge', {})
    const digest = (text: unknown): Buffer => createHash('sha256').update(String(text)).digest()
    await writeFile(file('login'), Buffer.concat([digest(sites.bank.origin), digest(json['challenge'])]))
    await openssl(['dgst', '-sha256', '-sign', file(`${name}.key`), '-out', file('login.sig'), file('login')])
    const certificate = new X509Certificate(await readFile(file(`${name}.pem`)))
    const token = {
      unverifiedCertificate: certificate.raw.toString('base64'),
      algorithm: 'RS256',
      signature: await readFile(file('login.sig'), 'base64'),
      format: 'web-eid:1.0',
      appVersion: 'https://example.az/1',
    }
    return { token, cookie }
  }

  async function logIn(name: string): Promise<Answer> {
    const { token, cookie } = await offeredToken(name)
    return bank('/api/login', { token }, cookie)
  }

  it('row 59: names every field of an empty application, and no other fields for a physical person', async () => {
    const empty = await portal('/api/applications', { userClass: 'organisation' })
    assert.equal(empty.status, 422)
    assert.equal(empty.json.errors?.['voen'], 'missing')
    const person = await portal('/api/applications', { userClass: 'person', fin: '1OI23CD' })
    assert.equal(person.json.errors?.['fin'], 'wrong')
    assert.equal(person.json.errors?.['voen'], undefined)
  })

  it('row 62: registers a good request under the day and five digits, and refuses its key a second time', async () => {
    const request = await makeRequest('good')
    const first = await portal('/api/requests', { ...application, request })
    assert.match(String(first.json['number']), /^20\d{6}\d{5}$/)
    const again = await portal('/api/requests', { ...application, request })
    assert.deepEqual([again.status, again.json.errors], [409, { request: 'keyUsedBefore' }])
  })

  it('row 60: says what is wrong with a request: text, signature, key, subject', async () => {
    const good = await makeRequest('spoilt')
    const der = Buffer.from(good.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    der[der.length - 5] = (der.at(-5) ?? 0) ^ 1
    const cases: [string, string][] = [
      ['not a request', 'unreadable'],
      [der.toString('base64'), 'signatureWrong'],
      [await makeRequest('small', subject, 'rsa:1024'), 'keyRefused'],
      [await makeRequest('other', [...subject.slice(0, -1), ['emailAddress', 'eve@example.az']]), 'subjectDiffers'],
    ]
    for (const [request, reason] of cases) {
      const { status, json } = await portal('/api/requests', { ...application, request })
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
    await certify('third')
    const { cookie } = await logIn('third')
    assert.equal((await bank('/api/payments/signatures', { signatures: [] }, cookie)).status, 400)
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
