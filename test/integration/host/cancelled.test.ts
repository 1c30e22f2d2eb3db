/** Requests that are begun and given up hold up nobody, and keep nothing alive. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { processesLeft } from '../../support/processes.ts'
import { slowness } from '../../support/slowness.ts'
import { softHsm, softHsmLibrary } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'

const cancelled = 2_000
const withinMs = (): number => 1_000 * slowness()
const growthMiB = 64

describe('requests that are begun and aborted', () => {
  const here = temporaryFolder()
  let host: HostProcess
  let module: FaultyModule

  beforeEach(async () => {
    const hsm = softHsm(here())
    hsm.addToken('Seal')
    module = faultyModule(here(), softHsmLibrary)
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [module.path])
    host = await startHost({ dataHome: here(), env: hsm.env, entry: await builtHostEntry() })
    await host.call('listTokens', {})
  })
  afterEach(() => host.end())

  const looked = (): number => module.calls().filter(call => call === 'C_GetSlotList').length
  const memoryMiB = (): number =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${host.child.pid}/status`, 'utf8'))?.[1]) / 1024

  async function beginAndAbort(): Promise<void> {
    const calls = Array.from({ length: cancelled }, () => {
      const abort = new AbortController()
      const call = host.call('listTokens', {}, { signal: abort.signal })
      abort.abort()
      return call
    })
    for (const { status } of await Promise.allSettled(calls)) assert.equal(status, 'rejected')
  }

  for (const delayMs of [0, 50]) {
    it(`T53: after 2,000 of them the next is answered within a second (${delayMs} ms a call of the module)`, async () => {
      if (delayMs > 0) module.misbehave(`C_GetSlotList delay ${delayMs}`)
      const looks = looked()
      const before = memoryMiB()
      await beginAndAbort()
      const began = performance.now()
      assert.ok((await host.call('listTokens', {})).some(({ label }) => label === 'Seal'))
      assert.ok(performance.now() - began < withinMs(), `${performance.now() - began} ms`)
      assert.ok(looked() - looks < 50, `${looked() - looks} looks`)
      assert.ok(memoryMiB() - before < growthMiB, `${memoryMiB() - before} MiB`)
    })

    it(`T53, R5: after 2,000 of them the end of the browser is theirs within a second (${delayMs} ms)`, async () => {
      if (delayMs > 0) module.misbehave(`C_GetSlotList delay ${delayMs}`)
      void beginAndAbort().catch(() => undefined)
      const began = performance.now()
      assert.equal(await host.end(), 0)
      assert.ok(performance.now() - began < withinMs(), `${performance.now() - began} ms`)
      assert.deepEqual(await processesLeft(here(), withinMs()), [])
    })
  }
})
