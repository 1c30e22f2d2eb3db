/** A browser that does not read what the host says (R28): the host's memory stays within bounds, or the host goes. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { frame } from '../../../host/serving/frames.ts'
import { journalFolder } from '../../../host/folders.ts'
import { openJournal } from '../../../host/journal/journal.ts'
import { limits } from '../../../shared/limits.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { processesLeft } from '../../support/processes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const requests = 20_000
const atOnce = 500
const MiB = 1024 * 1024

describe('R28: a browser that does not read', () => {
  const here = temporaryFolder()
  let host: HostProcess
  const begin = async (): Promise<void> => {
    host = await startHost({ dataHome: here(), entry: await builtHostEntry() })
  }
  const memory = (field: 'VmRSS' | 'VmHWM'): number =>
    Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${host.child.pid}/status`, 'utf8'))?.[1]) * 1024
  /** Many requests, with numbers of their own. */
  const flood = (operation: string, params: object, { from = 0, count }: { from?: number; count: number }): Buffer =>
    Buffer.concat(
      Array.from({ length: count }, (_, index) =>
        frame(JSON.stringify({ channel: 1_000 + from + index, open: { operation, origin: null, params } })),
      ),
    )

  it(`is sent no more than it left room for: ${requests} requests wait, and are answered when it reads again`, async () => {
    await begin()
    await host.call('listModules', {}, { origin: null })
    host.child.stdout?.pause()
    const before = memory('VmRSS')
    for (let sent = 0; sent < requests; sent += atOnce) {
      host.write(flood('listModules', {}, { from: sent, count: atOnce }))
      await delay(150)
    }
    assert.ok(memory('VmRSS') - before < 64 * MiB, `${(memory('VmRSS') - before) / MiB} MiB`)
    assert.ok((host.child.stdin?.writableLength ?? 0) > 0, 'the rest was not taken')
    let text = ''
    host.child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    host.child.stdout?.resume()
    await until('all were answered', () => text.includes(`"channel":${1_000 + requests - 1},`), 60_000)
    assert.equal(await host.end(), 0)
  }).timeout(120_000)

  it('loses the host when too much is unread, and leaves no process', async () => {
    const journal = openJournal(journalFolder(join(here(), 'data', 'mohur')))
    const records = Array.from({ length: 2_000 }, (_, index) => journalRecordOf({ document: `${index}` }))
    journal.append(records)
    await begin()
    const { entries } = await host.call('readJournal', { limit: 10_000 }, { origin: null })
    assert.equal(entries.length, records.length)
    host.child.stdout?.pause()
    const gone = once(host.child, 'exit')
    // In one piece, so that they are taken before the host knows that nobody reads.
    host.write(flood('readJournal', { limit: 10_000 }, { count: 120 }))
    let most = 0
    const watch = setInterval(() => {
      if (host.child.exitCode === null) most = Math.max(most, memory('VmRSS') || 0)
    }, 50)
    const [code] = (await gone) as [number]
    clearInterval(watch)
    assert.equal(code, 74)
    assert.ok(most < 8 * limits.hostUnread, `${most / MiB} MiB`)
    assert.deepEqual(await processesLeft(here(), 3_000), [])
  }).timeout(120_000)
})
