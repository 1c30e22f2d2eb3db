/** Shall this certificate be taken out of use? That it also goes from its token with its key, the person ticks, and confirms. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Question } from '../../../shared/prompts/index.ts'
import { fill } from '../../locales/format.ts'
import { CertificateDetails, CertificateSummary } from '../../ui/certificate-view.tsx'
import { Check } from '../../ui/check.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TokenView } from '../../ui/token-view.tsx'
import { visibleText } from '../../ui/visible-runs.ts'
import { Asking } from '../asking.tsx'
import { usePin } from '../pin.tsx'
import { ProblemView } from '../problem-view.tsx'
import { usePrompt } from '../prompt-context.ts'
import { SerialField, serialFits } from '../serial-field.tsx'
import { useFingerprints } from '../use-fingerprints.ts'
import type { ViewProps } from '../view-props.ts'

type Place = Question<'retireCertificate'>['places'][number]

export function RetireCertificate({ question: { places, problem }, request }: ViewProps<'retireCertificate'>): VNode {
  const { prompt } = useTexts()
  const { choices } = usePrompt()
  const { certificate } = request.params
  const [named] = useFingerprints(useMemo(() => [certificate], [certificate]))
  const chosen = places.find(({ token }) => token.id === choices.removeFrom) ?? null
  const pin = usePin(chosen?.token ?? null)
  const missing = chosen && !serialFits(choices, chosen.token) ? 'serial' : pin.blocker
  return (
    <Asking
      asks={prompt.asks.retireCertificate}
      approve={chosen ? prompt.retirement.approveRemoval : prompt.approve.retireCertificate}
      blocker={chosen ? missing : null}
      answer={() => ({
        prompt: 'retireCertificate',
        typed: {
          token: chosen?.token.id ?? null,
          pin: pin.take(),
          serialNumber: chosen ? choices.serialNumber.trim() : '',
        },
      })}
    >
      <section class="paper">
        <CertificateSummary certificate={certificate} />
        <CertificateDetails certificate={certificate} fingerprint={named?.fingerprint ?? ''} />
      </section>
      <p>{prompt.retirement.meaning}</p>
      {places.length === 0 && <p class="aside">{prompt.retirement.notConnected}</p>}
      {places.map(place => (
        <Removal key={place.token.id} place={place} chosen={place === chosen} />
      ))}
      <ProblemView problem={problem} />
      {pin.view}
    </Asking>
  )
}

function Removal({ place: { token, keyStays }, chosen }: { place: Place; chosen: boolean }): VNode {
  const { prompt, care } = useTexts()
  const { choose } = usePrompt()
  return (
    <section class="paper" data-token={token.id}>
      <TokenView token={token} />
      <Check
        name="remove"
        checked={chosen}
        onCheck={wanted => choose({ removeFrom: wanted ? token.id : null, serialNumber: '' })}
      >
        {fill(keyStays ? prompt.retirement.removeAlone : prompt.retirement.remove, {
          token: visibleText(token.label),
        })}
      </Check>
      {chosen && (
        <>
          <Notice kind="danger">
            <p>{keyStays ? prompt.retirement.keyStays : care.deletion.keyPair}</p>
          </Notice>
          <SerialField token={token} />
        </>
      )}
    </section>
  )
}
