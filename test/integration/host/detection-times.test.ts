/** How soon a fault is seen (G12): token out, browser gone, module hanging. That of a host that is gone is measured in a browser. */
import assert from 'node:assert/strict'
import { deadlines } from '../../../shared/limits.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { report, rounds } from '../../support/endurance.ts'
import { processesOn } from '../../support/full-disk.ts'
import { percentile } from '../../support/percentile.ts'
import { sealHost, type SealHost } from '../../support/seal-host.ts'
import { slowness } from '../../support/slowness.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const times = rounds({ small: 2, full: 50 })
const eachMs = 20_000

describe(`G12: of ${times} times`, () => {
  const here = temporaryFolder()
  let seal: SealHost
  beforeEach(async () => {
    seal = await sealHost(here())
  })
  afterEach(() => seal.host.end())

  /** A computer that does other things as well is given longer. */
  function judge(what: string, took: readonly number[], withinMs: number): void {
    const p99 = percentile(took, 0.99)
    assert.equal(took.length, times)
    assert.ok(p99 < withinMs * slowness(), `${what}: ${took.map(Math.round).join(', ')} ms`)
    report({
      figure: 'G12',
      result: `${what}: p50 ${percentile(took, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms of ${withinMs} ms`,
    })
  }
  const elapsed = async (work: () => Promise<unknown>): Promise<number> => {
    const since = performance.now()
    await work()
    return performance.now() - since
  }

  it('a token that is taken out is told to who watches, within 2 s', async () => {
    const abort = new AbortController()
    let ids: string[] = []
    const watching = seal.host.call(
      'watchTokens',
      {},
      { signal: abort.signal, progress: told => (ids = (told as { id: string }[]).map(({ id }) => id)) },
    )
    const isIn = (): boolean => ids.includes(seal.token)
    const took: number[] = []
    for (let time = 0; time < times; time++) {
      await until('it is in', isIn, eachMs)
      seal.module.misbehave('C_GetSlotList empty')
      took.push(await elapsed(() => until('it is out', () => !isIn(), eachMs)))
      seal.module.misbehave()
    }
    abort.abort()
    await assert.rejects(watching, { code: 'ABORTED' })
    judge('token taken out', took, 2_000)
  }).timeout(times * eachMs)

  it('a browser that is gone leaves no process after 1 s', async () => {
    const took: number[] = []
    for (let time = 0; time < times; time++) {
      if (time > 0) await seal.restart()
      await seal.host.call('listTokens', {})
      took.push(
        await elapsed(async () => {
          await seal.host.end()
          await until('no process was left', () => processesOn(here()).length === 0, eachMs)
        }),
      )
    }
    judge('browser gone', took, 1_000)
  }).timeout(times * eachMs)

  it('a module that hangs is ended, and told, at its deadline and 1 s at most', async () => {
    const took: number[] = []
    for (let time = 0; time < times; time++) {
      await seal.host.call('readmitModule', { path: seal.module.path }, { origin: null })
      seal.module.misbehave('C_GetSlotList hang')
      const listing = seal.host.call('listModules', {}, { origin: null })
      const ms = await elapsed(() => listing)
      const problem = (await listing).find(({ path }) => path === seal.module.path)?.problem
      assert.equal(problem?.code, 'MODULE_HANGS')
      assert.ok(ms >= deadlines.list, `${ms} ms`)
      took.push(ms - deadlines.list)
      seal.module.misbehave()
    }
    judge('hang, after the deadline', took, 1_000)
    assert.equal((await seal.sign([utf8('bir')])).results.length, 1)
  }).timeout(times * eachMs)
})
