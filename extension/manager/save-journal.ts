/** Hands the journal to the person as a JSON file. */
import type { JournalEntry } from '../../shared/journal.ts'
import { saveFile } from './save-file.ts'

export const saveJournal = (entries: readonly JournalEntry[]): void =>
  saveFile({ name: 'mohur-journal.json', type: 'application/json', content: JSON.stringify(entries, null, 2) })
