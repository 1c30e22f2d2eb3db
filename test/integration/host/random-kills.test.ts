/**
 * G3: host and token process are ended at random moments of a batch. Whatever happens, nothing is signed twice or without its
 * line in the journal, and the next host knows of each signature what became of it.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { openJournal } from '../../../host/journal/journal.ts'
import { utf8 } from '../../../shared/bytes.ts'
import type { JournalEntry } from '../../../shared/journal.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { firstSeed, report, rounds } from '../../support/endurance.ts'
import { oneOf, seededRandom, type Random } from '../../support/fault-schedule.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { processesMentioning } from '../../support/processes.ts'
import { described, enrol, signAnswers } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const kills = rounds({ small: 8, full: 1_000 })
const batch = 20
/** A kill comes within this time after the person agreed; the batch takes about as long. */
const killWithinMs = 250

const ways = ['host', 'token', 'both', 'pipe', 'term'] as const

describe('a batch that is killed', () => {
  const here = temporaryFolder()
  const data = (): string => join(here(), 'data', 'mohur')
  const entries = (): JournalEntry[] => {
    const { entries: read, intact } = openJournal(join(data(), 'journal')).read(1_000_000)
    assert.equal(intact, true)
    return read
  }
  const tokenProcesses = (module: FaultyModule): number[] =>
    processesMentioning(module.path)
      .filter(({ command }) => command.includes('token-process'))
      .map(({ pid }) => pid)

  /** SoftHSM2 empties this file before it writes it anew, at each login: a kill in between leaves no token. */
  const tokenFiles = (): string[] =>
    readdirSync(join(here(), 'softhsm-tokens')).map(folder => join(here(), 'softhsm-tokens', folder, 'token.object'))

  function kill(host: HostProcess, module: FaultyModule, way: (typeof ways)[number]): void {
    const end = (pid: number): void => {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Gone by itself meanwhile.
      }
    }
    if (way === 'pipe') host.child.stdin?.end()
    else if (way === 'term') host.child.kill('SIGTERM')
    if (way === 'token' || way === 'both') tokenProcesses(module).forEach(end)
    if (way === 'host' || way === 'both') host.child.kill('SIGKILL')
  }

  it(`G3: after ${kills} kills nothing was signed twice or unknown to the journal, and every outcome is told`, async () => {
    const hsm = softHsm(here())
    hsm.addToken('Seal')
    const start = (): Promise<HostProcess> => startHost({ dataHome: here(), env: hsm.env })
    let host = await start()
    const authority = await createAuthority()
    const { leaf } = await enrol(host, { person: { kind: 'pkcs11', pin: userPin }, authority, algorithm: 'P-256' })
    const direct = (await host.call('listTokens', {})).map(({ id }) => id)
    await host.end()
    const module = faultyModule(here(), softHsmLibrary)
    writeRegisteredModules(join(data(), 'modules.json'), [module.path])
    module.misbehave('C_Sign delay 5')
    host = await start()
    const token = (await host.call('listTokens', {})).find(({ id }) => !direct.includes(id))?.id ?? assert.fail()

    const whole = new Map(tokenFiles().map(file => [file, readFileSync(file)]))
    assert.equal(whole.size, 1)
    const random = seededRandom(firstSeed)
    const ends = { signed: 0, delivered: 0, failed: 0, unknown: 0 }
    for (let round = 1; round <= kills; round++) {
      const before = countsOf(entries())
      const calls = module.calls().length
      const way = oneOf(random, ways)
      await oneBatch(host, { random, way, token, leaf, round, kill: () => kill(host, module, way) })
      await until(`round ${round}, ${way}: no process left`, () => tokenProcesses(module).length === 0, 5_000)
      for (const [file, bytes] of whole) if (statSync(file).size === 0) writeFileSync(file, bytes)
      // The next host settles what the one before left.
      host = await start()
      await host.call('listTokens', {})
      const after = countsOf(entries())
      const grown = (stage: string): number => (after[stage] ?? 0) - (before[stage] ?? 0)
      const made = module.calls().slice(calls)
      const count = (call: string): number => made.filter(name => name === call).length
      const what = `seed ${firstSeed}, round ${round}, ${way}`
      assert.ok(count('C_Login') <= 1, `${what}: ${count('C_Login')} logins`)
      assert.ok(count('C_Sign') <= grown('signing'), `${what}: more signatures than records`)
      assert.ok(grown('signing') <= batch, `${what}: signed again`)
      assert.equal(
        grown('signing'),
        grown('signed') + grown('failed') + grown('unknown'),
        `${what}: an outcome is not told`,
      )
      assert.equal(grown('signed'), grown('delivered') + grown('undelivered'), `${what}: delivery is not told`)
      ends.signed += grown('signed')
      ends.delivered += grown('delivered')
      ends.failed += grown('failed')
      ends.unknown += grown('unknown')
    }
    assert.equal(await host.end(), 0)
    report({
      figure: 'G3',
      result: `${kills} kills within batches of ${batch}: ${ends.signed} signed (${ends.delivered} delivered), ${ends.failed} failed, ${ends.unknown} not known, none twice`,
    })
  }).timeout(kills * 6_000 + 60_000)

  interface Batch {
    random: Random
    way: string
    token: string
    leaf: Uint8Array<ArrayBuffer>
    round: number
    kill: () => void
  }

  /** A person agrees; then the kill comes at a random moment. The host is gone when this returns. */
  async function oneBatch(host: HostProcess, { random, token, leaf, round, kill: strike }: Batch): Promise<void> {
    const documents = Array.from({ length: batch }, (_, index) => utf8(`round ${round}, document ${index}`))
    const person = signAnswers({ kind: 'pkcs11', pin: userPin }, documents, leaf)
    const waitMs = random() * killWithinMs
    const gone = once(host.child, 'exit')
    const signing = host.call(
      'sign',
      { documents: described(documents), format: 'cms', detached: true, certificate: leaf },
      {
        answers: {
          ...person,
          sign: async (question, asked) => {
            // The same token stands in the list twice: straight, and through the module that is slow.
            const candidates = question.candidates.filter(candidate => candidate.token.id === token)
            const answer = await person.sign?.({ ...question, candidates }, asked)
            if (answer) setTimeout(strike, waitMs)
            return answer ?? null
          },
        },
      },
    )
    await signing.catch(() => undefined)
    await delay(Math.max(0, waitMs))
    // Where the token process alone was killed, the host lives on and is let go as a browser does.
    host.child.stdin?.end()
    await gone
  }
})

function countsOf(entries: readonly JournalEntry[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { stage } of entries) counts[stage] = (counts[stage] ?? 0) + 1
  return counts
}
