/** What a line of the journal says in the person's language: what it is about, and what came of it. A row for what is no document. */
import type { JournalEntry } from '../../shared/journal.ts'
import { product } from '../../shared/product.ts'
import { fill } from '../locales/format.ts'
import type { Texts } from '../locales/texts.ts'
import type { OutcomeTexts } from '../locales/text-tables.ts'
import type { NamedOperation } from '../prompt-messages.ts'
import { siteOf } from '../ui/site-of.ts'

interface Row {
  title: (journal: Texts['manager']['journal'], entry: JournalEntry) => string
  outcomes: (texts: Texts, entry: JournalEntry) => OutcomeTexts
}

const document: Row = {
  title: (_, entry) => entry.document,
  outcomes: ({ manager: { journal }, signFiles }, { certificate, origin }) => {
    // A request is signed before there is a certificate.
    if (certificate === null) return journal.requestOutcomes
    return origin === product.name ? signFiles.outcomes : journal.outcomes
  },
}

const rows: ReadonlyMap<string, Row> = new Map<NamedOperation, Row>([
  [
    'authenticate',
    {
      title: ({ login }, { origin }) => fill(login, { site: siteOf(origin) }),
      outcomes: ({ manager }) => manager.journal.loginOutcomes,
    },
  ],
])

const rowOf = ({ operation }: JournalEntry): Row => rows.get(operation) ?? document

export const entryWords = (texts: Texts, entry: JournalEntry): { title: string; outcome: string } => ({
  title: rowOf(entry).title(texts.manager.journal, entry),
  outcome: rowOf(entry).outcomes(texts, entry)[entry.stage],
})
