/** The chain as a line of steps; the first broken one is open, with its cure. */
import type { VNode } from 'preact'
import { Button } from '../../ui/button.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { readinessReport } from '../readiness-report.ts'
import type { SavedFile } from '../save-file.ts'
import { readinessSteps, type Findings, type Step } from '../readiness.ts'

interface Props {
  findings: Findings
  /** The extension's id. */
  extension: string
  check: () => void
  save: (file: SavedFile) => void
}

export function ReadinessView({ findings, extension, check, save }: Props): VNode {
  const { manager } = useTexts()
  const choose = usePlural()
  const steps = readinessSteps(findings, manager.readiness, choose)
  const firstBroken = steps.find(({ state }) => state === 'broken')
  return (
    <>
      <p class="intro">{manager.readiness.intro}</p>
      {!firstBroken && <Notice kind="good" title={manager.readiness.allGood} />}
      <ol class="steps">
        {steps.map(step => (
          <StepView key={step.name} step={step} open={step === firstBroken} />
        ))}
      </ol>
      <p>
        <Button action="check" kind="primary" onPress={check}>
          {manager.readiness.check}
        </Button>
      </p>
      <div class="file-row">
        <Button
          action="save-report"
          describedBy="report-hint"
          onPress={() => {
            const content = readinessReport(findings, steps, {
              extension,
              userAgent: navigator.userAgent,
              now: new Date(),
            })
            save({ name: 'mohur-readiness.txt', type: 'text/plain', content })
          }}
        >
          {manager.readiness.save}
        </Button>
        <p id="report-hint" class="aside">
          {manager.readiness.saveMeaning}
        </p>
      </div>
    </>
  )
}

const signs: Record<Step['state'], string> = { good: '✓', broken: '!', waiting: '·' }

function StepView({ step, open }: { step: Step; open: boolean }): VNode {
  const { readiness } = useTexts().manager
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
      </details>
    </li>
  )
}
