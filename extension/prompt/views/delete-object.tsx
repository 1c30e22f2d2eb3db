/** Shall this object go for good? A key goes only when the serial number of its token was typed. */
import type { VNode } from 'preact'
import type { Question } from '../../../shared/prompts/index.ts'
import type { CareTexts } from '../../locales/texts.ts'
import { useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ObjectView } from '../../ui/object-view.tsx'
import { Asking } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import { usePin } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import { usePrompt } from '../prompt-context.ts'
import { SerialField, serialFits } from '../serial-field.tsx'
import type { ViewProps } from '../view-props.ts'

type Target = Question<'deleteObject'>['object']

export function DeleteObject({ question: { token, object, problem } }: ViewProps<'deleteObject'>): VNode {
  const { care } = useTexts()
  const { choices } = usePrompt()
  const pin = usePin(token)
  const confirms = isKey(object)
  return (
    <Asking
      asks={care.asks.deleteObject}
      // It can be installed again.
      approve={object?.kind === 'certificate' ? care.deletion.approveCertificate : care.approve.deleteObject}
      blocker={confirms && !serialFits(choices, token) ? 'serial' : pin.blocker}
      answer={() => ({
        prompt: 'deleteObject',
        typed: { pin: pin.take(), serialNumber: confirms ? choices.serialNumber.trim() : '' },
      })}
    >
      <CareToken token={token} />
      {object && (
        <section class="paper">
          <ObjectView object={object} />
        </section>
      )}
      <Notice kind={confirms ? 'danger' : 'warning'}>
        <p>{lossOf(object, care.deletion)}</p>
      </Notice>
      <ProblemView problem={problem} />
      {confirms && <SerialField token={token} />}
      {pin.view}
    </Asking>
  )
}

/** What is not seen yet may be a key. */
const isKey = (object: Target): boolean => object === null || object.kind === 'keyPair' || object.kind === 'secretKey'

function lossOf(object: Target, texts: CareTexts['deletion']): string {
  if (object === null) return texts.unknown
  if (object.kind !== 'certificate') return texts[object.kind]
  return object.hasKey ? texts.certificate : texts.loneCertificate
}
