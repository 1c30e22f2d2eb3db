/** Reads the documents of a batch for their amounts, a few at a time, and keeps nothing else of them. */
import { mayHaveAmount, readAmount } from '../documents/read-amount.ts'
import type { DocumentSummary } from '../prompt-messages.ts'
import type { OpenedDocument } from './prompt-context.ts'
import type { Amounts, ReadAmount } from './totals.ts'

/** First the window is drawn and can be used; well before the buttons are live, a batch of some dozens is read. */
const restMs = 300
/** Never more bytes in the window than of so many documents. */
const atOnce = 8
/** The list is drawn anew no more often: the sums of thousands of documents come in steps. */
const tellMs = 250

interface Reading {
  documents: readonly DocumentSummary[]
  /** What is known already; what is read is added. */
  amounts: Map<number, ReadAmount>
  fetch: (index: number) => Promise<OpenedDocument>
  tell: (amounts: Amounts) => void
}

/** What is known before anything was read: of some kinds of documents no amount is ever taken. */
export const withoutReading = (documents: readonly DocumentSummary[]): Map<number, ReadAmount> =>
  new Map(documents.filter(document => !mayHaveAmount(document)).map(({ index }) => [index, 'none']))

/** Begins when the window has been at rest for a moment; returns the way to stop. */
export function readAmounts({ documents, amounts, fetch, tell }: Reading): () => void {
  const unread = documents.filter(({ index }) => !amounts.has(index)).values()
  let stopped = false
  let told = performance.now()
  const report = (): void => {
    told = performance.now()
    tell(new Map(amounts))
  }
  const readOn = async (): Promise<void> => {
    // All share one iterator, so each takes the next that nobody has.
    for (const { index, type } of unread) {
      const document = await fetch(index)
      if (stopped) return
      amounts.set(index, document === 'wrong' ? document : (readAmount(document.content, type) ?? 'none'))
      if (document === 'wrong' || performance.now() - told >= tellMs) report()
    }
  }
  const start = async (): Promise<void> => {
    await Promise.all(Array.from({ length: atOnce }, readOn))
    if (!stopped) report()
  }
  const timer = setTimeout(() => void start(), restMs)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
