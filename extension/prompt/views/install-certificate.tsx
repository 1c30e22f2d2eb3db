/** Shall these certificates be stored on this token, beside the key they belong to? */
import type { VNode } from 'preact'
import type { Question } from '../../../shared/prompts/index.ts'
import { fill } from '../../locales/format.ts'
import { CertificateDetails, CertificateSummary } from '../../ui/certificate-view.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { importFindings } from '../../profiles/import-findings.ts'
import { PathFindings } from '../../ui/path-findings.tsx'
import { useNow } from '../../ui/use-now.ts'
import { Asking } from '../asking.tsx'
import { usePin } from '../pin.tsx'
import { usePrompt } from '../prompt-context.ts'
import { chosenToken, TokenChoice } from '../token-choice.tsx'
import { useFingerprints, type NamedCertificate } from '../use-fingerprints.ts'
import { Waiting } from '../waiting.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

type Destination = Question<'installCertificate'>['places'][number]

export function InstallCertificate({ question: { places, problem }, request }: ViewProps<'installCertificate'>): VNode {
  const { prompt } = useTexts()
  const choose = usePlural()
  const { choices } = usePrompt()
  const now = useNow(60_000)
  const certificates = useFingerprints(request.certificates)
  const chosen = chosenToken(places, choices)
  const pin = usePin(chosen?.token ?? null)
  const leaves = placed(certificates, places)
  return (
    <Asking
      asks={fill(choose(prompt.asks.installCertificate, leaves.length), { count: leaves.length })}
      approve={places.length > 0 ? prompt.approve.installCertificate : null}
      blocker={chosen ? pin.blocker : 'token'}
      waiting={prompt.waiting.noKey}
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
        <PathFindings
          findings={importFindings(
            certificates.map(({ certificate }) => certificate),
            new Date(now),
          )}
          place="install"
        />
      </section>
      {places.length === 0 && <Waiting title={prompt.waiting.noKey} meaning={prompt.waiting.noKeyMeaning} />}
      {places.length > 0 && (
        <TokenChoice title={prompt.install.beside} offered={places} chosen={chosen?.token.id ?? null} />
      )}
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
