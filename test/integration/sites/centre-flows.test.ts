/** The certificate centre's flows over HTTP: request, documents, payment, order, revocation, over restarts and by its clock. */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { applicant } from '../../e2e/journey/enrol.ts'
import { startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { makeRequest } from '../../support/make-request.ts'
import { nssLists } from '../../support/nss-list.ts'
import { run } from '../../support/openssl.ts'
import { opensslCustomer } from '../../support/openssl-customer.ts'
import { application, atDesk, call, card, firstStep, visit, type Visitor } from '../../support/portal-visitor.ts'

const letters = 'RDWJY'
const form = { ...application, algorithm: 'P-256' }
const day = 86_400_000

describe('the flows of the certificate centre', () => {
  let site: Site
  let folder: string
  let ahead = 0
  const origin = (): string => site.origin
  const customer = opensslCustomer(
    () => ({ portal: site, bank: site }),
    () => folder,
  )

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-centre-'))
    site = await startPortal(null, { letters: () => letters, now: () => new Date(Date.now() + ahead) })
  })
  after(async () => {
    await site.close()
    await rm(folder, { recursive: true })
  })
  afterEach(() => {
    ahead = 0
  })

  const confirmed = async (step?: object): Promise<Visitor> => {
    const visitor = visit(origin)
    assert.equal((await visitor.confirm(step)).status, 200)
    return visitor
  }
  const captcha = async (visitor: Visitor): Promise<object> => {
    const { json } = await visitor.call('/api/captchas', {})
    return { captcha: json['id'], captchaText: letters.toLowerCase() }
  }
  const register = async (visitor: Visitor): Promise<string> => {
    const { status, json } = await visitor.call('/api/requests', { ...form, request: makeRequest() })
    assert.equal(status, 201)
    return String(json['number'])
  }
  const approve = (number: string): Promise<unknown> => customer.portal(`/api/desk/requests/${number}/approve`, {})
  const mails = async (): Promise<string[]> => {
    const { json } = await customer.portal('/api/messages')
    const sent = json['messages'] as { channel: string; text: string }[]
    return sent.filter(({ channel }) => channel === 'email').map(({ text }) => text)
  }

  it('rows 46, 47, 50: says what is wrong with each field of the first step, and fills in the person whom the FIN belongs to', async () => {
    const nobody = visit(origin)
    const empty = await nobody.call('/api/applicants', {})
    const fields = ['channel', 'citizenship', 'fin', 'kind', 'phone', 'rules', 'userClass']
    assert.deepEqual(Object.keys(empty.json.errors ?? {}).toSorted(), fields)
    const stranger = await nobody.call('/api/applicants', { ...firstStep, fin: '7ZZ77ZZ', phone: nobody.phone })
    assert.deepEqual(stranger.json.errors, { fin: 'notFound' })
    const visitor = visit(origin)
    const { json } = await visitor.confirm()
    const { surname, name, patronymic } = json['applicant'] as typeof applicant
    assert.deepEqual([surname, name, patronymic], [applicant.surname, applicant.name, applicant.patronymic])
  })

  it('rows 52, 68: looks an organisation up by VÖEN, and takes a service of its type, class, centre and template alone', async () => {
    const visitor = await confirmed({ ...firstStep, userClass: 'state' })
    const { json } = await visitor.call('/api/organisations/9900071001')
    assert.equal((json['organisation'] as { organisationName: string }).organisationName, 'AR Mərkəzi Bankı')
    assert.equal((await visitor.call('/api/organisations/1234567891')).status, 404)
    const wrong = await visitor.call('/api/applications', {
      ...form,
      serviceType: 'bank',
      service: 'b2b',
      centre: 'fms',
    })
    assert.deepEqual(wrong.json.errors, { service: 'wrong', centre: 'wrong', template: 'wrong' })
  })

  it('rows 63, 64, 74: cancels by the clock what nobody brought documents for within a month, and writes of it', async () => {
    const number = await register(await confirmed())
    assert.match((await mails())[0] ?? '', new RegExp(number))
    ahead = 27 * day
    const asked = async (): Promise<unknown[]> => {
      const { json } = await customer.portal(`/api/requests/${number}?fin=${applicant.fin}`)
      return [json['status'], json['reason']]
    }
    assert.deepEqual(await asked(), ['waiting', ''])
    ahead = 32 * day
    assert.deepEqual(await asked(), ['cancelled', 'deadline'])
    assert.match((await mails())[0] ?? '', new RegExp(`${number}\\) was cancelled`))
  })

  it('rows 70, 76, 80, 82, 83: finds a request by its four data and a picture, is paid once, and then gives the certificate', async () => {
    const number = await register(await confirmed())
    const visitor = visit(origin)
    const { fin, birthDate } = applicant
    const wanted = { number, fin, birthDate, citizenship: 'AZ' }
    for (const wrong of [{ number: '2018110500002' }, { fin: '2BC34DE' }, { birthDate: '1985-03-15' }]) {
      const { status, json } = await visitor.call('/api/search', { ...wanted, ...wrong, ...(await captcha(visitor)) })
      assert.deepEqual([status, json.errors], [404, { number: 'unknown' }])
    }
    await approve(number)
    const found = await visitor.call('/api/search', { ...wanted, ...(await captcha(visitor)) })
    assert.equal(found.json['status'], 'payment')
    assert.equal((await visitor.download('/api/found/certificate.p7b')).status, 402)

    const { json: due } = await visitor.call('/api/payments', { kind: 'certificate' })
    assert.deepEqual([due['amount'], due['fee'], due['total']], [1100, 11, 1111])
    const at = `/api/payments/${String(due['invoice'])}`
    assert.deepEqual((await visitor.call(`${at}/card`, { digits: '123456' })).json.errors, { digits: 'cardUnknown' })
    const bad = await visitor.call(`${at}/pay`, { card: '8888880000000006', expires: '01/20', cvv2: '12' })
    assert.deepEqual(bad.json.errors, { card: 'wrong', expires: 'wrong', cvv2: 'wrong' })
    const paid = await Promise.all(Array.from({ length: 5 }, () => visitor.call(`${at}/pay`, card)))
    assert.equal(new Set(paid.map(({ json }) => json['transaction'])).size, 1)
    assert.equal((await visitor.call('/api/payments', { kind: 'certificate' })).json['invoice'], due['invoice'])
    assert.equal((await visitor.call('/api/found')).json['status'], 'ready')
    const other = await confirmed()
    assert.equal((await other.call(at)).status, 404, 'somebody else’s invoice')

    const bundle = await visitor.download('/api/found/certificate.p7b')
    await writeFile(join(folder, 'paid.p7b'), new Uint8Array(await bundle.arrayBuffer()))
    const { output } = await run(folder, 'openssl', 'pkcs7 -inform DER -in paid.p7b -print_certs -noout'.split(' '))
    const order = [...output.matchAll(/subject=.*CN ?= ?([^,\n]+)/g)].map(([, name]) => name)
    assert.deepEqual(order.slice(1), ['ARMB BSXM', 'AZ Policy Authority (PCA)', 'AZ Root Authority (RCA)'])
  })

  it('rows 62, 79: has the application as a Word document, which a program for such files unpacks, with the applicant’s data in it', async () => {
    const visitor = await confirmed()
    const number = await register(visitor)
    const file = await visitor.download('/api/found/application.docx')
    await writeFile(join(folder, 'application.docx'), new Uint8Array(await file.arrayBuffer()))
    assert.match((await run(folder, 'unzip', ['-t', 'application.docx'])).output, /No errors detected/)
    const { output } = await run(folder, 'unzip', ['-p', 'application.docx', 'word/document.xml'])
    for (const text of [number, applicant.surname, applicant.voen]) assert.ok(output.includes(text), text)
    assert.ok(!output.includes(applicant.codeWord))
  })

  it('rows 86, 87: takes an order of tokens under an act of ten digits, quantity times price, and its payment', async () => {
    const visitor = visit(origin)
    const key = randomUUID()
    const named = await visitor.call('/api/orders/buyer', { voen: '9900071001', ...(await captcha(visitor)) })
    assert.equal(named.json['name'], 'AR Mərkəzi Bankı')
    for (const quantity of ['0', '101', '1.5', 'x', '-1'])
      assert.deepEqual((await visitor.call('/api/orders', { quantity, key })).json.errors, { quantity: 'wrong' })
    assert.deepEqual((await visitor.call('/api/orders', { quantity: '3', key: '1' })).json.errors, { key: 'wrong' })
    const { json } = await visitor.call('/api/orders', { quantity: '3', key })
    assert.match(String(json['act']), /^\d{10}$/)
    assert.equal(json['total'], 120_00)
    const { json: receipt } = await visitor.pay('token')
    assert.deepEqual([receipt['about'], receipt['total']], [json['act'], 121_20])
  })

  it('rows 88, 90: revokes by the code word or by a signature with the certificate itself, and the next list says it', async () => {
    const number = await customer.certify('owner')
    const visitor = visit(origin)
    const wish = { number, fin: applicant.fin, action: 'suspend', ground: '' }
    const word = async (codeWord: string) =>
      visitor.call('/api/revocations', { ...wish, codeWord, ...(await captcha(visitor)) })
    assert.deepEqual((await word('ceyran')).json.errors, { codeWord: 'wrong' })
    assert.equal((await word(applicant.codeWord)).json['state'], 'suspended')
    const listed = async (): Promise<string> => {
      const list = await fetch(`${site.origin}/lists/bsxm.crl`)
      await writeFile(join(folder, 'now.crl'), new Uint8Array(await list.arrayBuffer()))
      return (await run(folder, 'openssl', 'crl -inform DER -in now.crl -noout -text'.split(' '))).output
    }
    assert.match(await listed(), /Certificate Hold/)
    const signed = async (by: string, action: string, more = '') => {
      const asked = { ...wish, action, ground: 'superseded', ...(await captcha(visitor)) }
      const { json } = await visitor.call('/api/revocations/document', asked)
      const signature = await customer.sign(by, `${String(json['document'])}${more}`)
      return { signature, answer: await visitor.call('/api/revocations/signed', { signature }) }
    }
    assert.equal((await signed('owner', 'release')).answer.json.errors?.['signature'], 'notValid')
    wish.action = 'release'
    assert.equal((await word(applicant.codeWord)).json['state'], 'valid')
    await customer.certify('other')
    assert.equal((await signed('other', 'revoke')).answer.json.errors?.['signature'], 'wrong')
    assert.equal((await signed('owner', 'revoke', ' ')).answer.json.errors?.['signature'], 'wrong', 'another document')
    const { signature, answer } = await signed('owner', 'revoke')
    assert.deepEqual([answer.json['state'], answer.json['reason']], ['revoked', 'superseded'])
    assert.match(await listed(), /Superseded/)
    const nss = await nssLists(folder, site.origin)
    const list = new Uint8Array(await readFile(join(folder, 'now.crl')))
    assert.equal(await nss.take(list.map((octet, at) => (at === list.length - 1 ? octet ^ 1 : octet))), false)
    assert.equal(await nss.take(list), true)
    assert.equal(await nss.entries(), 1)
    assert.equal((await visitor.call('/api/revocations/signed', { signature })).status, 409, 'good once')
  })

  it('keeps everything when it is killed: the same authority, requests, certificates, numbers and sessions', async () => {
    const kept = await mkdtemp(join(tmpdir(), 'mohur-kept-'))
    let child: ChildProcess | null = null
    let at = ''
    const start = async (): Promise<void> => {
      const script = join(import.meta.dirname, '../../support/portal-process.ts')
      child = spawn(process.execPath, ['--import', 'tsx', script, kept], { stdio: ['ignore', 'pipe', 'inherit'] })
      const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
      at = line
    }
    const kill = async (): Promise<void> => {
      const ended = child && once(child, 'exit')
      child?.kill('SIGKILL')
      await ended
    }
    try {
      await start()
      const visitor = visit(() => at)
      await visitor.confirm()
      const number = await register(visitor)
      await call(`${at}/api/desk/requests/${number}/approve`, {}, await atDesk(at))
      const root = async (): Promise<string> =>
        Buffer.from(await (await fetch(`${at}/api/authorities/rca.cer`)).arrayBuffer()).toString('base64')
      const before = await root()
      await kill()
      // As who is killed while it writes leaves it.
      await mkdir(join(kept, 'centre.sqlite.lock'))
      await start()
      assert.equal(await root(), before)
      assert.equal((await visitor.pay()).status, 200)
      assert.equal((await visitor.call('/api/found')).json['status'], 'ready')
      assert.equal(Number(await register(visitor)), Number(number) + 1)
    } finally {
      await kill()
      await rm(kept, { recursive: true })
    }
  })
})
