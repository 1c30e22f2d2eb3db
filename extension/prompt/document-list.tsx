/** Many documents: how many, how large together, each to be opened or taken out; a search when there are more than a few. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { fill, formatNumber, formatSize } from '../locales/format.ts'
import { Button } from '../ui/button.tsx'
import { usePlural, useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { withMember } from './choices.ts'
import type { DocumentSummary } from './messages.ts'
import { OneDocument } from './one-document.tsx'
import { usePrompt } from './prompt-context.ts'

/** From so many on there is a search, and so many rows are drawn at a time. */
const many = 8
const rowsAtOnce = 100

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
  const { choices } = usePrompt()
  const [query, setQuery] = useState('')
  const [limit, setLimit] = useState(rowsAtOnce)
  const wanted = query.trim().toLowerCase()
  const found = documents.filter(({ name }) => name.toLowerCase().includes(wanted))
  const kept = documents.filter(({ index }) => !choices.removed.has(index))
  const size = formatSize(
    common,
    kept.reduce((sum, document) => sum + document.size, 0),
  )
  const removed = choices.removed.size
  return (
    <section class="paper batch">
      <p class="batch-total">
        {fill(plural(prompt.batch.total, kept.length), { count: formatNumber(common, kept.length), size })}
      </p>
      {removed > 0 && <p class="warn">{fill(plural(prompt.batch.removed, removed), { count: removed })}</p>}
      {documents.length > many && (
        <label class="field">
          <span class="field-label">{prompt.batch.search}</span>
          <input
            type="search"
            data-field="search"
            value={query}
            onInput={({ currentTarget: { value } }) => setQuery(value)}
          />
        </label>
      )}
      {found.length === 0 && <p role="status">{prompt.batch.none}</p>}
      <ol class={found.length > many ? 'rows rows-many' : 'rows'}>
        {found.slice(0, limit).map(document => (
          <Row key={document.index} document={document} />
        ))}
      </ol>
      {found.length > limit && (
        <div class="cut">
          <p>
            {fill(prompt.batch.shown, {
              shown: formatNumber(common, limit),
              count: formatNumber(common, found.length),
            })}
          </p>
          <Button action="list-more" onPress={() => setLimit(limit + rowsAtOnce)}>
            {common.more}
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ document: { index, name, size } }: { document: DocumentSummary }): VNode {
  const { prompt, common } = useTexts()
  const { choices, choose, opened } = usePrompt()
  const removed = choices.removed.has(index)
  return (
    <li class={removed ? 'row row-removed' : 'row'} data-document={index}>
      <div class="row-words">
        <p class="row-name">
          <VisibleText text={name} />
        </p>
        <p class="aside">
          {formatSize(common, size)}
          {opened.has(index) && ` · ${prompt.batch.opened}`}
        </p>
      </div>
      <div class="row-buttons">
        <Button action="open" kind="quiet" onPress={() => choose({ open: index })}>
          {prompt.batch.open}
        </Button>
        <Button
          action={removed ? 'put-back' : 'take-out'}
          kind="quiet"
          onPress={() => choose({ removed: withMember(choices.removed, index, !removed) })}
        >
          {removed ? prompt.batch.putBack : prompt.batch.takeOut}
        </Button>
      </div>
    </li>
  )
}
