/** The journal's record of a fault, which must not hide the fault itself when the disk is full. */
import type { JournalRecord } from '../../shared/journal.ts'
import type { Journal } from './journal.ts'

/** Where it cannot be written, the host finds these signatures without an outcome. */
export function appendIfPossible(journal: Pick<Journal, 'append'>, records: readonly JournalRecord[]): void {
  try {
    journal.append(records)
  } catch {
    // The fault itself is told.
  }
}
