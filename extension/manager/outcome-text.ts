/** What came of a document, or of a request for a certificate, in the person's language. */
import type { JournalEntry } from '../../shared/journal.ts'
import type { Texts } from '../locales/texts.ts'

/** A request is signed before there is a certificate. */
export const outcomeText = ({ manager }: Texts, { stage, certificate }: JournalEntry): string =>
  (certificate === null ? manager.journal.requestOutcomes : manager.journal.outcomes)[stage]
