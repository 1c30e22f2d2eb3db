/** May this origin use these scopes from now on? Each can be struck out. */
import type { VNode } from 'preact'
import { CureLink } from '../../ui/cure-link.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Asking } from '../asking.tsx'
import { withMember } from '../choices.ts'
import { usePrompt } from '../prompt-context.ts'
import type { ViewProps } from '../view-props.ts'

export function AllowOrigin({ question }: ViewProps<'allowOrigin'>): VNode {
  const { prompt } = useTexts()
  const { choices, choose } = usePrompt()
  const scopes = question.scopes.filter(scope => !choices.refused.has(scope))
  return (
    <Asking
      asks={prompt.asks.connect}
      approve={prompt.approve.connect}
      blocker={scopes.length === 0 ? 'scopes' : null}
      answer={() => ({ prompt: 'allowOrigin', typed: { scopes } })}
    >
      {question.problem && (
        <>
          <ErrorView error={question.problem} kind="warning" />
          <CureLink code={question.problem.code} />
        </>
      )}
      <fieldset class="choices">
        <legend>{prompt.connect.will}</legend>
        {question.scopes.map(scope => (
          <div key={scope} class="choice">
            <label data-scope={scope}>
              <input
                type="checkbox"
                checked={!choices.refused.has(scope)}
                onChange={({ currentTarget: { checked } }) =>
                  choose({ refused: withMember(choices.refused, scope, !checked) })
                }
              />
              <div class="choice-body">
                <p class="choice-title">{prompt.scopes[scope].title}</p>
                <p class="aside">{prompt.scopes[scope].meaning}</p>
              </div>
            </label>
          </div>
        ))}
      </fieldset>
      <p class="aside">{prompt.connect.stays}</p>
    </Asking>
  )
}
