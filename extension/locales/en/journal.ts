/** English: the journal in the token manager. */
import type { OutcomeTexts } from '../text-tables.ts'
import { plural } from '../plural.ts'

const outcomes: OutcomeTexts = {
  signing: 'Started, outcome unknown',
  signed: 'Signed, not yet sent to the site',
  failed: 'Not signed',
  delivered: 'Signed and sent to the site',
  undelivered: 'Signed, but not handed to the site',
  unknown: 'Not known whether it was signed',
}
/** Of a request for a certificate. */
const requestOutcomes: OutcomeTexts = {
  signing: 'Started, outcome unknown',
  signed: 'Request signed, not yet sent to the site',
  failed: 'Request not signed',
  delivered: 'Request signed and sent to the site',
  undelivered: 'Request signed, but the page had been closed',
  unknown: 'Not known whether the request was signed',
}
/** Of a login to a site. */
const loginOutcomes: OutcomeTexts = {
  signing: 'Started, outcome unknown',
  signed: 'Confirmed, not yet sent to the site',
  failed: 'Not confirmed',
  delivered: 'Confirmed and sent to the site',
  undelivered: 'Confirmed, but the page had been closed',
  unknown: 'Not known whether it was confirmed',
}

export const journal = {
  intro:
    'Every signature that was made on this computer and every wrong PIN, newest first. Neither contents nor PINs are kept.',
  empty: 'Nothing has been signed yet',
  emptyMeaning: 'A line is written here before each signature. Your first one will appear here.',
  intact: 'The journal is intact: no record was changed or lost.',
  intactSoFar:
    'The records read so far are intact: none was changed or lost. Older ones are checked when they are read.',
  broken: 'The journal was changed, or part of it is lost. Save a copy and tell your administrator.',
  filter: 'Filter by document, name, site or token',
  fromDay: 'From day',
  toDay: 'To day',
  noMatch: 'No matching records.',
  export: 'Save as a file',
  exportTable: 'Save as a table (CSV)',
  columns: [
    'Time',
    'Outcome',
    'What',
    'Site',
    'Document',
    'Name in the certificate',
    'Token',
    'Token serial number',
    'Tries left',
    'Certificate issuer',
    'Certificate serial number',
    'Certificate (SHA-256)',
    'Hash',
    'Digest',
    'Signed before, people',
    'Signed before by',
  ],
  earlier: 'Signed before by',
  earlierMore: 'and {more} more',
  records: plural({ one: '{count} record', other: '{count} records' }),
  newest: plural({ one: 'The newest record', other: 'The newest {count} records' }),
  searching: 'older records are being searched…',
  saving: plural({ one: 'Saving: {count} record read…', other: 'Saving: {count} records read…' }),
  wrongPin: { user: 'Wrong PIN', so: 'Wrong SO PIN' },
  digest: 'Digest ({hash})',
  certificate: 'Certificate (SHA-256)',
  noCertificate: 'none: a certificate was requested',
  token: 'Token',
  details: 'Details',
  login: 'Login to {site}',
  outcomes,
  requestOutcomes,
  loginOutcomes,
} as const
