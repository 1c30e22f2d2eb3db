/** What a host makes of words about delivery that come too early, twice or too late, and what the next host says of a dead one. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { toWire } from '../../../shared/wire.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { processesOn } from '../../support/full-disk.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { described, enrol, signAnswers } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const documents = ['bir', 'iki'].map(utf8)
const params = { documents: described(documents), format: 'cms', detached: true } as const

describe('the delivery of signatures', () => {
  const here = temporaryFolder()
  let host: HostProcess
  let module: FaultyModule
  let token = ''
  /** The channel of the call that was made last. */
  let channel = 0

  const begin = async (): Promise<void> => {
    const env = { SOFTHSM2_CONF: join(here(), 'softhsm2.conf') }
    host = await startHost({ dataHome: here(), env, entry: await builtHostEntry() })
    channel = 0
  }
  const call: HostProcess['call'] = (...args) => {
    channel++
    return host.call(...args)
  }
  beforeEach(async () => {
    const hsm = softHsm(here())
    hsm.addToken('Seal')
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    await begin()
    const person = { kind: 'pkcs11', label: 'Seal', pin: userPin } as const
    await enrol(host, { person, authority: await createAuthority(), algorithm: 'P-256' })
    await host.end()
    module = faultyModule(here(), softHsmLibrary)
    await begin()
    const listed = async (): Promise<string[]> => (await call('listTokens', {})).map(({ id }) => id)
    const direct = await listed()
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [module.path])
    token = await until('the module was listed', async () => (await listed()).find(id => !direct.includes(id)))
  })
  afterEach(() => host.end())

  const sign = (script: Script = {}, beforeAnswer: (given: object) => void = () => undefined): Promise<unknown> => {
    const answers = signAnswers({ kind: 'pkcs11', token, pin: userPin }, documents)
    const answer: NonNullable<Script['answers']>['sign'] = async (question, times) => {
      const given = await answers.sign?.(question, times)
      if (given) beforeAnswer(given)
      return given ?? null
    }
    return call('sign', params, { ...script, answers: { ...answers, sign: answer } })
  }
  const signCalls = (): number => module.calls().filter(name => name === 'C_Sign').length
  /** Of all but the enrolment, the oldest first. */
  const stages = async (): Promise<string[]> => {
    const { entries } = await call('readJournal', { limit: 1_000 }, { origin: null })
    const own = entries.filter(({ operation }) => operation === 'sign')
    return own.map(({ stage }) => stage).toReversed()
  }
  const two = (...names: string[]): string[] => names.flatMap(name => [name, name])

  it('is not believed before there is a result', async () => {
    const abort = new AbortController()
    await sign({ received: false, signal: abort.signal }, () => host.say({ channel, received: true }))
    abort.abort()
    assert.deepEqual(await stages(), two('signing', 'signed', 'undelivered'))
  })

  it('is written once, however often it is said', async () => {
    await sign()
    for (let time = 0; time < 3; time++) host.say({ channel, received: true })
    host.say({ channel, cancel: true })
    assert.deepEqual(await stages(), two('signing', 'signed', 'delivered'))
  })

  it('of what failed is nothing', async () => {
    module.misbehave('C_Sign return 0x30')
    await assert.rejects(sign(), { code: 'TOKEN_FAILED' })
    host.say({ channel, received: true })
    assert.deepEqual(await stages(), two('signing', 'failed'))
    module.misbehave()
    await sign()
    assert.deepEqual((await stages()).slice(-2), two('delivered'))
  })

  it('R2, T26: a host and its token process that died over it leave it unknown, said once; an old answer signs nothing', async () => {
    module.misbehave('C_Sign delay 20000')
    const before = signCalls()
    let old = ''
    const signing = assert.rejects(
      sign({}, given => (old = toWire({ ...given, pin: null }))),
      { code: 'HOST_LOST' },
    )
    await until('C_Sign had begun', () => signCalls() > before)
    const gone = once(host.child, 'exit')
    for (const pid of processesOn(here())) process.kill(pid, 'SIGKILL')
    await Promise.all([gone, signing])
    const replayed = channel
    module.misbehave()
    for (let start = 0; start < 2; start++) {
      await begin()

      host.say({ channel: replayed, answer: { number: 1, version: 1, value: JSON.parse(old) as unknown } })
      assert.deepEqual(await stages(), two('signing', 'unknown'), `start ${start}`)
      assert.equal(signCalls(), before + 1)
      if (start === 0) await host.end()
    }
  })
})
