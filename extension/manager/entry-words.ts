/** What a line of the journal says in the person's language: what it is about, and what came of it. A row for what is no document. */
import type { JournalEntry } from '../../shared/journal.ts'
import { fill } from '../locales/format.ts'
import type { Texts } from '../locales/texts.ts'
import type { OutcomeTexts } from '../locales/text-tables.ts'
import type { NamedOperation } from '../prompt-messages.ts'
import { siteOf } from '../ui/site-of.ts'

interface Row {
  title: (journal: Texts['manager']['journal'], entry: JournalEntry) => string
  outcomes: (journal: Texts['manager']['journal'], entry: JournalEntry) => OutcomeTexts
}

const document: Row = {
  title: (_, entry) => entry.document,
  // A request is signed before there is a certificate.
  outcomes: ({ outcomes, requestOutcomes }, { certificate }) => (certificate === null ? requestOutcomes : outcomes),
}

const rows: ReadonlyMap<string, Row> = new Map<NamedOperation, Row>([
  [
    'authenticate',
    {
      title: ({ login }, { origin }) => fill(login, { site: siteOf(origin) }),
      outcomes: ({ loginOutcomes }) => loginOutcomes,
    },
  ],
])

const rowOf = ({ operation }: JournalEntry): Row => rows.get(operation) ?? document

export const entryWords = (
  { manager: { journal } }: Texts,
  entry: JournalEntry,
): { title: string; outcome: string } => ({
  title: rowOf(entry).title(journal, entry),
  outcome: rowOf(entry).outcomes(journal, entry)[entry.stage],
})
