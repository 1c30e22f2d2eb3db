/** Hands the journal to the person as a file: whole for programs, or as a table for people. */
import type { JournalEntry } from '../../shared/journal.ts'
import { journalRows } from './journal-rows.ts'
import { saveFile, type SavedFile } from './save-file.ts'

/** Names and outcomes in the person's language. */
export interface TableWords {
  columns: readonly string[]
  outcomes: Readonly<Record<JournalEntry['stage'], string>>
  operationOf: (operation: string) => string
}

export const saveJournal = (entries: readonly JournalEntry[], words: TableWords | null): void =>
  saveFile(words ? journalTable(entries, words) : journalFile(entries))

const journalFile = (entries: readonly JournalEntry[]): SavedFile => ({
  name: 'mohur-journal.json',
  type: 'application/json',
  content: JSON.stringify(entries, null, 2),
})

/** CSV (RFC 4180) as spreadsheets of our four languages open it: UTF-8 with its mark, semicolons; one line for each document. */
export function journalTable(
  entries: readonly JournalEntry[],
  { columns, outcomes, operationOf }: TableWords,
): SavedFile {
  const rows = journalRows(entries).map(
    ({ time, stage, operation, origin, document, token, certificate, signer, hash, digest }) => [
      time.toISOString(),
      outcomes[stage],
      operationOf(operation),
      origin,
      document,
      signer?.name ?? '',
      token.label,
      token.serialNumber,
      signer?.issuer ?? '',
      signer?.serialNumber ?? '',
      certificate ?? '',
      hash,
      digest,
    ],
  )
  const content = [columns, ...rows].map(row => row.map(cell).join(';')).join('\r\n')
  return { name: 'mohur-journal.csv', type: 'text/csv', content: `\ufeff${content}\r\n` }
}

/** Quoted always. What a spreadsheet would reckon as a formula is text: names come from sites. */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
