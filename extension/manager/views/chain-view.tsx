/** The chain as a line of steps; the first that is not in order is open, with its cure. The last is a signature to try. */
import type { ComponentChildren, VNode } from 'preact'
import { formatTime, fill } from '../../locales/format.ts'
import { helpIn } from '../../installation.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { useLanguage, usePlural, useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { readinessSteps, type Findings, type Step, type Trial } from '../readiness.ts'

export interface ChainProps {
  findings: Findings
  /** It is being checked again. */
  checking: boolean
  check: () => void
  trial: Trial
  trySignature: () => void
}

export function ChainView({ findings, checking, check, trial, trySignature }: ChainProps): VNode {
  const { readiness } = useTexts().manager
  const choose = usePlural()
  const language = useLanguage()
  const steps = readinessSteps(findings, trial, { texts: readiness, choose })
  const firstBroken = steps.find(({ state }) => state === 'broken')
  const open = firstBroken ?? steps.find(({ state }) => state === 'waiting')
  const canTry = 'certificates' in findings.diagnosis && findings.diagnosis.certificates > 0
  const help = helpIn(language, findings.installation)
  return (
    <>
      {!firstBroken && <Notice kind="good" title={readiness.allGood} />}
      <ol class="steps">
        {steps.map(step => (
          <StepView key={step.name} step={step} open={step === open}>
            {step.name === 'signature' && canTry && (
              <p>
                <Button action="try-signature" dead={trial === 'running'} onPress={trySignature}>
                  {readiness.tryButton}
                </Button>
              </p>
            )}
          </StepView>
        ))}
      </ol>
      {help !== null && (
        <section class="paper" data-part="help">
          <h2>{readiness.help}</h2>
          <p>
            <VisibleText text={help} multiline />
          </p>
        </section>
      )}
      <div class="buttons">
        <Button action="check" kind="primary" dead={checking} onPress={check}>
          {readiness.check}
        </Button>
        <p role="status" data-checked={!checking}>
          {trial === 'running'
            ? readiness.trying
            : checking
              ? readiness.checking
              : fill(readiness.checked, { time: formatTime(findings.at) })}
        </p>
      </div>
    </>
  )
}

const signs: Record<Step['state'], string> = { good: '✓', broken: '!', waiting: '·' }

interface StepProps {
  step: Step
  open: boolean
  children: ComponentChildren
}

function StepView({ step, open, children }: StepProps): VNode {
  const { manager, common } = useTexts()
  const { readiness } = manager
  return (
    <li class={`step step-${step.state}`} data-step={step.name} data-state={step.state}>
      <span class="step-sign" aria-hidden="true">
        {signs[step.state]}
      </span>
      <details class="paper" open={open}>
        <summary>
          <strong>{readiness.steps[step.name]}</strong> <span class="step-state">{readiness.states[step.state]}</span>
        </summary>
        {step.text !== '' && <p>{step.text}</p>}
        {step.problems.map((problem, index) => (
          <ErrorView key={index} error={problem} kind="warning" />
        ))}
        {step.cure !== '' && <p>{step.cure}</p>}
        {step.command !== '' && <pre class="command">{step.command}</pre>}
        {step.place !== null && (
          <p>
            <a class="button button-plain" href={`#${step.place}`}>
              {common.cures[step.place]}
            </a>
          </p>
        )}
        {children}
      </details>
    </li>
  )
}
