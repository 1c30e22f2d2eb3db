/** A request for a certificate under a page's own name: one key and one request, whatever dies; its certificate finds it. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { equalBytes } from '../../../shared/bytes.ts'
import type { Params, Result } from '../../../shared/operations/index.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { openssl } from '../../support/openssl.ts'
import { installAnswers, requestAnswers, subject, type Person } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const keepingKey = new Uint8Array(32).fill(6)
const params: Params<'requestCertificate'> = { subject, key: { algorithm: 'P-256' }, reference: 'ərizə 20261129' }

describe('a request for a certificate with a name', () => {
  const here = temporaryFolder()
  let host: HostProcess
  let module: FaultyModule
  let person: Person

  const begin = async (): Promise<void> => {
    const env = { SOFTHSM2_CONF: join(here(), 'softhsm2.conf') }
    host = await startHost({ dataHome: here(), env, entry: await builtHostEntry() })
  }
  beforeEach(async () => {
    softHsm(here()).addToken('Seal')
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    await begin()
    module = faultyModule(here(), softHsmLibrary)
    const listed = async (): Promise<string[]> => (await host.call('listTokens', {})).map(({ id }) => id)
    const direct = await listed()
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [module.path])
    const token = await until('the module was listed', async () => (await listed()).find(id => !direct.includes(id)))
    person = { kind: 'pkcs11', token, pin: userPin }
  })
  afterEach(() => host.end())

  const request = (more: Partial<Params<'requestCertificate'>> = {}, script: Script = {}) =>
    host.call('requestCertificate', { ...params, ...more }, { keepingKey, answers: requestAnswers(person), ...script })
  const keys = async (): Promise<number> => {
    const { objects } = await host.call('readToken', { token: person.token ?? '' }, { origin: null })
    return objects.filter(({ kind }) => kind === 'keyPair').length
  }
  const kill = async (): Promise<void> => {
    const gone = once(host.child, 'exit')
    host.child.kill('SIGKILL')
    await gone
    await begin()
  }
  const assertSound = async ({ pem }: Result<'requestCertificate'>): Promise<void> => {
    const { status, output } = await openssl('req -in request.pem -noout -verify', { 'request.pem': pem })
    assert.equal(status, 0, output)
  }
  const jobs = (): number => readdirSync(join(here(), 'data', 'mohur', 'enrolments')).length

  it('is the same for the same page, in any host, and asks nobody; another page or name gets its own, another subject none', async () => {
    const made = await request()
    await assertSound(made)
    const own = { origin: null, keepingKey }
    const listed = await host.call('listEnrolments', {}, own)
    const { key, token } = made
    const [origin, reference] = ['https://bank.example', params.reference ?? '']
    assert.deepEqual(
      listed.map(one => ({ origin: one.origin, reference: one.reference, token: one.token, key: one.key })),
      [{ origin, reference, token, key }],
    )
    await kill()
    assert.deepEqual(await request({}, { answers: {} }), made)
    assert.equal(await keys(), 1)
    await assert.rejects(request({ key: { algorithm: 'RSA-2048' } }, { answers: {} }), {
      code: 'BAD_PARAMS',
      details: { at: 'reference', expected: 'what was asked for under it before' },
    })
    const other = await request({}, { origin: 'https://other.example' })
    assert.notDeepEqual(other.key, made.key)
    assert.notDeepEqual((await request({ reference: 'başqa' })).key, made.key)
    assert.equal(await keys(), 3)
    await assert.rejects(host.call('forgetEnrolment', { origin, reference }, { keepingKey }), { code: 'NOT_ALLOWED' })
    await host.call('forgetEnrolment', { origin, reference }, own)
    assert.equal((await host.call('listEnrolments', {}, own)).length, 2)
  })

  for (const [call, when] of [
    ['C_GenerateKeyPair', 'while the key was made'],
    ['C_Sign', 'when the key was made and the request was not signed'],
  ] as const) {
    it(`makes no second key when the host was killed ${when}`, async () => {
      module.misbehave(`${call} delay 700`)
      const before = module.calls().length
      const lost = assert.rejects(request(), { code: 'HOST_LOST' })
      await until(`${call} had begun`, () => module.calls().slice(before).includes(call))
      await Promise.all([kill(), lost])
      module.misbehave()
      const made = await request()
      await assertSound(made)
      await until('one key was left', async () => (await keys()) === 1)
      assert.deepEqual(await request({}, { answers: {} }), made)
    })
  }

  it('makes no second key when the token was pulled after it had made one and before it answered', async () => {
    module.misbehave('C_GenerateKeyPair after 0x32', 'C_DestroyObject return 0x32')
    await assert.rejects(request(), { code: 'TOKEN_STATE_UNKNOWN', details: { reason: 'TOKEN_REMOVED' } })
    assert.deepEqual(await host.call('listEnrolments', {}, { origin: null, keepingKey }), [], 'nobody knows yet')
    module.misbehave()
    assert.equal(await keys(), 1)
    await assert.rejects(request({ key: { algorithm: 'RSA-2048' } }), { code: 'BAD_PARAMS' })
    const made = await request()
    await assertSound(made)
    assert.equal(await keys(), 1)
    assert.deepEqual(await request({}, { answers: {} }), made)
  })

  it('makes another key where the one that it finds is being removed by a process whose host was killed', async () => {
    module.misbehave('C_GenerateKeyPair delay 300', 'C_DestroyObject delay 900')
    const before = module.calls().length
    const began = (call: string): Promise<unknown> =>
      until(`${call} had begun`, () => module.calls().slice(before).includes(call))
    const lost = assert.rejects(request(), { code: 'HOST_LOST' })
    await began('C_GenerateKeyPair')
    await Promise.all([kill(), lost])
    await began('C_DestroyObject')
    const made = await request()
    const removals = (): number => module.answers().filter(answer => answer === 'C_DestroyObject 0x0').length
    await until('both halves of the other key were removed', () => removals() === 2)
    module.misbehave()
    await assertSound(made)
    await until('one key was left', async () => (await keys()) === 1)
    const { objects } = await host.call('readToken', { token: person.token ?? '' }, { origin: null })
    assert.ok(objects.some(one => one.kind === 'keyPair' && one.publicKey && equalBytes(one.publicKey, made.key)))
  })

  it('takes another wish under a name once it is certain that no key was made under it', async () => {
    module.misbehave('C_GenerateKeyPair return 0x32')
    await assert.rejects(request(), { code: 'TOKEN_STATE_UNKNOWN' })
    module.misbehave()
    await assertSound(await request({ key: { algorithm: 'RSA-2048' } }))
    assert.equal(await keys(), 1)
  })

  it('is finished when its page has gone meanwhile, and given to it when it comes again', async () => {
    module.misbehave('C_GenerateKeyPair delay 500')
    const before = module.calls().length
    const abort = new AbortController()
    const left = assert.rejects(request({}, { signal: abort.signal }), { code: 'ABORTED' })
    await until('it had begun', () => module.calls().slice(before).includes('C_GenerateKeyPair'))
    abort.abort()
    await left
    module.misbehave()
    await until('it was signed', async () => {
      const { entries } = await host.call('readJournal', { limit: 100 }, { origin: null })
      return entries.some(({ stage }) => stage === 'undelivered')
    })
    await assertSound(await request({}, { answers: {} }))
    assert.equal(await keys(), 1)
  })

  it('waits for the token that has its key, and is over when its certificate is installed', async () => {
    const made = await request()
    const authority = await createAuthority()
    const leaf = await authority.issue({ request: made.request, days: 30 })
    const install = (script: Script): Promise<unknown> =>
      host.call('installCertificate', { certificates: [authority.bundle(leaf)] }, { keepingKey, ...script })
    await host.end()
    const elsewhere = join(here(), 'elsewhere')
    mkdirSync(elsewhere)
    const other = softHsm(elsewhere)
    other.addToken('Other')
    host = await startHost({ dataHome: here(), env: other.env, entry: await builtHostEntry() })
    await assert.rejects(install({ keepingKey: new Uint8Array(32) }), { code: 'CERTIFICATE_WITHOUT_KEY' })
    const leaving = new AbortController()
    const places: unknown[] = []
    const answers: Script['answers'] = {
      installCertificate: question => {
        places.push(question.places)
        leaving.abort()
        return null
      },
    }
    await assert.rejects(install({ answers, signal: leaving.signal }), { code: 'ABORTED' })
    assert.deepEqual(places, [[]])
    await host.end()
    await begin()
    assert.equal(jobs(), 1)
    await install({ answers: installAnswers(person) })
    assert.equal(jobs(), 0)
  })
})
