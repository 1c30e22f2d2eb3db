/** Signatures that the page did not get: who keeps them when the page, the browser or the host goes, and who gets them then. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { Params } from '../../../shared/operations/index.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { cmsVerifiers } from '../../support/openssl.ts'
import { described, enrol, signAnswers } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const documents = ['bir', 'iki'].map(utf8)
const keepingKey = new Uint8Array(32).fill(5)
const own = { origin: null, keepingKey }

describe('signatures that the page did not get', () => {
  const here = temporaryFolder()
  let host: HostProcess
  let module: FaultyModule
  let token = ''
  let root: Bytes

  const begin = async (): Promise<void> => {
    const env = { SOFTHSM2_CONF: join(here(), 'softhsm2.conf') }
    host = await startHost({ dataHome: here(), env, entry: await builtHostEntry() })
  }
  beforeEach(async () => {
    const hsm = softHsm(here())
    hsm.addToken('Seal')
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    await begin()
    const authority = await createAuthority()
    root = authority.root
    await enrol(host, { person: { kind: 'pkcs11', label: 'Seal', pin: userPin }, authority, algorithm: 'P-256' })
    await host.end()
    module = faultyModule(here(), softHsmLibrary)
    await begin()
    const listed = async (): Promise<string[]> => (await host.call('listTokens', {})).map(({ id }) => id)
    const direct = await listed()
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [module.path])
    token = await until('the module was listed', async () => (await listed()).find(id => !direct.includes(id)))
  })
  afterEach(() => host.end())

  const sign = (script: Script, detached = false): Promise<unknown> =>
    host.call(
      'sign',
      { documents: described(documents), format: 'cms', detached },
      { keepingKey, answers: signAnswers({ kind: 'pkcs11', token, pin: userPin }, documents), ...script },
    )
  const kept = () => host.call('listKeptSignatures', {}, own)
  /** Each is judged by openssl, and given to nobody else. */
  const assertSaved = async (): Promise<string> => {
    const [one, ...others] = await kept()
    assert.ok(one?.signed && others.length === 0)
    const { origin, signatures, wanted } = one.signed
    assert.deepEqual({ origin, signatures, wanted }, { origin: 'https://bank.example', signatures: [0, 1], wanted: [] })
    for (const index of signatures) {
      const asked: Params<'takeKeptSignature'> = { request: one.request, index }
      const taken = await host.call('takeKeptSignature', asked, own)
      assert.ok(taken)
      const signed = joinParts(taken.parts, ...taken.documents.map(({ content }) => content))
      for (const [name, verify] of Object.entries(cmsVerifiers)) {
        const { accepted, output } = await verify({ signed, content: null, root })
        assert.ok(accepted, `${name}: ${output}`)
      }
      for (const origin of ['https://bank.example', 'https://hostile.example'])
        await assert.rejects(host.call('takeKeptSignature', asked, { origin, keepingKey }), { code: 'NOT_ALLOWED' })
      assert.equal(await host.call('takeKeptSignature', asked, { origin: null, keepingKey: new Uint8Array(32) }), null)
    }
    return one.request
  }

  it('are kept when it goes before it has them, until the person has them, and not when it has them', async () => {
    await sign({ received: true })
    assert.deepEqual(await kept(), [])
    const abort = new AbortController()
    await sign({ received: false, signal: abort.signal })
    assert.deepEqual(await kept(), [])
    abort.abort()
    const request = await assertSaved()
    const { entries } = await host.call('readJournal', { limit: 100 }, own)
    assert.deepEqual(
      entries.filter(entry => entry.request === request && entry.stage === 'undelivered').map(entry => entry.document),
      described(documents)
        .map(({ name }) => name)
        .toReversed(),
    )
    await assert.rejects(host.call('discardKeptSignatures', { request }, { keepingKey }), { code: 'NOT_ALLOWED' })
    await host.call('discardKeptSignatures', { request }, own)
    assert.deepEqual(await kept(), [])
  })

  it('are made and kept by a host whose browser died while the token was signing', async () => {
    module.misbehave('C_Sign delay 700')
    const calls = module.calls().length
    const signing = assert.rejects(sign({}), { code: 'HOST_LOST' })
    await until('C_Sign had begun', () => module.calls().slice(calls).includes('C_Sign'))
    await Promise.all([host.end(), signing])
    await begin()
    await assertSaved()
  })

  it('are found by the next host when the host was killed before the page had them', async () => {
    await sign({ received: false })
    const gone = once(host.child, 'exit')
    host.child.kill('SIGKILL')
    await gone
    await begin()
    await assertSaved()
  })
})
