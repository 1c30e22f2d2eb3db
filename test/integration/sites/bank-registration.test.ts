/** Registration at the bank by somebody with OpenSSL: the initial key is good for one request, and every step is kept. */
import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import type { Centre } from '../../sites/bank/issuing.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { loginTokenOf } from '../../support/login-token.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { run } from '../../support/openssl.ts'
import { call, type Answer } from '../../support/portal-visitor.ts'

const person = { name: 'Әлия Серік', number: '900101300123', organisation: 'ТОО «Арна»', years: '2' }
const dayMs = 86_400_000

describe('registration at the bank', () => {
  let authority: Authority
  let bank: Site
  let folder: string
  let centre: Centre | null = null
  let staff: string[] = []
  let cookie = ''
  let aheadMs = 0

  const open = async (): Promise<void> => {
    const now = (): Date => new Date(Date.now() + aheadMs)
    bank = await startBank({ authorities: authoritiesOf(authority), centre, folder, staff, now })
  }
  const restart = async (): Promise<void> => {
    await bank.close()
    await open()
  }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-registration-'))
    authority = await createAuthority()
    await writeFile(join(folder, 'root.pem'), toPem('CERTIFICATE', authority.root))
    const between = [authority.policy, authority.issuing].map(der => toPem('CERTIFICATE', der))
    await writeFile(join(folder, 'between.pem'), between.join(''))
    await open()
  })
  after(async () => {
    await bank.close()
    await rm(folder, { recursive: true })
  })

  async function openssl(...args: string[]): Promise<string> {
    const { status, output } = await run(folder, 'openssl', args)
    assert.equal(status, 0, `openssl ${args.join(' ')}\n${output}`)
    return output
  }
  const ask = async (path: string, body?: unknown): Promise<Answer> => {
    const answer = await call(`${bank.origin}/api/registration${path}`, body, cookie)
    cookie = answer.cookie || cookie
    return answer
  }
  const said = ({ status, json }: Answer): unknown => (status === 200 ? json['status'] : json.errors)

  interface Act {
    userId: string
    code: string
  }
  /** Its initial key lies in name.pem, as OpenSSL takes it out of the key file. */
  async function handOut(name: string, wishes: object = {}): Promise<Act> {
    const { json } = await call(`${bank.origin}/api/desk/acts`, { ...person, ...wishes })
    const { userId, code, keyFile } = json as unknown as Act & { keyFile: string }
    await writeFile(join(folder, `${name}.pfx`), Buffer.from(keyFile, 'base64'))
    await openssl('pkcs12', '-in', `${name}.pfx`, '-passin', `pass:${code}`, '-nodes', '-out', `${name}.pem`)
    return { userId, code }
  }
  const enter = (act: Act, years = '2'): Promise<Answer> => ask('', { ...act, years })
  const place = { token: 'a', label: '', serialNumber: '0001', algorithm: 'P-256' }
  const subject = `/C=KZ/O=${person.organisation}/serialNumber=${person.number}/CN=${person.name}`
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  /** name.der, for a fresh key. */
  const request = (name: string, who = subject): Promise<string> =>
    openssl(
      'req',
      '-new',
      '-utf8',
      '-subj',
      who,
      '-nodes',
      '-outform',
      'DER',
      '-out',
      `${name}.der`,
      ...newKey,
      '-keyout',
      `${name}.key`,
    )
  /** Base64 of a CMS by the initial key with the file in it. */
  async function wrapped(file: string, by: string): Promise<string> {
    const signer = ['-signer', `${by}.pem`, '-inkey', `${by}.pem`]
    const files = ['-in', file, '-outform', 'DER', '-out', 'signed.der']
    await openssl('cms', '-sign', '-cades', '-binary', '-nodetach', '-md', 'sha256', ...signer, ...files)
    return openssl('base64', '-A', '-in', 'signed.der')
  }
  async function logIn(signer: TestSigner): Promise<Answer> {
    const { json, cookie: login } = await call(`${bank.origin}/api/login/challenge`, {})
    const token = loginTokenOf(signer, { origin: bank.origin, challenge: String(json['challenge']) })
    return call(`${bank.origin}/api/login`, { token }, login)
  }
  const signerFrom = async (name: string, certificate: string): Promise<TestSigner> => {
    await openssl('x509', '-in', certificate, '-outform', 'DER', '-out', 'own.der')
    return {
      ...makeKey('P-256'),
      certificate: new Uint8Array(await readFile(join(folder, 'own.der'))),
      chain: [],
      privateKey: createPrivateKey(await readFile(join(folder, name))),
    }
  }

  it('hands out at the desk a User ID, a code of 11 capitals and digits and a key file that OpenSSL opens with it, and keeps neither', async () => {
    const wrong = await call(`${bank.origin}/api/desk/acts`, { name: '', number: '1', organisation: '', years: '9' })
    assert.deepEqual(said(wrong), {
      name: 'payeeWrong',
      number: 'numberWrong',
      organisation: 'payeeWrong',
      years: 'yearsWrong',
    })
    const { userId, code } = await handOut('first')
    assert.match(userId, /^[a-z]{2}\d{6}_[a-z]{8}$/)
    assert.match(code, /^[A-Z0-9]{11}$/)
    await bank.close()
    const key = createPrivateKey(await readFile(join(folder, 'first.pem')))
    const secret = Buffer.from(key.export({ format: 'jwk' }).d ?? assert.fail(), 'base64url')
    const database = await readFile(join(folder, 'bank.sqlite'))
    assert.ok(database.includes(userId))
    assert.ok(!database.includes(code) && !database.includes(secret))
    staff = ['1AB23CD']
    await open()
    assert.equal((await call(`${bank.origin}/api/desk/acts`, person)).status, 401)
    const subject = [{ type: 'serialNumber' as const, value: '4DDDDDD' }]
    const stranger = await logIn(await makeSigner(authority, makeKey('P-256'), { subject }))
    assert.equal((await call(`${bank.origin}/api/desk/acts`, person, stranger.cookie)).status, 403)
    staff = []
    await restart()
  })

  it('says of User ID, code and term each what is wrong, and takes no more guesses after five', async () => {
    const act = await handOut('guessed')
    const other = act.code.split('').toReversed().join('')
    assert.deepEqual(said(await enter({ userId: 'QQ1', code: 'ABC' })), { userId: 'userIdWrong', code: 'codeLength' })
    assert.deepEqual(said(await enter({ ...act, code: act.code.toLowerCase().replace(/\d/g, 'a') })), {
      code: 'codeLetters',
    })
    assert.deepEqual(said(await enter({ ...act, userId: 'aa000000_aaaaaaaa' })), { code: 'codeOrUserWrong' })
    assert.deepEqual(said(await enter(act, '3')), { years: 'yearsDiffer' })
    for (let times = 0; times < 5; times++)
      assert.deepEqual(said(await enter({ ...act, code: other })), { code: 'codeOrUserWrong' })
    assert.deepEqual(said(await enter(act)), { userId: 'actLocked' })
    aheadMs = 31 * dayMs
    assert.deepEqual(said(await enter({ ...act, code: other })), { userId: 'actLocked' })
    const late = await handOut('late')
    aheadMs += 31 * dayMs
    assert.deepEqual(said(await enter(late)), { userId: 'actEnded' })
    aheadMs = 0
  })

  it('takes one request, by this act’s initial key, for the person of the act; after it that key is void (row 111)', async () => {
    await handOut('stranger')
    const act = await handOut('initial')
    assert.deepEqual(said(await ask('')), { registration: 'codeNeeded' })
    assert.equal(said(await enter(act)), 'open')
    for (const name of ['new', 'again']) await request(name)
    await request('other', '/C=KZ/CN=Somebody')
    await writeFile(join(folder, 'text'), 'no request')
    const sent = async (signed: string): Promise<unknown> => said(await ask('/request', { signed }))
    const refused = (registration: string): object => ({ registration })
    assert.deepEqual(await sent(await wrapped('new.der', 'initial')), refused('notConfirmed'))
    assert.equal(said(await ask('/confirmed', place)), 'confirmed')
    assert.deepEqual(await sent(''), refused('requestUnsound'))
    assert.deepEqual(await sent(await openssl('base64', '-A', '-in', 'new.der')), refused('requestUnsound'))
    assert.deepEqual(await sent(await wrapped('text', 'initial')), refused('requestUnsound'))
    assert.deepEqual(await sent(await wrapped('other.der', 'initial')), refused('requestOther'))
    assert.deepEqual(await sent(await wrapped('new.der', 'stranger')), refused('initialKeyOther'))
    const good = await wrapped('new.der', 'initial')
    const bent = Buffer.from(good, 'base64')
    bent.write('X', bent.indexOf('Серік'))
    assert.deepEqual(await sent(bent.toString('base64')), refused('initialKeyOther'))
    assert.equal(await sent(good), 'requested')
    assert.equal(await sent(await wrapped('new.der', 'initial')), 'requested', 'the answer may have been lost')
    assert.deepEqual(await sent(await wrapped('again.der', 'initial')), refused('initialKeyUsed'))
    assert.deepEqual(said(await ask('/confirmed', place)), refused('initialKeyUsed'))
    assert.equal((await logIn(await signerFrom('initial.pem', 'initial.pem'))).status, 422, 'nobody logs in with it')
    const response = await fetch(`${bank.origin}/api/registration/request.p7m`, { headers: { cookie } })
    await writeFile(join(folder, 'kept.p7m'), new Uint8Array(await response.arrayBuffer()))
    const trust = ['-CAfile', 'initial.pem', '-partial_chain', '-purpose', 'any']
    await openssl(
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-in',
      'kept.p7m',
      '-inform',
      'DER',
      '-out',
      'held.der',
      ...trust,
    )
    assert.match(await openssl('req', '-inform', 'DER', '-in', 'held.der', '-verify', '-noout'), /verify OK/)
  })

  it('goes on where it was with another server and another browser, past a centre that does not answer, to a certificate that logs in (rows 108, 110)', async () => {
    const silent = { registration: 'centreSilent' }
    assert.deepEqual(said(await ask('/installed', {})), { registration: 'notCertified' })
    assert.deepEqual(said(await ask('/certificate', {})), silent)
    let issued = 0
    const broken: Centre = { ...authority, issue: () => Promise.reject(new Error('no network')) }
    centre = broken
    await restart()
    assert.deepEqual(said(await ask('/certificate', {})), silent)
    assert.equal(said(await ask('')), 'requested')
    centre = {
      ...authority,
      issue: application => {
        issued++
        return authority.issue(application)
      },
    }
    await restart()
    const both = await Promise.all([ask('/certificate', {}), ask('/certificate', {})])
    assert.deepEqual(both.map(said), ['certified', 'certified'])
    assert.equal(said(await ask('/certificate', {})), 'certified')
    assert.equal(issued, 1)
    await writeFile(join(folder, 'new.p7b'), Buffer.from(String(both[0].json['bundle']), 'base64'))
    await openssl('pkcs7', '-inform', 'DER', '-in', 'new.p7b', '-print_certs', '-out', 'new.pem')
    await openssl('verify', '-CAfile', 'root.pem', '-untrusted', 'between.pem', 'new.pem')
    const keyOf = (...args: string[]): Promise<string> => openssl(...args, '-noout', '-pubkey')
    assert.equal(await keyOf('x509', '-in', 'new.pem'), await keyOf('req', '-inform', 'DER', '-in', 'new.der'))
    await openssl('x509', '-in', 'new.pem', '-checkend', String((729 * dayMs) / 1000), '-noout')
    assert.equal(said(await ask('/installed', {})), 'registered')
    assert.equal(said(await ask('/installed', {})), 'registered')
    const entered = await logIn(await signerFrom('new.key', 'new.pem'))
    assert.equal(entered.json['name'], person.name)
    assert.equal((await ask('/left', {})).status, 200)
    assert.deepEqual(said(await ask('')), { registration: 'codeNeeded' })
  })
})
