/** Shall this certificate be renewed? Its name stands as the new one will show it, and as the old one does where that differs. */
import type { VNode } from 'preact'
import { equalBytes } from '../../../shared/bytes.ts'
import { certificateFacts } from '../../profiles/certificate-facts.ts'
import { useTexts } from '../../ui/language.tsx'
import { NameFacts } from '../../ui/name-facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Asking } from '../asking.tsx'
import { KeyExport, mayExport } from '../key-export.tsx'
import { usePrompt } from '../prompt-context.ts'
import { RequestedExtensions } from '../requested-extensions.tsx'
import { useSigningKey } from '../use-signing-key.tsx'
import type { ViewProps } from '../view-props.ts'

export function RenewCertificate({ question, request }: ViewProps<'renewCertificate'>): VNode {
  const { prompt } = useTexts()
  const { choices } = usePrompt()
  const { params } = request
  // No other certificate than the one that the page named.
  const candidates = question.candidates.filter(one => equalBytes(one.certificate, params.certificate))
  const { chosen, choosable, certificates, pin, blocker, take } = useSigningKey(
    { candidates, problem: question.problem },
    prompt.renewal.certificate,
  )
  return (
    <Asking
      asks={prompt.asks.renewCertificate}
      approve={choosable ? prompt.approve.renewCertificate : null}
      waiting={prompt.waiting.noCertificate}
      blocker={blocker}
      answer={() => ({
        prompt: 'renewCertificate',
        typed: { ...take(), exportable: mayExport(params.key, chosen?.token) && choices.exportable },
      })}
    >
      {certificates}
      <Names params={params} />
      {chosen && <KeyExport wanted={params.key} token={chosen.token} />}
      <p class="aside">{prompt.renewal.signedByOld}</p>
      {pin}
    </Asking>
  )
}

function Names({ params }: Pick<ViewProps<'renewCertificate'>['request'], 'params'>): VNode {
  const { prompt } = useTexts()
  const old = certificateFacts(params.certificate)?.subject ?? []
  const { subject = old } = params
  const isOther = JSON.stringify(subject.map(asIs)) !== JSON.stringify(old.map(asIs))
  return (
    <>
      {isOther && (
        <>
          <Notice kind="warning">
            <p>{prompt.renewal.otherSubject}</p>
          </Notice>
          <section class="paper" data-old-name>
            <h2>{prompt.renewal.oldSubject}</h2>
            <NameFacts name={old} />
          </section>
        </>
      )}
      <section class="paper">
        <h2>{prompt.request.subject}</h2>
        <NameFacts name={subject} />
        <RequestedExtensions params={params} />
      </section>
    </>
  )
}

const asIs = ({ type, value }: { type: string; value: string }): string[] => [type, value]
