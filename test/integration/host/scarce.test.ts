/** Memory and file handles run out under a request (R26): it ends in a code, the journal stays whole, and the next one works. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { utf8 } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { processesOn } from '../../support/full-disk.ts'
import { sealHost, type SealHost } from '../../support/seal-host.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const documents = ['bir', 'iki', 'üç'].map(utf8)

/** Soft limits, which can be lifted again. */
const limit = (pid: number, name: string, value: string): void =>
  void execFileSync('prlimit', ['--pid', String(pid), `--${name}=${value}:`])
const lift = (pid: number, name: string): void => {
  const hard = execFileSync('prlimit', ['--pid', String(pid), `--${name}`, '--output=HARD', '--noheadings', '--raw'])
  limit(pid, name, String(hard).trim())
}
/** So that this many numbers are free below it. */
function handlesWith(pid: number, spare: number): number {
  const taken = new Set(readdirSync(`/proc/${pid}/fd`).map(Number))
  let free = 0
  for (let number = 0; ; number++) if (!taken.has(number) && free++ === spare) return number
}
const addressSpace = (pid: number): number =>
  Number(/VmSize:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024

/** What is left to each process, and how that is said to prlimit(1). */
const shortages: Record<string, { resource: string; value: (pid: number) => number }> = Object.fromEntries([
  ...[0, 1, 2, 3].map(spare => [
    `${spare} file handles`,
    { resource: 'nofile', value: (pid: number) => handlesWith(pid, spare) },
  ]),
  ...[0, 8, 32].map(spare => [
    `${spare} MiB of memory`,
    { resource: 'as', value: (pid: number) => addressSpace(pid) + spare * 1024 * 1024 },
  ]),
])

/** A person who sees no certificate gives up after so long. */
const patienceMs = 5_000
/** Nothing is signed, all is, or it is said that it is not known. */
const codes = [
  'ABORTED',
  'signed',
  'JOURNAL_UNWRITABLE',
  'MODULE_CRASHED',
  'MODULE_FAILED',
  'HOST_LOST',
  'OUTCOME_UNKNOWN',
]

describe('R26: what a process needs runs out', () => {
  const here = temporaryFolder()
  let seal: SealHost
  beforeEach(async () => {
    seal = await sealHost(here())
  })
  afterEach(() => seal.host.end())

  const outcome = (): Promise<string> =>
    seal.sign(documents, { signal: AbortSignal.timeout(patienceMs) }).then(
      ({ results }) => (results.every(one => 'parts' in one) ? 'signed' : 'not whole'),
      (error: unknown) => (error instanceof MohurError ? error.code : String(error)),
    )
  const entries = async () => {
    const { entries, intact } = await seal.host.call('readJournal', { limit: 10_000 }, { origin: null })
    assert.equal(intact, true)
    return entries.filter(({ operation }) => operation === 'sign')
  }

  for (const [what, { resource, value }] of Object.entries(shortages)) {
    it(`${what} left: the request ends in a code, each signature in the journal has one end, the next request works`, async () => {
      const pids = processesOn(here())
      for (const pid of pids) limit(pid, resource, String(value(pid)))
      const code = await outcome()
      assert.ok(codes.includes(code), code)
      const alive = seal.host.child.exitCode === null && seal.host.child.signalCode === null
      for (const pid of processesOn(here())) lift(pid, resource)
      if (!alive) await seal.restart()
      await seal.host.call('readmitModule', { path: seal.module.path }, { origin: null })
      await until('each has one end', async () => {
        const told = await entries()
        const ofStage = (...stages: string[]): number => told.filter(({ stage }) => stages.includes(stage)).length
        return ofStage('signing') === ofStage('signed', 'failed', 'unknown')
      })
      const begun = (await entries()).filter(({ stage }) => stage === 'signing').length
      assert.ok(seal.signCalls() <= begun, 'no signature without a record')
      if (code === 'ABORTED') assert.equal(seal.signCalls(), 0)
      if (code === 'signed') assert.equal(seal.signCalls(), documents.length)
      assert.equal(await outcome(), 'signed')
    })
  }
})
