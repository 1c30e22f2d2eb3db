/** Hands the journal to the person as a JSON file, through the browser's own download. */
import type { JournalEntry } from '../../shared/journal.ts'

export function saveJournal(entries: readonly JournalEntry[]): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(entries, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'mohur-journal.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
