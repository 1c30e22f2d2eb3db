/** Shall these certificates be stored on this token, beside the key they belong to? */
import type { VNode } from 'preact'
import type { Question } from '../../../shared/prompts/index.ts'
import { fill } from '../../locales/format.ts'
import { CertificateDetails, CertificateSummary } from '../../ui/certificate-view.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { TokenView } from '../../ui/token-view.tsx'
import { Asking } from '../asking.tsx'
import type { Choices } from '../choices.ts'
import { usePin } from '../pin.tsx'
import { usePrompt } from '../prompt-context.ts'
import { useFingerprints, type NamedCertificate } from '../use-fingerprints.ts'
import { Waiting } from '../waiting.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

type Destination = Question<'installCertificate'>['places'][number]

function chosenDestination(places: readonly Destination[], choices: Choices): Destination | null {
  const chosen = places.find(({ token }) => token.id === choices.token)
  return chosen ?? (places.length === 1 && choices.token === null ? (places[0] ?? null) : null)
}

export function InstallCertificate({ question: { places, problem }, request }: ViewProps<'installCertificate'>): VNode {
  const { prompt } = useTexts()
  const choose = usePlural()
  const { choices } = usePrompt()
  const certificates = useFingerprints(request.certificates)
  const chosen = chosenDestination(places, choices)
  const pin = usePin(chosen?.token ?? null)
  const leaves = placed(certificates, places)
  return (
    <Asking
      asks={fill(choose(prompt.asks.installCertificate, leaves.length), { count: leaves.length })}
      approve={places.length > 0 ? prompt.approve.installCertificate : null}
      blocker={chosen ? pin.blocker : 'token'}
      answer={() => ({ prompt: 'installCertificate', typed: { token: chosen?.token.id ?? '', pin: pin.take() } })}
    >
      <section class="paper">
        {leaves.map(({ certificate, fingerprint }) => (
          <div key={fingerprint} data-certificate={fingerprint}>
            <CertificateSummary certificate={certificate} />
            <CertificateDetails certificate={certificate} fingerprint={fingerprint} />
          </div>
        ))}
        <Issuers certificates={certificates.filter(one => !leaves.includes(one))} />
      </section>
      {places.length === 0 && <Waiting title={prompt.waiting.noKey} meaning={prompt.waiting.noKeyMeaning} />}
      {places.length > 0 && <Destinations places={places} chosen={chosen} />}
      <ProblemView problem={problem} />
      {pin.view}
    </Asking>
  )
}

/** Those that belong to a key on a token; all of them while no token holds one. */
function placed(
  certificates: readonly NamedCertificate[],
  places: readonly Destination[],
): readonly NamedCertificate[] {
  const wanted = new Set(places.flatMap(place => place.certificates))
  const found = certificates.filter(({ fingerprint }) => wanted.has(fingerprint))
  return found.length > 0 ? found : certificates
}

function Issuers({ certificates }: { certificates: readonly NamedCertificate[] }): VNode | null {
  const { prompt } = useTexts()
  const choose = usePlural()
  if (certificates.length === 0) return null
  return (
    <details class="fold">
      <summary>{fill(choose(prompt.install.issuers, certificates.length), { count: certificates.length })}</summary>
      {certificates.map(({ certificate, fingerprint }) => (
        <CertificateSummary key={fingerprint} certificate={certificate} />
      ))}
    </details>
  )
}

function Destinations({ places, chosen }: { places: readonly Destination[]; chosen: Destination | null }): VNode {
  const { prompt } = useTexts()
  const { choose } = usePrompt()
  return (
    <fieldset class="choices">
      <legend>{prompt.install.beside}</legend>
      {places.map(place => (
        <div key={place.token.id} class="choice">
          <label data-choice={place.token.id}>
            <input
              type="radio"
              name="token"
              checked={place === chosen}
              onChange={() => choose({ token: place.token.id })}
            />
            <div class="choice-body">
              <TokenView token={place.token} />
            </div>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
