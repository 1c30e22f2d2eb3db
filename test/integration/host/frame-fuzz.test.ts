/** G1, T19, R12: what no browser sends, into the codec and into the real host. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { extensionCallers } from '../../../installer/extension-identity.ts'
import { readFrames } from '../../../host/serving/frames.ts'
import { MohurError } from '../../../shared/errors.ts'
import { fromHost, hello } from '../../../shared/messages.ts'
import { joiner } from '../../../shared/wire.ts'
import { firstSeed, report, rounds } from '../../support/endurance.ts'
import { seededRandom } from '../../support/fault-schedule.ts'
import { hostEntry, startHost, type HostProcess } from '../../support/host-process.ts'
import { cutAnywhere, oddMessage, oddStream } from '../../support/odd-messages.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const inProcess = rounds({ small: 20_000, full: 1_000_000 })
const messages = rounds({ small: 1_500, full: 100_000 })
const processes = rounds({ small: 10, full: 1_500 })

const residentMiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

describe('frames that no browser sends', () => {
  const here = temporaryFolder()
  const hosts: HostProcess[] = []
  after(() => hosts.forEach(({ child }) => child.kill('SIGKILL')))

  it(`G1: ${inProcess} streams end in the codec's own refusal or in whole messages`, () => {
    let refused = 0
    for (let seed = firstSeed; seed < firstSeed + inProcess; seed++) {
      const random = seededRandom(seed)
      const deliver = joiner(() => undefined)
      const read = readFrames(text => deliver(JSON.parse(text)))
      const since = performance.now()
      try {
        for (const chunk of cutAnywhere(oddStream(random), random)) read(chunk)
      } catch (error) {
        refused++
        const own = [RangeError, TypeError, SyntaxError, MohurError].some(kind => error instanceof kind)
        assert.ok(own, `seed ${seed}: ${String(error)}`)
      }
      assert.ok(performance.now() - since < 1_000, `seed ${seed} took too long`)
    }
    assert.ok(refused > inProcess / 2)
    report({ figure: 'G1', result: `${inProcess} streams in process, ${refused} refused, none otherwise` })
  }).timeout(600_000)

  it(`G1: ${processes} hosts end with code 65 or 0 and write nothing but messages`, async () => {
    const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...env } = process.env
    let slowestMs = 0
    for (let seed = firstSeed; seed < firstSeed + processes; seed++) {
      const random = seededRandom(seed)
      const child = spawn(process.execPath, [hostEntry, extensionCallers[0] ?? ''], {
        env: { ...env, HOME: here(), XDG_DATA_HOME: join(here(), 'data') },
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      child.stdin.on('error', () => undefined)
      const deliver = joiner(value => void (hello.safeParse(value).success || fromHost.parse(value)))
      const read = readFrames(text => deliver(JSON.parse(text)))
      child.stdout.on('data', read)
      const exit = once(child, 'exit')
      await once(child.stdout, 'data')
      const since = performance.now()
      for (const chunk of cutAnywhere(oddStream(random), random)) child.stdin.write(chunk)
      child.stdin.end()
      const [code] = (await exit) as [number | null]
      slowestMs = Math.max(slowestMs, performance.now() - since)
      assert.ok(code === 65 || code === 0, `seed ${seed}: code ${code}`)
    }
    report({ figure: 'G1', result: `${processes} hosts ended by one, the slowest after ${slowestMs.toFixed(0)} ms` })
  }).timeout(processes * 2_000 + 60_000)

  it(`G1: ${messages} senseless messages leave one host at work, small and quick`, async () => {
    const host = await startHost({ dataHome: here() })
    hosts.push(host)
    const pid = host.child.pid ?? 0
    await host.call('listTokens', {})
    const before = residentMiB(pid)
    const random = seededRandom(firstSeed)
    let slowestMs = 0
    const { say } = host
    for (let count = 1; count <= messages; count++) {
      say(oddMessage(random, { channel: 1_000_000 + count, known: 1_000_000 + Math.floor(random() * count) }))
      if (count % 20 === 0) await turn()
      if (count % 500 !== 0) continue
      // Some made sense, and stay open until they are given up, as the extension does with those of a page that has gone.
      for (let channel = count - 499; channel <= count; channel++) say({ channel: 1_000_000 + channel, cancel: true })
      const since = performance.now()
      assert.ok((await host.call('listTokens', {})).length > 0)
      slowestMs = Math.max(slowestMs, performance.now() - since)
    }
    const grown = residentMiB(pid) - before
    assert.ok(slowestMs < 1_000, `an honest request took ${slowestMs} ms`)
    assert.ok(grown < 64, `the host grew by ${grown} MiB`)
    const since = performance.now()
    assert.equal(await host.end(), 0)
    assert.ok(performance.now() - since < 1_000, 'the host ended late')
    report({
      figure: 'G1',
      result: `${messages} messages in one host: honest requests within ${slowestMs.toFixed(0)} ms, ${grown.toFixed(0)} MiB more`,
    })
  }).timeout(1_200_000)
})
