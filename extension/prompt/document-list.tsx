/** Many documents: how many, what they come to, each to be opened or taken out; a search and an order when there are more than a few. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { foldCase } from '../locales/fold-case.ts'
import { fill, formatNumber, formatSize } from '../locales/format.ts'
import { Button } from '../ui/button.tsx'
import { useLanguage, usePlural, useTexts } from '../ui/language.tsx'
import { BatchTotals } from './batch-totals.tsx'
import { DocumentRow } from './document-row.tsx'
import type { DocumentSummary } from '../prompt-messages.ts'
import { OneDocument } from './one-document.tsx'
import { usePrompt } from './prompt-context.ts'
import { inOrder, orders, type Order } from './totals.ts'
import { LongList } from '../ui/long-list.tsx'
import { TextField } from '../ui/text-field.tsx'

/** From more than so many on there is a search and an order, and the list scrolls by itself. */
const many = 8

export function DocumentList({ documents }: { documents: readonly DocumentSummary[] }): VNode {
  const { prompt } = useTexts()
  const { choices, choose } = usePrompt()
  const open = documents.find(({ index }) => index === choices.open)
  if (open) {
    return (
      <>
        <Button action="back" kind="quiet" onPress={() => choose({ open: null })}>
          ← {prompt.batch.back}
        </Button>
        <OneDocument document={open} />
      </>
    )
  }
  return <Rows documents={documents} />
}

function Rows({ documents }: { documents: readonly DocumentSummary[] }): VNode {
  const { prompt, common } = useTexts()
  const plural = usePlural()
  const language = useLanguage()
  const { choices, amounts } = usePrompt()
  const { removed } = choices
  const [query, setQuery] = useState('')
  const [order, setOrder] = useState<Order>('page')
  const wanted = foldCase(query.trim())
  const ordered = useMemo(() => inOrder(documents, amounts, { order, language }), [documents, amounts, order, language])
  const names = useMemo(() => new Map(documents.map(({ index, name }) => [index, foldCase(name)])), [documents])
  const found = useMemo(
    () => (wanted === '' ? ordered : ordered.filter(({ index }) => names.get(index)?.includes(wanted))),
    [ordered, names, wanted],
  )
  const kept = useMemo(() => documents.filter(({ index }) => !removed.has(index)), [documents, removed])
  const size = formatSize(
    common,
    kept.reduce((sum, document) => sum + document.size, 0),
  )
  return (
    <section class="paper batch">
      <p class="batch-total">
        {fill(plural(prompt.batch.total, kept.length), { count: formatNumber(common, kept.length), size })}
      </p>
      {removed.size > 0 && (
        <p class="warn">{fill(plural(prompt.batch.removed, removed.size), { count: removed.size })}</p>
      )}
      <BatchTotals documents={kept} />
      {documents.length > many && (
        <div class="finding">
          <TextField name="search" type="search" label={prompt.batch.search} value={query} onText={setQuery} />
          <OrderChooser order={order} choose={setOrder} counting={documents.some(({ index }) => !amounts.has(index))} />
        </div>
      )}
      {found.length === 0 && <p role="status">{prompt.batch.none}</p>}
      <LongList
        key={`${order} ${wanted}`}
        items={found}
        keyOf={({ index }) => index}
        scrolling={found.length > many ? 'rows-many' : null}
        renderRow={(document, place) => <DocumentRow key={document.index} document={document} place={place} />}
      />
    </section>
  )
}

interface OrderProps {
  order: Order
  choose: (order: Order) => void
  counting: boolean
}

/** By amount only when all are read: until then the rows would move away under the pointer. */
function OrderChooser({ order, choose, counting }: OrderProps): VNode {
  const { prompt } = useTexts()
  return (
    <label class="field">
      <span class="field-label">{prompt.batch.order}</span>
      <select
        data-field="order"
        value={order}
        onChange={({ currentTarget: { value } }) => choose(orders.find(known => known === value) ?? 'page')}
      >
        {orders.map(known => (
          <option key={known} value={known} disabled={known === 'amount' && counting}>
            {prompt.batch.orders[known]}
          </option>
        ))}
      </select>
    </label>
  )
}
