/**
 * The computer sleeps in the middle of a request: host and token processes stand still, and go on later (R25). `npm test` lets them
 * sleep for longer than the shortest deadline of a call, `npm run endure` for longer than all that a signature is given.
 */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { utf8 } from '../../../shared/bytes.ts'
import { deadlines } from '../../../shared/limits.ts'
import { enduranceScale, report, rounds } from '../../support/endurance.ts'
import { processesOn } from '../../support/full-disk.ts'
import { sealHost, type SealHost } from '../../support/seal-host.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const seconds = rounds({ small: deadlines.list / 1_000 + 2, full: 90 })
const documents = ['bir', 'iki'].map(utf8)
const two = (...names: string[]): string[] => names.flatMap(name => [name, name])

describe(`R25: a sleep of ${seconds} s`, () => {
  const here = temporaryFolder()
  let seal: SealHost
  beforeEach(async () => {
    seal = await sealHost(here())
  })
  afterEach(() => seal.host.end())

  async function sleep(): Promise<void> {
    const pids = processesOn(here())
    // The token processes first, so that the host sees none of them fall asleep.
    for (const pid of pids.toReversed()) process.kill(pid, 'SIGSTOP')
    await delay(seconds * 1_000)
    for (const pid of pids) process.kill(pid, 'SIGCONT')
  }
  const signsOnce = async (signing: ReturnType<SealHost['sign']>): Promise<void> => {
    const before = seal.signCalls()
    const { results } = await signing
    assert.ok(results.every(one => 'parts' in one))
    assert.equal(seal.signCalls() - before, documents.length)
    await until('it was delivered', async () => (await seal.stages()).length === 3 * documents.length)
    assert.deepEqual(await seal.stages(), two('signing', 'signed', 'delivered'))
  }

  if (enduranceScale > 0)
    it('while the person is asked: what they agree to afterwards is signed, once', async () => {
      await signsOnce(seal.sign(documents, {}, sleep))
      report({ figure: 'R25', result: `asked, then ${seconds} s asleep: signed and delivered` })
    }).timeout(seconds * 1_000 + 60_000)

  it('while the token signs: the signatures are made once, and delivered', async () => {
    seal.module.misbehave('C_Sign delay 1000')
    const signing = seal.sign(documents)
    const before = seal.signCalls()
    const sleeping = until('C_Sign had begun', () => seal.signCalls() > before).then(sleep)
    const { results } = await signing
    await sleeping
    assert.ok(results.every(one => 'parts' in one))
    assert.equal(seal.signCalls() - before, documents.length)
    await until('it was delivered', async () => (await seal.stages()).length === 3 * documents.length)
    assert.deepEqual(await seal.stages(), two('signing', 'signed', 'delivered'))
    report({ figure: 'R25', result: `${seconds} s asleep in C_Sign: signed and delivered` })
  }).timeout(seconds * 1_000 + 60_000)

  it('while the module is looked at: it is not taken for one that hangs', async () => {
    seal.module.misbehave('C_GetSlotList delay 1000')
    const looks = (): number => seal.module.calls().filter(call => call === 'C_GetSlotList').length
    const before = looks()
    const listing = seal.host.call('listModules', {}, { origin: null })
    await until('it was looked at', () => looks() > before)
    await sleep()
    const problems = (await listing).filter(({ path }) => path === seal.module.path).map(({ problem }) => problem)
    assert.deepEqual(problems, [null])
    seal.module.misbehave()
    await signsOnce(seal.sign(documents))
    report({ figure: 'R25', result: `${seconds} s asleep in a look: no module was blamed` })
  }).timeout(seconds * 1_000 + 60_000)

  if (enduranceScale > 0)
    it('and the end of the browser meanwhile: nothing is signed, nobody is left', async () => {
      const pending = assert.rejects(
        seal.sign(documents, {}, async () => {
          seal.host.child.stdin?.end()
          await sleep()
        }),
        { code: 'HOST_LOST' },
      )
      await pending
      await until('no process was left', () => processesOn(here()).length === 0)
      assert.equal(seal.signCalls(), 0)
      await seal.restart()
      assert.deepEqual(await seal.stages(), [])
    }).timeout(seconds * 1_000 + 60_000)
})
