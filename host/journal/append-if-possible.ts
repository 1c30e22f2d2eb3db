/** The journal's record of a fault, which must not hide the fault itself when the disk is full. */
import type { JournalRecord } from '../../shared/journal.ts'
import type { Journal } from './journal.ts'

/** Whether it was written. Where it was not, the host finds these signatures without an outcome. */
export function appendIfPossible(journal: Pick<Journal, 'append'>, records: readonly JournalRecord[]): boolean {
  try {
    journal.append(records)
    return true
  } catch {
    // The fault itself is told.
    return false
  }
}
