/** The tokens a new key may be made on, each with the reason when it cannot. */
import type { VNode } from 'preact'
import type { Question } from '../../shared/prompts/index.ts'
import { useTexts } from '../ui/language.tsx'
import { TokenView } from '../ui/token-view.tsx'
import { usePrompt } from './prompt-context.ts'

interface Props {
  title: string
  places: Question<'requestCertificate'>['tokens']
  /** The `id` of the chosen token. */
  chosen: string | null
}

export function TokenChoice({ title, places, chosen }: Props): VNode {
  const { errors, tokens } = useTexts()
  const { choose } = usePrompt()
  return (
    <fieldset class="choices">
      <legend>{title}</legend>
      {places.map(({ token, obstacle }) => (
        <div key={token.id} class={obstacle === null ? 'choice' : 'choice choice-dead'}>
          <label data-choice={obstacle === null ? token.id : undefined}>
            <input
              type="radio"
              name="token"
              disabled={obstacle !== null}
              checked={token.id === chosen}
              onChange={() => choose({ token: token.id })}
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
