/** First use of a token, or formatting: what is lost, its new name, the SO PIN, the new PIN, and which token is meant. */
import type { VNode } from 'preact'
import type { Question } from '../../../shared/prompts/index.ts'
import { useTexts } from '../../ui/language.tsx'
import { Asking, type Blocker } from '../asking.tsx'
import { CareToken } from '../care-token.tsx'
import type { Choices } from '../choices.ts'
import { FactoryHint } from '../factory-hint.tsx'
import { LabelField, labelFits, labelOf } from '../label-field.tsx'
import { Losses } from '../losses.tsx'
import { useNewPin } from '../new-pin.tsx'
import { usePin, withSoTries, type PinControl } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import { usePrompt } from '../prompt-context.ts'
import { SerialField, serialFits } from '../serial-field.tsx'
import type { ViewProps } from '../view-props.ts'

type Asked = Question<'initializeToken'>

export function InitializeToken({ question }: ViewProps<'initializeToken'>): VNode {
  const { care, tokenPage } = useTexts()
  const { choices } = usePrompt()
  const { token, details, losesValidCertificate, problem } = question
  const first = token.state === 'uninitialized'
  const soPin = useSoPin(question)
  const fresh = useNewPin(token)
  const label = labelOf(choices, token.label).trim()
  return (
    <Asking
      asks={first ? care.asks.initializeToken : tokenPage.danger.title}
      approve={first ? care.approve.initializeToken : care.format}
      blocker={consentBlocker(question, choices) ?? soPin?.blocker ?? fresh.blocker ?? serialBlocker(question, choices)}
      answer={() => ({
        prompt: 'initializeToken',
        typed: {
          soPin: soPin?.take() ?? null,
          newPin: fresh.take().pin,
          label,
          serialNumber: first ? '' : choices.serialNumber.trim(),
          losesValidCertificate: losesValidCertificate && choices.agreed,
          pinChangeBy: details.can.choosePinPolicy ? choices.pinChangeBy : null,
        },
      })}
    >
      <CareToken token={token} />
      <Losses question={question} />
      <ProblemView problem={problem} />
      <LabelField present={token.label} />
      {soPin?.view}
      {details.soPin && <FactoryHint pin={details.soPin.factoryDefault} />}
      {fresh.view}
      {details.can.choosePinPolicy && <PinChangeBy />}
      {!first && <SerialField token={token} />}
    </Asking>
  )
}

/** A token that was never initialised takes its SO PIN now, so it is typed twice; `null` where there is none. */
function useSoPin({ token, details: { soPin } }: Asked): PinControl | null {
  const known = usePin(soPin && withSoTries(token, soPin.tries, soPin.left), 'so')
  const first = useNewPin(soPin && token, 'firstSo')
  if (!soPin) return null
  return token.state === 'uninitialized' && soPin.tries !== 'locked' ? first : known
}

function consentBlocker({ token, losesValidCertificate }: Asked, choices: Choices): Blocker | null {
  if (losesValidCertificate && !choices.agreed) return 'agree'
  return labelFits(labelOf(choices, token.label)) ? null : 'label'
}

const serialBlocker = ({ token }: Asked, choices: Choices): Blocker | null =>
  token.state === 'uninitialized' || serialFits(choices, token) ? null : 'serial'

function PinChangeBy(): VNode {
  const { care } = useTexts()
  const { choices, choose } = usePrompt()
  return (
    <details class="fold">
      <summary>{`${care.pinChange.title}: ${care.pinChange[choices.pinChangeBy]}`}</summary>
      <div class="choices" role="radiogroup" aria-label={care.pinChange.title}>
        {(['user', 'so', 'both'] as const).map(who => (
          <div key={who} class="choice">
            <label>
              <input
                type="radio"
                name="pin-change-by"
                data-field={`pin-change-${who}`}
                checked={choices.pinChangeBy === who}
                onChange={() => choose({ pinChangeBy: who })}
              />
              <span>{care.pinChange[who]}</span>
            </label>
          </div>
        ))}
      </div>
    </details>
  )
}
