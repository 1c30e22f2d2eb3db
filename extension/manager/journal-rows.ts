/** The journal's lines put together: a row for each document of each request, with the last that is known of it, and one for each wrong PIN. */
import { isWrongPin } from '../../shared/is-wrong-pin.ts'
import type { AnyEntry, JournalPage } from '../../shared/journal.ts'
import { foldCase } from '../locales/fold-case.ts'

export interface Day {
  /** Midnight at its beginning, in the computer's own time zone. */
  date: Date
  rows: AnyEntry[]
}

/** What was read so far. */
export interface JournalRows {
  /** Newest first. */
  rows: AnyEntry[]
  intact: boolean
  /** Where the lines go on that were not read yet; `null` when there are none. */
  older: string | null
}

export const noRows: JournalRows = { rows: [], intact: true, older: null }

/** Names a row: all lines of one document of one request have the same. */
export const rowKey = (entry: AnyEntry): string =>
  isWrongPin(entry) ? `${entry.request} ${entry.time.getTime()}` : `${entry.request} ${entry.digest} ${entry.document}`

/** `before`: the lines that are newer than the page's. */
export function withPage(before: JournalRows, page: JournalPage): JournalRows {
  const known = new Set(before.rows.map(rowKey))
  return {
    rows: [...before.rows, ...linesOf(page).filter(isNewRow(known))],
    intact: before.intact && page.intact,
    older: page.older,
  }
}

/** Whether a line is the newest of its row; `known` are the rows so far, and grows with each. */
export const isNewRow =
  (known: Set<string>) =>
  (entry: AnyEntry): boolean => {
    const key = rowKey(entry)
    return !known.has(key) && known.add(key).has(key)
  }

/** Both kinds of lines, newest first. */
export function linesOf({ entries, wrongPins }: JournalPage): AnyEntry[] {
  const lines: AnyEntry[] = []
  const pins = [...wrongPins]
  for (const entry of entries) {
    while (pins[0] && pins[0].time > entry.time) lines.push(...pins.splice(0, 1))
    lines.push(entry)
  }
  return [...lines, ...pins]
}

/** What a row is found by; `words`: what the screen says of it in the person's language. */
export const searchedText = (entry: AnyEntry, words: string): string => {
  const own = isWrongPin(entry)
    ? []
    : [entry.document, entry.signer?.name, entry.signer?.serialNumber, ...(entry.earlier?.names ?? [])]
  return foldCase([entry.origin, entry.token.label, entry.token.serialNumber, words, ...own].join('\n'))
}

/** What the person looks for. */
export interface Wanted {
  query: string
  /** First and last day, `YYYY-MM-DD` in the computer's own time zone; empty: from the beginning, or to the end. */
  from: string
  to: string
}

export const anything: Wanted = { query: '', from: '', to: '' }

export const isAnything = ({ query, from, to }: Wanted): boolean => query.trim() === '' && from === '' && to === ''

/** `textOf`: see `searchedText`. */
export function matching(
  rows: readonly AnyEntry[],
  { query, from, to }: Wanted,
  textOf: (entry: AnyEntry) => string,
): AnyEntry[] {
  const wanted = foldCase(query.trim())
  return rows.filter(row => {
    const day = dayOf(row.time)
    return from <= day && (to === '' || day <= to) && (wanted === '' || textOf(row).includes(wanted))
  })
}

function dayOf(time: Date): string {
  const parts = [time.getMonth() + 1, time.getDate()].map(part => String(part).padStart(2, '0'))
  return [String(time.getFullYear()).padStart(4, '0'), ...parts].join('-')
}

export function byDay(rows: readonly AnyEntry[]): Day[] {
  const days = new Map<number, Day>()
  for (const row of rows) {
    const date = new Date(row.time)
    date.setHours(0, 0, 0, 0)
    const day = days.get(date.getTime()) ?? { date, rows: [] }
    day.rows.push(row)
    days.set(date.getTime(), day)
  }
  return [...days.values()]
}
