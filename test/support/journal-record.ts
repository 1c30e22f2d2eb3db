/** A record of the journal as a test needs it. */
import type { JournalRecord } from '../../shared/journal.ts'

export const journalRecordOf = (some: Partial<JournalRecord> = {}): JournalRecord => ({
  request: '0123456789abcdef0123456789abcdef',
  stage: 'signing',
  origin: 'https://bank.example',
  operation: 'sign',
  document: 'payment.xml',
  hash: 'SHA-256',
  digest: 'ab'.repeat(32),
  certificate: 'cd'.repeat(32),
  token: { label: 'Software token', serialNumber: '0123456789abcdef' },
  ...some,
})
