/** Shall a key pair be made on this token and a request signed with it? The subject stands as the certificate will show it. */
import type { VNode } from 'preact'
import type { Params } from '../../../shared/operations/index.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import { fill } from '../../locales/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { NameFacts } from '../../ui/name-facts.tsx'
import { Asking } from '../asking.tsx'
import type { Choices } from '../choices.ts'
import { useNewPin } from '../new-pin.tsx'
import { usePin, type PinControl } from '../pin.tsx'
import { usePrompt } from '../prompt-context.ts'
import { RequestedExtensions } from '../requested-extensions.tsx'
import { TokenChoice } from '../token-choice.tsx'
import { Waiting } from '../waiting.tsx'
import { ProblemView } from '../problem-view.tsx'
import type { ViewProps } from '../view-props.ts'

type OfferedToken = Question<'requestCertificate'>['tokens'][number]

/** The chosen token; the only one there is counts as chosen. */
function chosenToken(places: readonly OfferedToken[], choices: Choices): OfferedToken | null {
  const usable = places.filter(isUsable)
  const chosen = usable.find(({ token }) => token.id === choices.token)
  return chosen ?? (usable.length === 1 && choices.token === null ? (usable[0] ?? null) : null)
}

export function RequestCertificate({ question, request }: ViewProps<'requestCertificate'>): VNode {
  const { prompt } = useTexts()
  const { choices } = usePrompt()
  const { params } = request
  const { tokens, problem } = question
  const chosen = chosenToken(tokens, choices)
  const pin = usePlacePin(chosen)
  return (
    <Asking
      asks={prompt.asks.requestCertificate}
      approve={tokens.some(isUsable) ? prompt.approve.requestCertificate : null}
      blocker={chosen ? pin.blocker : 'token'}
      answer={() => ({
        prompt: 'requestCertificate',
        typed: {
          token: chosen?.token.id ?? '',
          pin: pin.take(),
          exportable: mayExport(params, chosen) && choices.exportable,
        },
      })}
    >
      <section class="paper">
        <h2>{prompt.request.subject}</h2>
        <NameFacts name={params.subject} />
        <RequestedExtensions params={params} />
      </section>
      <TokenPlaces places={tokens} chosen={chosen} />
      {chosen && <KeyExport params={params} place={chosen} />}
      <ProblemView problem={problem} />
      {pin.view}
    </Asking>
  )
}

const isUsable = ({ obstacle }: OfferedToken): boolean => obstacle === null

const mayExport = ({ key }: Params<'requestCertificate'>, place: OfferedToken | null): boolean =>
  key.exportable === true && place?.token.kind === 'software'

/** A PIN that is asked for, or one that is chosen now. */
function usePlacePin(place: OfferedToken | null): PinControl {
  const known = usePin(place?.token ?? null)
  const fresh = useNewPin(place?.token ?? null)
  return place?.newPin ? fresh : known
}

function TokenPlaces({ places, chosen }: { places: OfferedToken[]; chosen: OfferedToken | null }): VNode {
  const { prompt } = useTexts()
  if (places.length === 0) return <Waiting title={prompt.waiting.plugIn} meaning={prompt.waiting.plugInMeaning} />
  return <TokenChoice title={prompt.request.keyOn} places={places} chosen={chosen?.token.id ?? null} />
}

/** Whether the key may leave: only from the software token, only when asked for, only if the person says so. */
function KeyExport({ params, place }: { params: Params<'requestCertificate'>; place: OfferedToken }): VNode {
  const { prompt } = useTexts()
  const { choices, choose } = usePrompt()
  const key = fill(prompt.request.newKey, { algorithm: params.key.algorithm })
  const asked = params.key.exportable === true
  if (!mayExport(params, place)) {
    return (
      <p class="aside">
        {key}. {asked ? prompt.request.notExportable : prompt.request.stays}
      </p>
    )
  }
  return (
    <>
      <p class="aside">{key}.</p>
      <label class="check">
        <input
          type="checkbox"
          data-field="exportable"
          checked={choices.exportable}
          onChange={({ currentTarget: { checked } }) => choose({ exportable: checked })}
        />
        <span>
          {prompt.request.exportable}
          <span class="aside">{prompt.request.exportableMeaning}</span>
        </span>
      </label>
    </>
  )
}
