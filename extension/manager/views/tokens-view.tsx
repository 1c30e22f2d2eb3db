/** Every reader, with the token in it or without one; a card each. */
import type { VNode } from 'preact'
import type { SlotDetails } from '../../../shared/token-details.ts'
import type { TokenSummary } from '../../../shared/token.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyView } from '../../ui/empty-view.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TokenState } from '../../ui/token-state.tsx'
import { TokenPicture } from '../../ui/token-view.tsx'
import { visibleText } from '../../ui/visible-runs.ts'
import { VisibleText } from '../../ui/visible-text.tsx'
import { tokenAddress, type Task } from '../place.ts'
import { SlotFold } from './token/slot-fold.tsx'

interface Props {
  slots: readonly SlotDetails[]
  /** What the person came for, when the token is still to be chosen. */
  task: Task | null
  again: () => void
}

export function TokensView({ slots, task, again }: Props): VNode {
  const { manager, tokenPage } = useTexts()
  const connected = slots.filter(({ token }) => token && isCounted(token)).length
  return (
    <>
      <p class="intro">{manager.tokens.intro}</p>
      {task !== null && <Notice kind="info" title={tokenPage.overview.choose} />}
      {connected > 1 && (
        <Notice kind="warning">
          <p>{tokenPage.overview.several}</p>
        </Notice>
      )}
      {connected === 0 && (
        <EmptyView title={manager.tokens.empty} meaning={manager.tokens.emptyMeaning}>
          <p>
            <a href="#readiness">{manager.tokens.toReadiness}</a>
          </p>
        </EmptyView>
      )}
      <ul class="cards">
        {slots.toSorted(byKind).map(slot => (
          <li key={slot.token?.id ?? `${slot.module} ${slot.description}`}>
            {slot.token ? <TokenCard token={slot.token} slot={slot} task={task} /> : <EmptyReader slot={slot} />}
          </li>
        ))}
      </ul>
      <p>
        <Button action="again" onPress={again}>
          {tokenPage.overview.again}
        </Button>
      </p>
    </>
  )
}

/** Modules that keep a slot ready for one more token (SoftHSM2) show a blank one that nobody has plugged in. */
export const isCounted = ({ kind, state, serialNumber }: TokenSummary): boolean =>
  kind === 'pkcs11' && !(state === 'uninitialized' && serialNumber === '')

const order = { pkcs11: 0, software: 1 } as const
const rank = ({ token }: SlotDetails): number => (token ? order[token.kind] : 2)
const byKind = (a: SlotDetails, b: SlotDetails): number => rank(a) - rank(b)

interface CardProps {
  token: TokenSummary
  slot: SlotDetails
  task: Task | null
}

function TokenCard({ token, slot, task }: CardProps): VNode {
  const { tokens, tokenPage } = useTexts()
  return (
    <article class="paper" data-token={token.id}>
      <div class="token">
        <TokenPicture kind={token.kind} />
        <div>
          <h2>{token.label.trim() === '' ? tokens.withoutLabel : <VisibleText text={token.label} />}</h2>
          <TokenState token={token} />
          {token.serialNumber !== '' && (
            <p class="aside">
              {tokens.serial}: <VisibleText text={token.serialNumber} />
            </p>
          )}
          {token.kind === 'software' ? (
            <p class="aside">{tokens.softwareMeaning}</p>
          ) : (
            <p class="aside">
              {tokenPage.overview.reader}: <VisibleText text={slot.description} /> · {tokenPage.overview.present}
            </p>
          )}
        </div>
      </div>
      <p>
        <a
          class="button button-link"
          data-action="open"
          href={tokenAddress(token.id, task)}
          aria-label={`${tokenPage.overview.open}: ${visibleText(token.serialNumber)}`}
        >
          {tokenPage.overview.open}
        </a>
      </p>
    </article>
  )
}

function EmptyReader({ slot }: { slot: SlotDetails }): VNode {
  const { tokenPage } = useTexts()
  return (
    <article class="paper paper-quiet" data-reader={slot.description}>
      <div>
        <h2>
          <VisibleText text={slot.description} />
        </h2>
        <p class="aside">{tokenPage.overview.absent}</p>
      </div>
      <SlotFold slot={slot} />
    </article>
  )
}
