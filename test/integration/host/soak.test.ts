/** G13: thousands of signatures by one host: memory, handles and times stay what they were. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { utf8 } from '../../../shared/bytes.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { report, rounds } from '../../support/endurance.ts'
import { startHost } from '../../support/host-process.ts'
import { processesMentioning } from '../../support/processes.ts'
import { described, enrol, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const signatures = rounds({ small: 60, full: 10_000 })
/** The first and the last of so many parts are compared. */
const parts = 10

interface Part {
  p99Ms: number
  residentMiB: number
  handles: number
}

const residentMiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
const sumOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0)

describe('a host that signs all day', () => {
  const here = temporaryFolder()

  it(`G13: ${signatures} signatures leave memory, handles and times as they were`, async () => {
    const hsm = softHsm(here())
    hsm.addToken('Seal')
    const host = await startHost({ dataHome: here(), env: hsm.env })
    const person: Person = { kind: 'pkcs11', pin: userPin }
    const { leaf } = await enrol(host, { person, authority: await createAuthority(), algorithm: 'P-256' })
    const pids = processesMentioning(here())
      .filter(({ command }) => command.includes('main.js'))
      .map(({ pid }) => pid)
    assert.ok(pids.length >= 2, 'the host and a token process')
    const measured: Part[] = []
    for (let part = 0; part < parts; part++) {
      const times: number[] = []
      for (let count = 0; count < signatures / parts; count++) {
        const documents = [utf8(`part ${part}, document ${count}`)]
        const since = performance.now()
        const { results } = await host.call(
          'sign',
          { documents: described(documents), format: 'cms', detached: true, certificate: leaf },
          { answers: signAnswers(person, documents, leaf) },
        )
        times.push(performance.now() - since)
        assert.ok(results[0] && 'parts' in results[0])
      }
      times.sort((a, b) => a - b)
      measured.push({
        p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
        residentMiB: sumOf(pids.map(residentMiB)),
        handles: sumOf(pids.map(pid => readdirSync(`/proc/${pid}/fd`).length)),
      })
    }
    assert.equal(await host.end(), 0)
    // The first part warms everything up.
    const [, early, ...later] = measured
    const late = later.at(-1)
    assert.ok(early && late)
    assert.ok(late.residentMiB - early.residentMiB < 24, `${early.residentMiB} → ${late.residentMiB} MiB`)
    // One or two are open for a moment while something is written.
    assert.ok(late.handles <= early.handles + 2, `${early.handles} → ${late.handles} handles`)
    report({
      figure: 'G13',
      result: `${signatures} signatures: p99 ${early.p99Ms.toFixed(0)} → ${late.p99Ms.toFixed(0)} ms, memory of all processes ${early.residentMiB.toFixed(0)} → ${late.residentMiB.toFixed(0)} MiB, handles ${early.handles} → ${late.handles}`,
    })
  }).timeout(signatures * 500 + 60_000)
})
