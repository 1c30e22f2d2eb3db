/** What formatting takes away for good, one by one as far as it is seen without the PIN, and the second agreement to it. */
import type { VNode } from 'preact'
import type { Question } from '../../shared/prompts/index.ts'
import { Check } from '../ui/check.tsx'
import { useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { ObjectView } from '../ui/object-view.tsx'
import { usePrompt } from './prompt-context.ts'

export function Losses({ question }: { question: Question<'initializeToken'> }): VNode {
  const { care } = useTexts()
  const { token, losses, losesValidCertificate } = question
  if (token.state === 'uninitialized') {
    return (
      <Notice kind="info">
        <p>{token.kind === 'software' ? care.losses.first : care.losses.issued}</p>
      </Notice>
    )
  }
  return (
    <>
      <Notice kind="danger" title={care.losses.title}>
        {losses.length === 0 && <p>{care.losses.none}</p>}
        <p>{care.losses.hidden}</p>
      </Notice>
      {losses.length > 0 && (
        <ul class="paper" data-losses={losses.length}>
          {losses.map(object => (
            <li key={object.id}>
              <ObjectView object={object} />
            </li>
          ))}
        </ul>
      )}
      {losesValidCertificate && <ValidLoss />}
    </>
  )
}

function ValidLoss(): VNode {
  const { care } = useTexts()
  const { choices, choose } = usePrompt()
  return (
    <Notice kind="danger" title={care.validLoss.title}>
      <p>{care.validLoss.meaning}</p>
      <Check name="agree" checked={choices.agreed} onCheck={agreed => choose({ agreed })}>
        {care.validLoss.confirm}
      </Check>
    </Notice>
  )
}
