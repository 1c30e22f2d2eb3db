/**
 * Some of the documents are signed, and the rest of what was agreed to waits: for the token that was pulled, or for the PIN that the key
 * wants each time. Nothing else can be agreed to here, and whoever wants no more keeps what is signed.
 */
import type { VNode } from 'preact'
import type { Question } from '../../shared/prompts/index.ts'
import { usePlural, useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { TokenView } from '../ui/token-view.tsx'
import { Asking } from './asking.tsx'
import { usePrompt } from './prompt-context.ts'
import { approveText, doneText } from './sentences.ts'
import { useAsks } from './use-asks.ts'
import { useSigningKey } from './use-signing-key.tsx'
import type { ViewProps } from './view-props.ts'

interface Props extends ViewProps<'sign'> {
  paused: NonNullable<Question<'sign'>['paused']>
}

export function PausedSigning({ question, request, paused }: Props): VNode {
  const texts = useTexts()
  const { prompt } = texts
  const choose = usePlural()
  const { choices } = usePrompt()
  const key = useSigningKey(question, prompt.certificate.signingAs)
  const { reason, signed, of, candidate } = paused
  const places = request.documents.flatMap(({ index }) => (choices.removed.has(index) ? [] : index))
  const isPulled = reason === 'removed'
  const words = !isPulled ? prompt.batch.pinEachTime.next : prompt.batch.paused[key.choosable ? 'back' : 'putBack']
  const next = isPulled ? of - signed : 1
  return (
    <Asking
      asks={useAsks()}
      approve={key.choosable ? approveText(texts, choose, { count: next, payments: null }) : null}
      decline={prompt.batch.paused.finish}
      waiting={prompt.waiting.plugIn}
      blocker={key.blocker}
      answer={() => ({ prompt: 'sign', typed: { ...key.take(), documents: places } })}
    >
      <div data-paused={reason}>
        <Notice
          kind={isPulled ? 'warning' : 'info'}
          title={doneText(texts, choose, { operation: 'sign', count: signed, of })}
          live
        >
          {isPulled && <p>{prompt.batch.paused.title}.</p>}
          <p>{words}</p>
        </Notice>
        <progress aria-label={prompt.working.sign} max={of} value={signed} />
      </div>
      {key.choosable ? (
        key.certificates
      ) : (
        <section class="paper">
          <TokenView token={candidate.token} />
        </section>
      )}
      {key.choosable && key.pin}
    </Asking>
  )
}
