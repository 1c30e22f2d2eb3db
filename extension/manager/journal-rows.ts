/** The journal's lines put together: one row for each document of each request, with the last that is known of it. */
import type { JournalEntry } from '../../shared/journal.ts'
import { foldCase } from '../locales/fold-case.ts'

export interface Day {
  /** Midnight at its beginning, in the computer's own time zone. */
  date: Date
  rows: JournalEntry[]
}

/** `entries` newest first, as the host gives them. */
export function journalRows(entries: readonly JournalEntry[]): JournalEntry[] {
  const rows = new Map<string, JournalEntry>()
  for (const entry of entries) {
    const key = [entry.request, entry.digest, entry.document].join(' ')
    if (!rows.has(key)) rows.set(key, entry)
  }
  return [...rows.values()]
}

const searched = ({ document, origin, token, signer }: JournalEntry): string =>
  foldCase([document, origin, token.label, token.serialNumber, signer?.name, signer?.serialNumber].join('\n'))

export function matching(rows: readonly JournalEntry[], query: string): JournalEntry[] {
  const wanted = foldCase(query.trim())
  return rows.filter(row => searched(row).includes(wanted))
}

export function byDay(rows: readonly JournalEntry[]): Day[] {
  const days: Day[] = []
  for (const row of rows) {
    const date = new Date(row.time)
    date.setHours(0, 0, 0, 0)
    const last = days.at(-1)
    if (last?.date.getTime() === date.getTime()) last.rows.push(row)
    else days.push({ date, rows: [row] })
  }
  return days
}
