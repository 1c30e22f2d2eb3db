/** One document of many: its name, its amount and size, whether the person opened it; to be opened or taken out. */
import type { VNode } from 'preact'
import { formatSize } from '../locales/format.ts'
import { amountText } from '../locales/money.ts'
import { Button } from '../ui/button.tsx'
import { useTexts } from '../ui/language.tsx'
import type { RowPlace } from '../ui/long-list.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { withMember } from './choices.ts'
import type { DocumentSummary } from '../prompt-messages.ts'
import { usePrompt } from './prompt-context.ts'
import type { ReadAmount } from './totals.ts'

interface Props {
  document: DocumentSummary
  place: RowPlace
}

export function DocumentRow({ document: { index, name, size }, place }: Props): VNode {
  const { prompt, common } = useTexts()
  const { choices, choose, opened, amounts } = usePrompt()
  const removed = choices.removed.has(index)
  return (
    <li {...place} class={removed ? 'row row-removed' : 'row'} data-document={index}>
      <div class="row-words">
        <p class="row-name">
          <VisibleText text={name} />
        </p>
        <RowAmount amount={opened.get(index) === 'wrong' ? 'wrong' : amounts.get(index)} />
        <p class="aside">
          {formatSize(common, size)}
          {opened.has(index) && ` · ${prompt.batch.opened}`}
        </p>
      </div>
      <div class="row-buttons">
        <Button action="open" kind="quiet" about={name} onPress={() => choose({ open: index })}>
          {prompt.batch.open}
        </Button>
        <Button
          action={removed ? 'put-back' : 'take-out'}
          kind="quiet"
          about={name}
          onPress={() => choose({ removed: withMember(choices.removed, index, !removed) })}
        >
          {removed ? prompt.batch.putBack : prompt.batch.takeOut}
        </Button>
      </div>
    </li>
  )
}

/** Has its line from the beginning, so that no row moves when its amount comes. */
function RowAmount({ amount }: { amount: ReadAmount | undefined }): VNode {
  const { prompt, common } = useTexts()
  if (amount === undefined) return <p class="row-amount">…</p>
  if (amount === 'none') return <p class="aside">{prompt.batch.noAmount}</p>
  if (amount === 'differs') return <p class="warn">{prompt.batch.doubts.row}</p>
  if (amount === 'wrong') return <p class="warn">{prompt.batch.wrong}</p>
  return (
    <p class="row-amount" data-amount>
      {amountText(common, amount)}
    </p>
  )
}
