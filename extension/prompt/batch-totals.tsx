/**
 * What the documents of a batch come to. There is no sum before all were read, and it says how many documents are not in it, so
 * that it never passes for the whole. Approval does not wait for it: of 10,000 documents each can still be opened, the window
 * says that the sum is not there yet, and whoever waits for it gets it within seconds.
 */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { fill, formatNumber } from '../locales/format.ts'
import { amountText } from '../locales/money.ts'
import { usePlural, useTexts } from '../ui/language.tsx'
import type { DocumentSummary } from '../prompt-messages.ts'
import { usePrompt } from './prompt-context.ts'
import { totalsOf, type Totals } from './totals.ts'

/** So many currencies are drawn; no honest batch has more. */
const currenciesDrawn = 12

export function BatchTotals({ documents }: { documents: readonly DocumentSummary[] }): VNode {
  const { prompt, common } = useTexts()
  const { amounts } = usePrompt()
  const totals = useMemo(() => totalsOf(documents, amounts), [documents, amounts])
  const counting = totals.done < documents.length
  const progress = { done: formatNumber(common, totals.done), total: formatNumber(common, documents.length) }
  return (
    <div class="totals" data-totals={counting ? 'counting' : 'counted'}>
      <div role="status">{counting ? <p>{prompt.batch.counting}</p> : <Sums totals={totals} />}</div>
      {counting && <p class="aside">{fill(prompt.batch.progress, progress)}</p>}
    </div>
  )
}

function Sums({ totals: { sums, without } }: { totals: Totals }): VNode {
  const { prompt, documents, common } = useTexts()
  const plural = usePlural()
  const count = (value: number): { count: string } => ({ count: formatNumber(common, value) })
  const hidden = sums.length - currenciesDrawn
  if (sums.length === 0) return <>{without > 0 && <p class="aside">{prompt.batch.noTotal}</p>}</>
  return (
    <>
      <p class="value-name">{documents.labels.total}</p>
      {sums.slice(0, currenciesDrawn).map(sum => (
        <p key={sum.currency} class="amount-large" data-total={sum.currency}>
          {amountText(common, sum)}
        </p>
      ))}
      {hidden > 0 && <p class="warn">{fill(plural(prompt.batch.moreCurrencies, hidden), count(hidden))}</p>}
      {without > 0 && <p class="warn">{fill(plural(prompt.batch.without, without), count(without))}</p>}
    </>
  )
}
