/** R15: a disk that is full at each record that the host and its token processes write: nothing false is told, nothing is lost. */
import assert from 'node:assert/strict'
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { utf8 } from '../../../shared/bytes.ts'
import type { MohurError } from '../../../shared/errors.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { deferred } from '../../support/deferred.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { fillDisk, processesOn } from '../../support/full-disk.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { described, enrol, signAnswers } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const label = 'Seal'
const documents = ['bir', 'iki', 'üç'].map(utf8)
const params = { documents: described(documents), format: 'cms', detached: true } as const

describe('R15: a full disk', () => {
  const here = temporaryFolder()
  let host: HostProcess
  let module: FaultyModule
  /** Id of the token by the module that can be made slow. */
  let token = ''
  /** How often the person was asked. */
  let asked = 0

  const begin = async (): Promise<void> => {
    host = await startHost({
      dataHome: here(),
      env: { SOFTHSM2_CONF: join(here(), 'softhsm2.conf') },
      entry: await builtHostEntry(),
    })
  }
  beforeEach(async () => {
    const hsm = softHsm(here())
    hsm.addToken(label)
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    await begin()
    const authority = await createAuthority()
    await enrol(host, { person: { kind: 'pkcs11', label, pin: userPin }, authority, algorithm: 'P-256' })
    const direct = (await host.call('listTokens', {})).map(({ id }) => id)
    module = faultyModule(here(), softHsmLibrary)
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [module.path])
    token = await until('the module was listed', async () =>
      (await host.call('listTokens', {})).map(({ id }) => id).find(id => !direct.includes(id)),
    )
    asked = 0
  })
  afterEach(() => host.end())

  const sign = (script: Script = {}): ReturnType<typeof host.call<'sign'>> => {
    const answers = signAnswers({ kind: 'pkcs11', token, pin: userPin }, documents)
    return host.call('sign', params, {
      ...script,
      answers: {
        ...answers,
        sign: async (question, times) => {
          const answer = await answers.sign?.(question, times)
          if (answer) asked++
          return answer ?? null
        },
      },
    })
  }
  const failure = (call: Promise<unknown>): Promise<MohurError> =>
    call.then(
      () => assert.fail('signed'),
      (error: unknown) => error as MohurError,
    )
  const signCalls = (): number => module.calls().filter(call => call === 'C_Sign').length
  /** Of the newest entries, the oldest first. */
  const stages = async (limit: number): Promise<string[]> => {
    const { entries, intact } = await host.call('readJournal', { limit }, { origin: null })
    assert.equal(intact, true)
    return entries.map(({ stage }) => stage).toReversed()
  }
  const three = <T>(stage: T): T[] => [stage, stage, stage]
  /** The disk is full from the first C_Sign on. */
  const fillWhileSigning = async (): Promise<() => void> => {
    const before = signCalls()
    await until('C_Sign had begun', () => signCalls() > before)
    return fillDisk(processesOn(here()))
  }
  const signsAgain = async (): Promise<void> => {
    module.misbehave()
    const { results } = await sign()
    assert.ok(results.every(one => 'parts' in one))
  }

  it('before C_Sign: nothing is signed, the page is told JOURNAL_UNWRITABLE, the next request works', async () => {
    // Room for the files of SoftHSM2 and the lock, and none for a record.
    const journal = join(here(), 'data', 'mohur', 'journal', 'journal-000001.jsonl')
    const empty = fillDisk(processesOn(here()), statSync(journal).size)
    const error = await failure(sign())
    assert.equal(error.code, 'JOURNAL_UNWRITABLE')
    assert.deepEqual([signCalls(), asked], [0, 1])
    empty()
    await signsAgain()
  })

  it('after C_Sign: the page gets what was made, and the journal says so as soon as it can', async () => {
    module.misbehave('C_Sign delay 400')
    const signing = sign()
    const empty = await fillWhileSigning()
    assert.ok((await signing).results.every(one => 'parts' in one))
    assert.deepEqual(await stages(6), [...three('signed'), ...three('delivered')], 'on the full disk')
    empty()
    assert.deepEqual(await stages(9), [...three('signing'), ...three('signed'), ...three('delivered')])
    await signsAgain()
    assert.equal(await host.end(), 0)
    await begin()
    assert.equal((await stages(100)).filter(stage => /unknown|undelivered/.test(stage)).length, 0)
  })

  it('after a fault between two signatures: it is not known, nobody is asked again, the journal says it later', async () => {
    module.misbehave('C_Sign delay 400', 'C_Sign return 0x32 @2')
    const signing = failure(sign())
    const empty = await fillWhileSigning()
    const { code, details } = await signing
    assert.deepEqual([code, details['reason'], asked], ['OUTCOME_UNKNOWN', 'TOKEN_REMOVED', 1])
    assert.deepEqual(await stages(3), three('unknown'), 'on the full disk')
    empty()
    assert.deepEqual(await stages(6), [...three('signing'), ...three('unknown')])
    await signsAgain()
  })

  it('at the delivery: the host lives on, and writes it before it goes', async () => {
    const taken = deferred<void>()
    const { results } = await sign({ received: taken.promise })
    assert.ok(results.every(one => 'parts' in one))
    assert.deepEqual(await stages(3), three('signed'))
    const empty = fillDisk(processesOn(here()))
    taken.resolve()
    await taken.promise
    assert.deepEqual(await stages(3), three('delivered'), 'on the full disk')
    empty()
    assert.equal(await host.end(), 0)
    await begin()
    assert.deepEqual(await stages(6), [...three('signed'), ...three('delivered')])
  })
})
