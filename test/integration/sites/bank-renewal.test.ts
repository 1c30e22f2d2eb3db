/** Renewal at the bank by somebody with OpenSSL: each step kept, nothing taken that the old key has not signed, and one switch. */
import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import type { Centre } from '../../sites/bank/issuing.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { loginTokenOf } from '../../support/login-token.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { run } from '../../support/openssl.ts'
import { call, type Answer } from '../../support/portal-visitor.ts'

const number = '1AB23CD'
const subject = `/C=AZ/CN=Səməd Məmmədov/serialNumber=${number}`
const dayMs = 86_400_000
const minuteMs = 60_000

describe('renewal at the bank', () => {
  let authority: Authority
  let bank: Site
  let folder: string
  let person: TestSigner
  let cookie: string
  let aheadMs = 0

  const open = async (centre: Centre | null): Promise<void> => {
    const now = (): Date => new Date(Date.now() + aheadMs)
    bank = await startBank({ authorities: authoritiesOf(authority), centre, folder, now })
  }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-renewal-'))
    authority = await createAuthority()
    await writeFile(join(folder, 'root.pem'), toPem('CERTIFICATE', authority.root))
    const between = [authority.policy, authority.issuing].map(der => toPem('CERTIFICATE', der))
    await writeFile(join(folder, 'between.pem'), between.join(''))
    await writeFile(
      join(folder, 'all.pem'),
      authoritiesOf(authority)
        .map(der => toPem('CERTIFICATE', der))
        .join(''),
    )
    person = await keep('old', await signerFor({ days: 20 }))
    await open(null)
  })
  after(async () => {
    await bank.close()
    await rm(folder, { recursive: true })
  })

  const signerFor = (times: { days: number; notBefore?: Date }, by = number): Promise<TestSigner> =>
    makeSigner(authority, makeKey('P-256'), {
      commonName: 'Səməd Məmmədov',
      subject: [{ type: 'serialNumber', value: by }],
      ...times,
    })
  /** For OpenSSL, as name.pem and name.key. */
  async function keep(name: string, signer: TestSigner): Promise<TestSigner> {
    await writeFile(join(folder, `${name}.pem`), toPem('CERTIFICATE', signer.certificate))
    await writeFile(join(folder, `${name}.key`), signer.privateKey.export({ format: 'pem', type: 'pkcs8' }))
    return signer
  }
  async function openssl(...args: string[]): Promise<string> {
    const { status, output } = await run(folder, 'openssl', args)
    assert.equal(status, 0, `openssl ${args.join(' ')}\n${output}`)
    return output
  }
  /** name.der, for the key of a file or for a fresh one, which is name.key then. */
  const request = (name: string, { who = subject, key = '' } = {}): Promise<string> => {
    const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`]
    const to = ['-subj', who, '-outform', 'DER', '-out', `${name}.der`]
    return openssl('req', '-new', '-utf8', ...to, ...(key === '' ? fresh : ['-key', key]))
  }
  /** Base64 of a CMS with the file in it. */
  async function wrapped(name: string, by = 'old', ...more: string[]): Promise<string> {
    const signer = ['-signer', `${by}.pem`, '-inkey', `${by}.key`]
    const files = ['-in', name, '-outform', 'DER', '-out', 'signed.der']
    await openssl('cms', '-sign', '-cades', '-binary', '-nodetach', ...more, ...signer, ...files)
    return openssl('base64', '-A', '-in', 'signed.der')
  }

  const ask = (path: string, body?: unknown): Promise<Answer> => call(`${bank.origin}/api/${path}`, body, cookie)
  const said = ({ status, json }: Answer): unknown => (status === 200 ? json['status'] : json.errors?.['renewal'])
  async function logIn(signer: TestSigner): Promise<Answer> {
    const { json, cookie: login } = await call(`${bank.origin}/api/login/challenge`, {})
    const token = loginTokenOf(signer, { origin: bank.origin, challenge: String(json['challenge']) })
    return call(`${bank.origin}/api/login`, { token }, login)
  }
  async function download(path: string, name: string): Promise<void> {
    const response = await fetch(`${bank.origin}/api/${path}`, { headers: { cookie } })
    assert.equal(response.status, 200)
    await writeFile(join(folder, name), new Uint8Array(await response.arrayBuffer()))
  }
  const begin = (profile: unknown): Promise<Answer> => ask('renewals', { profile })
  const profiles = async (): Promise<Record<string, unknown>[]> =>
    (await ask('profiles')).json['profiles'] as Record<string, unknown>[]

  it('warns whoever logs in with a key that ends within 30 days, by name and days left, and from 7 days on as critical (row 120)', async () => {
    const stateOf = async (days: number): Promise<unknown[]> => {
      const entered = await logIn(await signerFor({ days, notBefore: new Date(Date.now() - minuteMs) }, `${days}`))
      cookie = entered.cookie
      const [own] = await profiles()
      return [entered.json['isDue'], own?.['standing'], own?.['daysLeft'], own?.['name']]
    }
    assert.deepEqual(await stateOf(31), [false, 'working', 30, 'Səməd Məmmədov'])
    assert.deepEqual(await stateOf(30), [true, 'planned', 29, 'Səməd Məmmədov'])
    assert.deepEqual(await stateOf(8), [true, 'planned', 7, 'Səməd Məmmədov'])
    assert.deepEqual(await stateOf(7), [true, 'critical', 6, 'Səməd Məmmədov'])
  })

  it('takes no request but one for a new key of the same person, inside a CMS by the old key, and that once (row 124)', async () => {
    const stranger = await keep('stranger', await signerFor({ days: 300 }, '4DDDDDD'))
    const others = (await logIn(stranger)).cookie
    cookie = others
    const [theirs] = await profiles()
    cookie = (await logIn(person)).cookie
    const [own] = await profiles()
    const { json: renewal } = await begin(own?.['fingerprint'])
    assert.equal(renewal['status'], 'described')
    assert.deepEqual((await begin(own?.['fingerprint'])).json, renewal, 'a second one is the first')
    assert.equal(said(await begin(theirs?.['fingerprint'])), 'otherKey')
    await request('new')
    await request('other', { who: '/C=AZ/CN=Somebody/serialNumber=4DDDDDD' })
    await request('again', { key: 'old.key' })
    await writeFile(join(folder, 'text'), 'no request')
    const path = `renewals/${String(renewal['id'])}`
    const sent = async (signed: string): Promise<unknown> => said(await ask(`${path}/request`, { signed }))
    assert.equal(said(await ask('renewals/99')), 'renewalUnknown')
    assert.equal(said(await call(`${bank.origin}/api/${path}`, undefined, others)), 'renewalUnknown')
    assert.equal(await sent(''), 'requestRefused')
    assert.equal(await sent(await openssl('base64', '-A', '-in', 'new.der')), 'requestRefused', 'nobody has signed')
    assert.equal(await sent(await wrapped('text')), 'requestRefused')
    assert.equal(await sent(await wrapped('new.der', 'stranger')), 'otherPerson')
    assert.equal(await sent(await wrapped('other.der')), 'otherSubject')
    assert.equal(await sent(await wrapped('again.der')), 'sameKey')
    const good = await wrapped('new.der')
    const bent = Buffer.from(good, 'base64')
    bent.write('X', bent.indexOf('Səməd'))
    assert.equal(await sent(bent.toString('base64')), 'requestRefused', 'changed under the signature')
    const both = new Set(await Promise.all([sent(good), sent(good)]))
    assert.deepEqual(both, new Set(['accepted', 'requestedBefore']))
    await download(`${path}/request.p7m`, 'request.p7m')
    const trust = ['-CAfile', 'all.pem', '-purpose', 'any']
    const from = ['-in', 'request.p7m', '-inform', 'DER', '-out', 'held.der']
    await openssl('cms', '-verify', '-cades', '-binary', ...from, ...trust)
    assert.match(await openssl('req', '-inform', 'DER', '-in', 'held.der', '-verify', '-noout'), /verify OK/)
  })

  it('goes on where it was on another server, past a centre that does not answer: it issues for the new key, which logs in from then on (rows 125, 128)', async () => {
    const [{ renewal } = assert.fail()] = await profiles()
    const { id, status } = renewal as { id: string; status: string }
    assert.equal(status, 'accepted')
    assert.equal(said(await ask(`renewals/${id}/installed`, {})), 'notIssued')
    await bank.close()
    let isSilent = true
    const issue: Centre['issue'] = application =>
      isSilent ? Promise.reject(new Error('no network')) : authority.issue(application)
    await open({ ...authority, issue })
    assert.equal(said(await ask(`renewals/${id}`)), 'accepted')
    isSilent = false
    const until = async (wanted: string): Promise<Answer> => {
      for (;;) {
        const answer = await ask(`renewals/${id}`)
        if (said(answer) === wanted) return answer
        assert.equal(said(answer), 'accepted')
      }
    }
    const issued = await until('issued')
    await download(`renewals/${id}/certificate.p7b`, 'new.p7b')
    await openssl('pkcs7', '-inform', 'DER', '-in', 'new.p7b', '-print_certs', '-out', 'new.pem')
    await openssl('verify', '-CAfile', 'root.pem', '-untrusted', 'between.pem', 'new.pem')
    const keyOf = (...args: string[]): Promise<string> => openssl(...args, '-noout', '-pubkey')
    assert.equal(await keyOf('x509', '-in', 'new.pem'), await keyOf('req', '-inform', 'DER', '-in', 'new.der'))
    const nameOf = (file: string): Promise<string> => openssl('x509', '-in', file, '-noout', '-subject')
    assert.equal(await nameOf('new.pem'), await nameOf('old.pem'))
    assert.equal(said(await ask(`renewals/${id}/installed`, {})), 'installed')
    assert.equal((await logIn(person)).status, 200, 'the old key works until the switch')

    const next: TestSigner = {
      ...person,
      certificate: new Uint8Array(Buffer.from(String(issued.json['next']), 'base64')),
      privateKey: createPrivateKey(await readFile(join(folder, 'new.key'))),
    }
    const entered = await logIn(next)
    assert.deepEqual([entered.status, entered.json['isDue']], [200, false])
    assert.equal((await ask('me')).status, 401, 'whoever was in with the old key is out')
    cookie = entered.cookie
    assert.equal(said(await ask(`renewals/${id}`)), 'inService')
    const standings = (await profiles()).map(({ standing, isOwn }) => [standing, isOwn])
    assert.deepEqual(standings, [
      ['replaced', false],
      ['working', true],
    ])
    assert.equal((await logIn(person)).json.errors?.['login'], 'certificateReplaced')
  })

  it('says of a key that has ended that it has, to its owner alone, and renews it no more (row 129)', async () => {
    const past = await signerFor({ days: 1, notBefore: new Date(Date.now() - 3 * dayMs) }, '5EEEEEE')
    assert.equal((await logIn(past)).json.errors?.['login'], 'certificateExpired')
    const thief = { ...past, privateKey: makeKey('P-256').privateKey }
    assert.equal((await logIn(thief)).json.errors?.['login'], 'loginRefused')
    const ending = await signerFor({ days: 1, notBefore: new Date(Date.now() - dayMs + 5 * minuteMs) }, '6FFFFFF')
    cookie = (await logIn(ending)).cookie
    const [own] = await profiles()
    assert.equal(said(await begin(own?.['fingerprint'])), 'described')
    aheadMs = 10 * minuteMs
    assert.equal(said(await begin(own?.['fingerprint'])), 'certificateExpired')
  })
})
