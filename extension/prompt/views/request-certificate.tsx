/** Shall a key pair be made on this token and a request signed with it? The subject stands as the certificate will show it. */
import type { VNode } from 'preact'
import type { Question } from '../../../shared/prompts/index.ts'
import { useTexts } from '../../ui/language.tsx'
import { NameFacts } from '../../ui/name-facts.tsx'
import { Asking } from '../asking.tsx'
import { KeyExport, mayExport } from '../key-export.tsx'
import { useNewPin } from '../new-pin.tsx'
import { usePin, type PinControl } from '../pin.tsx'
import { usePrompt } from '../prompt-context.ts'
import { RequestedExtensions } from '../requested-extensions.tsx'
import { chosenToken, isUsable, TokenChoice } from '../token-choice.tsx'
import { Waiting } from '../waiting.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

type OfferedToken = Question<'requestCertificate'>['tokens'][number]

export function RequestCertificate({ question, request }: ViewProps<'requestCertificate'>): VNode {
  const { prompt } = useTexts()
  const { choices } = usePrompt()
  const { params } = request
  const { tokens, problem } = question
  const chosen = chosenToken(tokens, choices)
  const pin = usePinFor(chosen)
  return (
    <Asking
      asks={prompt.asks.requestCertificate}
      approve={tokens.some(isUsable) ? prompt.approve.requestCertificate : null}
      blocker={chosen ? pin.blocker : 'token'}
      waiting={prompt.waiting.plugIn}
      answer={() => ({
        prompt: 'requestCertificate',
        typed: {
          token: chosen?.token.id ?? '',
          pin: pin.take(),
          exportable: mayExport(params.key, chosen?.token) && choices.exportable,
        },
      })}
    >
      <section class="paper">
        <h2>{prompt.request.subject}</h2>
        <NameFacts name={params.subject} />
        <RequestedExtensions params={params} />
      </section>
      <TokensOffered offered={tokens} chosen={chosen} />
      {chosen && <KeyExport wanted={params.key} token={chosen.token} />}
      <ProblemView problem={problem} />
      {pin.view}
    </Asking>
  )
}

/** A PIN that is asked for, or one that is chosen now. */
function usePinFor(place: OfferedToken | null): PinControl {
  const known = usePin(place?.token ?? null)
  const fresh = useNewPin(place?.token ?? null)
  return place?.newPin ? fresh : known
}

function TokensOffered({ offered, chosen }: { offered: OfferedToken[]; chosen: OfferedToken | null }): VNode {
  const { prompt } = useTexts()
  if (offered.length === 0) return <Waiting title={prompt.waiting.plugIn} meaning={prompt.waiting.plugInMeaning} />
  return <TokenChoice title={prompt.request.keyOn} offered={offered} chosen={chosen?.token.id ?? null} />
}
