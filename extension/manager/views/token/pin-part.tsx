/** The PINs of a token and its name: what is known of them, and everything that can be done about them. */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../../shared/limits.ts'
import { pinLengthOf } from '../../../../shared/pin-policy.ts'
import { utf8 } from '../../../../shared/bytes.ts'
import { fill } from '../../../locales/format.ts'
import type { TokenPageTexts } from '../../../locales/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts, type Fact } from '../../../ui/facts.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { useTries } from '../../../ui/use-tries.ts'
import { TextField } from '../../../ui/text-field.tsx'
import type { TokenProps } from './token-props.ts'

export function PinPart(props: TokenProps): VNode {
  const { pin: texts } = useTexts().tokenPage
  const { details, task } = props
  const { can, userPin, soPin } = details
  const place = useRef<HTMLElement>(null)
  const wanted = task === 'changePin' || task === 'unblock'
  useEffect(() => {
    if (wanted) place.current?.querySelector<HTMLElement>('h3')?.focus()
  }, [wanted])
  return (
    <section class="paper" data-part="pin" ref={place}>
      <h3 tabIndex={-1}>{texts.title}</h3>
      <Facts facts={usePinFacts(props)} />
      {userPin.factoryDefault !== null && (
        <p class="aside">{factoryText(texts, userPin.factoryDefault, soPin?.factoryDefault ?? null)}</p>
      )}
      <PinButtons {...props} />
      <p id="unblock-meaning" class="aside">
        {can.unblock ? texts.unblockMeaning : texts.noUnblock}
      </p>
      {can.rename ? <Rename {...props} /> : <p class="aside">{texts.renameNever}</p>}
    </section>
  )
}

const factoryText = ({ factory, factoryUser }: TokenPageTexts['pin'], pin: string, soPin: string | null): string =>
  soPin === null ? fill(factoryUser, { pin }) : fill(factory, { pin, soPin })

function PinButtons({ details, busy, task, actions }: TokenProps): VNode {
  const { pin: texts } = useTexts().tokenPage
  const { can, userPin, soPin } = details
  const soLocked = soPin?.tries === 'locked'
  return (
    <div class="actions">
      <Button
        action="change-pin"
        kind={task === 'changePin' ? 'primary' : 'plain'}
        dead={busy || userPin.tries === 'locked'}
        onPress={actions.changePin}
      >
        {texts.change}
      </Button>
      {can.unblock && (
        <Button
          action="unblock-pin"
          kind={task === 'unblock' || userPin.tries === 'locked' ? 'primary' : 'plain'}
          dead={busy || soLocked}
          describedBy="unblock-meaning"
          onPress={actions.unblockPin}
        >
          {texts.unblock}
        </Button>
      )}
      {can.changeSoPin && (
        <Button action="change-so-pin" dead={busy || soLocked} onPress={actions.changeSoPin}>
          {texts.changeSo}
        </Button>
      )}
    </div>
  )
}

/** Tries left of both PINs, and how long the user's may be. */
function usePinFacts({ details: { userPin, soPin } }: TokenProps): Fact[] {
  const { pin: texts } = useTexts().tokenPage
  const say = useTries()
  const { min, max } = pinLengthOf(userPin)
  return [
    { name: texts.user, value: `${say(userPin)} · ${fill(texts.length, { min, max })}` },
    ...(soPin ? [{ name: texts.so, value: say(soPin) }] : []),
  ]
}

function Rename({ details, busy, actions }: TokenProps): VNode {
  const { pin: texts } = useTexts().tokenPage
  const [typed, setTyped] = useState<string | null>(null)
  const label = (typed ?? details.summary.label).trim()
  const fits = label !== '' && label !== details.summary.label && utf8(label).length <= limits.tokenLabel
  return (
    <div class="rename">
      <TextField
        name="rename"
        label={texts.renameLabel}
        value={typed ?? details.summary.label}
        longest={limits.tokenLabel}
        onText={setTyped}
      />
      <Button action="rename" dead={busy || !fits} onPress={() => actions.rename(label)}>
        {texts.rename}
      </Button>
    </div>
  )
}
