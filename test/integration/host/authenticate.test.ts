/** `authenticate` by keys on tokens, through the real host: openssl judges what was signed, over the origin that the browser named. */
import assert from 'node:assert/strict'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ecdsaToDer } from '../../../host/pki/ecdsa-signature.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { openssl } from '../../support/openssl.ts'
import {
  enrol,
  installAnswers,
  loginAnswers,
  pinEntry,
  requestAnswers,
  type Person,
} from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { removeFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const origin = 'https://bank.example'
const challenge = 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s='

interface Row {
  algorithm: KeyAlgorithm
  name: string
  /** Of r and s each; 0 for RSA. */
  coordinateBytes: number
}
const rows: Row[] = [
  { algorithm: 'RSA-2048', name: 'RS256', coordinateBytes: 0 },
  { algorithm: 'P-256', name: 'ES256', coordinateBytes: 32 },
  { algorithm: 'P-384', name: 'ES384', coordinateBytes: 48 },
]

describe('a login by the host', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-login-'))
  const person = (label: string): Person => ({ kind: 'pkcs11', label, pin: userPin })
  const leaves = new Map<string, Bytes>()
  let host: HostProcess
  let authority: Authority

  before(async () => {
    const hsm = softHsm(dataHome)
    const labels = [...rows.map(({ algorithm }) => algorithm), 'Ed25519'] as const
    for (const label of labels) hsm.addToken(label)
    authority = await createAuthority()
    host = await startHost({ dataHome, env: hsm.env })
    for (const algorithm of labels) {
      const { leaf } = await enrol(host, { person: person(algorithm), authority, algorithm })
      leaves.set(algorithm, leaf)
    }
  })
  after(async () => {
    await host.end()
    await removeFolder(dataHome)
  })

  const leafOf = (label: string): Bytes => leaves.get(label) ?? assert.fail(label)
  const logIn = (label: string, more: Partial<HostParams<'authenticate'>> = {}, script: Script = {}) =>
    host.call(
      'authenticate',
      { challenge, ...more },
      { origin, answers: loginAnswers(person(label), leafOf(label)), ...script },
    )
  const lines = async () => {
    const { entries, wrongPins } = await host.call('readJournal', { limit: 10_000 }, { origin: null })
    return { wrongPins, entries: entries.filter(({ operation }) => operation === 'authenticate') }
  }

  /** What openssl says of the token's signature over the hashes of these two texts. */
  async function verified(
    token: Awaited<ReturnType<typeof logIn>>,
    { coordinateBytes }: Row,
    [from, text]: [origin: string, challenge: string],
  ): Promise<boolean> {
    const hash = `sha${token.algorithm.slice(2)}`
    const digest = (value: string): Buffer => createHash(hash).update(value).digest()
    const raw = new Uint8Array(Buffer.from(token.signature, 'base64'))
    const { publicKey } = new X509Certificate(Buffer.from(token.unverifiedCertificate, 'base64'))
    const { status } = await openssl(`dgst -${hash} -verify key.pem -signature signature content`, {
      'key.pem': publicKey.export({ format: 'pem', type: 'spki' }),
      signature: coordinateBytes > 0 ? ecdsaToDer(raw, coordinateBytes) : raw,
      content: Buffer.concat([digest(from), digest(text)]),
    })
    return status === 0
  }

  for (const row of rows)
    it(`with ${row.algorithm} is a token that openssl verifies, for this origin and challenge and no others`, async () => {
      const token = await logIn(row.algorithm)
      assert.deepEqual([token.algorithm, token.format], [row.name, 'web-eid:1.0'])
      assert.deepEqual(Buffer.from(token.unverifiedCertificate, 'base64'), Buffer.from(leafOf(row.algorithm)))
      assert.ok(await verified(token, row, [origin, challenge]))
      assert.ok(!(await verified(token, row, ['https://evil.example', challenge])))
      assert.ok(!(await verified(token, row, [origin, challenge.replace('n', 'm')])))
    })

  it('is over the origin that the browser named, whatever the page says', async () => {
    const [row = assert.fail()] = rows
    const elsewhere = 'https://evil.example:8443'
    const token = await logIn(row.algorithm, {}, { origin: elsewhere })
    assert.ok(await verified(token, row, [elsewhere, challenge]))
    assert.ok(!(await verified(token, row, [origin, challenge])))
    const claimed = { challenge, origin } as HostParams<'authenticate'>
    await assert.rejects(host.call('authenticate', claimed, { origin: elsewhere }), { code: 'BAD_PARAMS' })
    await assert.rejects(logIn(row.algorithm, {}, { origin: null }), { code: 'NOT_ALLOWED' })
  })

  it('takes another hash where a page asks for it and the key has a name with it, and offers no other key', async () => {
    const token = await logIn('RSA-2048', { hash: 'SHA-512' })
    assert.equal(token.algorithm, 'RS512')
    assert.ok(await verified(token, rows[0] ?? assert.fail(), [origin, challenge]))
    const named = (label: string, hash?: 'SHA-512') =>
      logIn(label, { certificate: leafOf(label), ...(hash ? { hash } : {}) })
    await assert.rejects(named('P-256', 'SHA-512'), { code: 'ALGORITHM_UNSUPPORTED' })
    await assert.rejects(named('Ed25519'), { code: 'ALGORITHM_UNSUPPORTED' })
  })

  it('refuses a challenge that is too short, too long or no Base64', async () => {
    const bytes = (length: number): string => Buffer.alloc(length).toString('base64')
    for (const wrong of [bytes(31), bytes(97), `${challenge.slice(0, -2)}-=`])
      await assert.rejects(logIn('P-256', { challenge: wrong }), { code: 'BAD_PARAMS' }, wrong)
  })

  it('stands in the journal as a login before and after the token signs, with no document', async () => {
    const own = Buffer.alloc(48, 7).toString('base64')
    await logIn('P-256', { challenge: own })
    const toBeSigned = [origin, own].map(text => createHash('sha256').update(text).digest())
    const digest = createHash('sha256').update(Buffer.concat(toBeSigned)).digest('hex')
    const ours = await until('its end was written', async () => {
      const found = (await lines()).entries.filter(entry => entry.digest === digest)
      return found.length > 2 ? found : null
    })
    assert.deepEqual(
      ours.map(({ stage, origin: from, document, digest: of, signer }) => [stage, from, document, of, signer?.name]),
      ['delivered', 'signed', 'signing'].map(stage => [stage, origin, '', digest, 'Səməd Məmmədov']),
    )
  })

  it('asks again after a wrong PIN, in the same window, and the journal has its line', async () => {
    const asked: (string | undefined)[] = []
    const answers = loginAnswers(person('P-256'), leafOf('P-256'))
    const authenticate = async (question: Question<'authenticate'>, times: number) => {
      asked.push(question.problem?.code)
      const given = await answers.authenticate?.(question, times)
      return given && asked.length === 1 ? { ...given, pin: pinEntry('00000000') } : (given ?? null)
    }
    const token = await logIn('P-256', {}, { answers: { authenticate } })
    assert.equal(token.algorithm, 'ES256')
    assert.deepEqual(asked, [undefined, 'PIN_INCORRECT'])
    const [wrong] = (await lines()).wrongPins
    assert.deepEqual([wrong?.operation, wrong?.origin], ['authenticate', origin])
  })

  it('offers certificates that log in, and shows the others with the reason', async () => {
    const certificate = await mailCertificate()
    const shown = new Map<string, string | null>()
    const abort = new AbortController()
    const authenticate = ({ candidates }: Question<'authenticate'>): null => {
      for (const one of candidates) shown.set(Buffer.from(one.certificate).toString('hex'), one.obstacle)
      abort.abort()
      return null
    }
    await assert.rejects(logIn('P-256', {}, { answers: { authenticate }, signal: abort.signal }))
    assert.equal(shown.get(Buffer.from(certificate).toString('hex')), 'CERTIFICATE_NOT_FOR_LOGIN')
    assert.equal(shown.get(Buffer.from(leafOf('P-256')).toString('hex')), null)
    assert.equal(shown.get(Buffer.from(leafOf('Ed25519')).toString('hex')), 'ALGORITHM_UNSUPPORTED')
    await assert.rejects(logIn('P-256', { certificate }), { code: 'CERTIFICATE_NOT_FOR_LOGIN' })
  })

  /** A certificate for mail alone, on the token that has one for logging in. */
  async function mailCertificate(): Promise<Bytes> {
    const owner = person('P-256')
    const { request } = await host.call(
      'requestCertificate',
      {
        subject: [{ type: 'CN', value: 'Poçt' }],
        key: { algorithm: 'P-256' },
        extensions: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] },
      },
      { answers: requestAnswers(owner) },
    )
    const certificate = await authority.issue({ request, days: 30 })
    const certificates = [authority.bundle(certificate)]
    await host.call('installCertificate', { certificates }, { answers: installAnswers(owner) })
    return certificate
  }
})
