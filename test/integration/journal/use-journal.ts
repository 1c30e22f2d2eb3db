/**
 * A process that uses the journal: `append <folder> <name> <calls> <records a call>`, `read <folder>`, `settle <folder>` or
 * `hold <folder>`, which appends one signed document and stays. Says what came of it, or the error's code and reason.
 */
import { openHostJournal } from '../../../host/journal/host-journal.ts'
import { openJournal } from '../../../host/journal/journal.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { JournalStage } from '../../../shared/journal.ts'
import { journalRecordOf } from '../../support/journal-record.ts'

const [, , task = '', folder = '', name = '', calls = '1', records = '1'] = process.argv
const journal = openJournal(folder)
const append = (document: string, stage: JournalStage = 'signing'): void =>
  journal.append(Array.from({ length: Number(records) }, () => journalRecordOf({ document, stage })))

const tasks: Record<string, () => string | Promise<string>> = {
  append: () => {
    for (let call = 0; call < Number(calls); call++) append(`${name} ${call}`)
    return 'appended'
  },
  read: () => {
    const { entries, intact } = journal.read(10_000)
    return `${entries.length} ${intact}`
  },
  settle: async () => `settled ${(await openHostJournal(folder).settle()).length}`,
  hold: () => {
    append('held', 'signed')
    process.stdin.resume()
    return 'holding'
  },
}

try {
  console.log((await tasks[task]?.()) ?? 'no such task')
} catch (error) {
  if (!(error instanceof MohurError)) throw error
  console.log(`${error.code} ${String(error.details['reason'])}`)
}
