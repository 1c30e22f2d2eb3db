/** Which signatures of earlier runs become `undelivered`. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openHostJournal } from '../../../host/journal/host-journal.ts'
import { openJournal } from '../../../host/journal/journal.ts'
import { processName } from '../../../host/files/process-name.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import type { JournalRecord, JournalStage } from '../../../shared/journal.ts'

/** Larger than any pid of Linux (proc(5): pid_max is at most 2^22). */
const gone = 5_000_000
const staged = (document: string, ...stages: JournalStage[]): JournalRecord[] =>
  stages.map(stage => journalRecordOf({ document, stage }))

describe('settling the journal', () => {
  const here = temporaryFolder()

  it('R2: makes undelivered what a host that is gone had signed, and unknown what it had begun, once', async () => {
    const earlier = openJournal(here(), gone)
    earlier.append(staged('delivered', 'signing', 'signed', 'delivered'))
    earlier.append(staged('told', 'signing', 'signed', 'undelivered'))
    earlier.append(staged('refused', 'signing', 'signed', 'failed'))
    earlier.append(staged('failed', 'signing', 'failed'))
    earlier.append(staged('unknown', 'signing'))
    earlier.append(staged('lost', 'signing', 'signed'))
    const journal = openHostJournal(here())
    assert.deepEqual(await journal.settle(), [...staged('unknown', 'unknown'), ...staged('lost', 'undelivered')])
    assert.deepEqual(await journal.settle(), [])
    const { entries, intact } = await journal.read({ limit: 100 })
    assert.equal(intact, true)
    assert.equal(entries[0]?.stage, 'undelivered')
    const last = entries.find(({ document }) => document === 'unknown')
    assert.equal(last?.stage, 'unknown')
  })

  it('settles one request of the host itself, whose token process died, and no other', async () => {
    const journal = openJournal(here())
    const host = openHostJournal(here())
    journal.append(staged('begun', 'signing'))
    journal.append(staged('made', 'signing', 'signed'))
    journal.append(staged('not made', 'signing', 'failed'))
    journal.append([{ ...journalRecordOf({ document: 'of another' }), request: 'f'.repeat(32) }])
    journal.append(staged('to be delivered', 'signing', 'signed'))
    const own = { request: journalRecordOf().request, kept: staged('to be delivered', 'signing') }
    assert.deepEqual(await host.settle(own), [...staged('begun', 'unknown'), ...staged('made', 'undelivered')])
    assert.deepEqual([await host.settle(own), await host.settle()], [[], []])
  })

  it('tells one of two equal documents that was made from the other', async () => {
    openJournal(here(), gone).append(staged('twice', 'signing', 'signing', 'signed', 'failed'))
    assert.deepEqual(await openHostJournal(here()).settle(), staged('twice', 'undelivered'))
    openJournal(here(), gone).append(staged('again', 'signing', 'signing', 'signed'))
    assert.deepEqual(
      (await openHostJournal(here()).settle()).map(({ stage }) => stage),
      ['undelivered', 'unknown'],
    )
  })

  it('reads no file before the one that it noted, when nothing was open before it', async () => {
    const earlier = openJournal(here(), gone, { fileBytes: 1, files: 9 })
    const note = join(here(), 'settled')
    for (const stage of ['signing', 'signed', 'delivered'] as const) earlier.append(staged('done', stage))
    assert.deepEqual(await openHostJournal(here()).settle(), [])
    assert.equal(readFileSync(note, 'latin1'), '3')
    for (const document of ['in the fourth', 'in the fifth']) earlier.append(staged(document, 'signing'))
    writeFileSync(note, '5')
    assert.deepEqual(await openHostJournal(here()).settle(), staged('in the fifth', 'unknown'))
  })

  it('leaves alone what belongs to a host that runs', async () => {
    openJournal(here(), process.pid).append(staged('mine', 'signing', 'signed'))
    openJournal(here(), process.ppid).append(staged('theirs', 'signing', 'signed'))
    assert.deepEqual(await openHostJournal(here()).settle(), [])
  })

  it('tells the same document twice in a request, and in another request, apart', async () => {
    const earlier = openJournal(here(), gone)
    earlier.append(staged('twice', 'signing', 'signing', 'signed', 'signed', 'delivered'))
    earlier.append([{ ...journalRecordOf({ document: 'twice', stage: 'signed' }), request: 'f'.repeat(32) }])
    const settled = await openHostJournal(here()).settle()
    assert.deepEqual(
      settled.map(({ request, stage }) => [request[0], stage]),
      [
        ['0', 'undelivered'],
        ['f', 'undelivered'],
      ],
    )
  })

  it('finds it in whatever file it stands, and does not read settled files again', async () => {
    const caps = { fileBytes: 1_500, files: 100 }
    const earlier = openJournal(here(), gone, caps)
    earlier.append(staged('lost early', 'signing', 'signed'))
    for (let n = 0; n < 20; n++) earlier.append(staged(`document ${n}`, 'signing', 'signed', 'delivered'))
    const journal = openHostJournal(here(), caps)
    assert.deepEqual(await journal.settle(), staged('lost early', 'undelivered'))
    assert.deepEqual(await journal.settle(), [])
    for (let n = 0; n < 20; n++) earlier.append(staged(`more ${n}`, 'signing', 'signed', 'delivered'))
    earlier.append(staged('lost late', 'signing', 'signed'))
    assert.deepEqual(await journal.settle(), staged('lost late', 'undelivered'))
  })

  it('knows a process by its start as well as by its number', async () => {
    assert.equal(processName(process.pid), processName(process.pid))
    assert.notEqual(processName(process.pid), processName(process.ppid))
    assert.equal(processName(gone), null)
  })
})
