/** The tokens that may be chosen, each with the reason when it cannot. */
import type { VNode } from 'preact'
import type { ErrorCode } from '../../shared/errors.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { useTexts } from '../ui/language.tsx'
import { TokenView } from '../ui/token-view.tsx'
import type { Choices } from './choices.ts'
import { usePrompt } from './prompt-context.ts'

interface Offered {
  token: TokenSummary
  /** Why it cannot be chosen. */
  obstacle?: ErrorCode | null
}

export const isUsable = ({ obstacle = null }: Offered): boolean => obstacle === null

/** The only one there is counts as chosen. */
export function chosenToken<T extends Offered>(offered: readonly T[], choices: Choices): T | null {
  const usable = offered.filter(isUsable)
  const chosen = usable.find(({ token }) => token.id === choices.token)
  return chosen ?? (usable.length === 1 && choices.token === null ? (usable[0] ?? null) : null)
}

interface Props {
  title: string
  offered: readonly Offered[]
  /** The `id` of the chosen token. */
  chosen: string | null
}

export function TokenChoice({ title, offered, chosen }: Props): VNode {
  const { errors, tokens } = useTexts()
  const { choose } = usePrompt()
  return (
    <fieldset class="choices">
      <legend>{title}</legend>
      {offered.map(({ token, obstacle = null }) => (
        <div key={token.id} class={obstacle === null ? 'choice' : 'choice choice-dead'}>
          <label data-choice={obstacle === null ? token.id : undefined}>
            <input
              type="radio"
              name="token"
              disabled={obstacle !== null}
              checked={token.id === chosen}
              onClick={() => choose({ token: token.id })}
            />
            <div class="choice-body">
              <TokenView token={token} />
              {token.kind === 'software' && <p class="aside">{tokens.softwareMeaning}</p>}
              {obstacle !== null && <p class="bad">{errors[obstacle].title}</p>}
            </div>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
