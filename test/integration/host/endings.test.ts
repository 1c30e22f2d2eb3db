/** What the host says when a module dies or fails over a signature or a change: what is known, in answer and journal (R2, R6, R8). */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { described, enrol, pinEntry, signAnswers } from '../../support/scripted-person.ts'
import { processesMentioning } from '../../support/processes.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const person = { kind: 'pkcs11', label: 'Seal', pin: userPin } as const
const documents = ['bir', 'iki', 'üç'].map(utf8)
const params = { documents: described(documents), format: 'cms', detached: true } as const

describe('the host, when a module breaks off what was agreed to', () => {
  const here = temporaryFolder()
  let host: HostProcess
  let module: FaultyModule
  /** Ids of tokens that have no faults. */
  let direct: string[] = []
  let env: Record<string, string> = {}

  beforeEach(async () => {
    const hsm = softHsm(here())
    env = hsm.env
    hsm.addToken('Seal')
    module = faultyModule(here(), softHsmLibrary)
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    host = await startHost({ dataHome: here(), env: hsm.env, entry: await builtHostEntry() })
    await enrol(host, { person, authority: await createAuthority(), algorithm: 'P-256' })
    direct = (await host.call('listTokens', {})).map(({ id }) => id)
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [module.path])
  })
  afterEach(() => host.end())

  /** Signs by the module that has faults: the same token shows in SoftHSM2's own one too. */
  async function fault(faults: string): Promise<{ error: MohurError; asked: number; stages: string[] }> {
    let times = 0
    const { sign } = signAnswers(person, documents)
    const answers: Script['answers'] = {
      sign: async (question, asked) => {
        // A person waits until it is there: a look at all tokens leaves slow modules for the next one.
        const candidates = question.candidates.filter(({ token }) => !direct.includes(token.id))
        const answer = await sign?.({ ...question, candidates }, asked)
        if (answer) times++
        return answer ?? null
      },
    }
    module.misbehave(faults)
    const error = await host.call('sign', params, { answers }).then(
      () => assert.fail('signed'),
      (thrown: unknown) => (thrown instanceof MohurError ? thrown : assert.fail(String(thrown))),
    )
    module.misbehave()
    const { entries } = await host.call('readJournal', { limit: 3 }, { origin: null })
    return { error, asked: times, stages: entries.map(({ stage }) => stage).toReversed() }
  }

  it('R2, R8: a crash over the second of three signatures leaves all three unknown', async () => {
    const { error, asked, stages } = await fault('C_Sign segv @2')
    assert.equal(error.code, 'OUTCOME_UNKNOWN')
    assert.deepEqual([error.details['signed'], error.details['reason'], asked], [0, 'MODULE_CRASHED', 1])
    assert.equal(error.details['delivered'], undefined)
    assert.deepEqual(stages, ['unknown', 'unknown', 'unknown'])
  })

  it('a fault at the first signature is what it is: nothing was signed', async () => {
    const { error, stages } = await fault('C_Sign return 0x30')
    assert.equal(error.code, 'TOKEN_FAILED')
    assert.deepEqual(stages, ['failed', 'failed', 'failed'])
  })

  it('R3, R5: a browser that goes while the token signs: each signature has one outcome, and none is called unknown', async () => {
    const many = Array.from({ length: 20 }, (_, index) => utf8(`sənəd ${index}`))
    const { sign } = signAnswers(person, many)
    module.misbehave('C_Sign delay 50')
    const signing = host.call(
      'sign',
      { ...params, documents: described(many) },
      {
        answers: {
          sign: (question, asked) => {
            const candidates = question.candidates.filter(({ token }) => !direct.includes(token.id))
            return sign?.({ ...question, candidates }, asked) ?? null
          },
        },
      },
    )
    signing.catch(() => undefined)
    await until('C_Sign had begun', () => module.calls().includes('C_Sign'))
    host.child.stdin?.end()
    await once(host.child, 'exit')
    const left = (): boolean =>
      processesMentioning(module.path).some(({ command }) => command.includes('token-process'))
    await until('no token process was left', () => !left(), 5_000)
    host = await startHost({ dataHome: here(), env, entry: await builtHostEntry() })
    const { entries } = await host.call('readJournal', { limit: 100 }, { origin: null })
    const stages = entries.filter(({ operation }) => operation === 'sign').map(({ stage }) => stage)
    const count = (stage: string): number => stages.filter(found => found === stage).length
    assert.ok(count('signing') > 0)
    assert.deepEqual(
      [count('signed'), count('undelivered'), count('unknown'), count('failed')],
      [count('signing'), count('signing'), 0, 0],
    )
  })

  for (const [faults, reason] of [
    ['C_SetPIN segv', 'MODULE_CRASHED'],
    ['C_SetPIN return 0x32', 'TOKEN_REMOVED'],
  ] as const) {
    it(`a change of the PIN that ends by ${faults} may have been made or not, and is not asked for again`, async () => {
      const tokens = await host.call('listTokens', {}, { origin: null })
      const token = tokens.find(({ id }) => !direct.includes(id))?.id ?? ''
      let times = 0
      const answers: Script['answers'] = {
        setPin: (_, asked) => {
          times = asked
          return { pin: pinEntry(userPin), newPin: utf8('kreml1947') }
        },
      }
      module.misbehave(faults)
      const call = host.call('changePin', { token }, { origin: null, answers })
      await assert.rejects(call, { code: 'TOKEN_STATE_UNKNOWN', details: { reason } })
      assert.equal(times, 1)
    })
  }
})
