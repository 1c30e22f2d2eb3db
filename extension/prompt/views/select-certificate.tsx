/** Which certificate shall the page see? */
import type { VNode } from 'preact'
import { useTexts } from '../../ui/language.tsx'
import { Asking } from '../asking.tsx'
import { Candidates, chosenCandidate } from '../candidates.tsx'
import { usePrompt } from '../prompt-context.ts'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

export function SelectCertificate({ question: { candidates, problem } }: ViewProps<'selectCertificate'>): VNode {
  const { prompt } = useTexts()
  const { choices } = usePrompt()
  const chosen = chosenCandidate(candidates, choices)
  const choosable = candidates.some(({ obstacle }) => obstacle === null)
  return (
    <Asking
      asks={prompt.asks.selectCertificate}
      approve={choosable ? prompt.approve.selectCertificate : null}
      blocker={chosen ? null : 'certificate'}
      waiting={prompt.waiting.noCertificate}
      answer={() => ({
        prompt: 'selectCertificate',
        typed: { token: chosen?.token.id ?? '', certificate: chosen?.fingerprint ?? '' },
      })}
    >
      <ProblemView problem={problem} />
      <Candidates title={prompt.certificate.choose} candidates={candidates} />
      {choosable && <p class="aside">{prompt.certificate.siteSees}</p>}
    </Asking>
  )
}
