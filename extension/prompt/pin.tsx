/** The PIN: typed here as bytes for one answer and forgotten at once, or typed on the device. Tries left stand beside it. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { PinEntry } from '../../shared/schemas.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { fill } from '../locales/format.ts'
import { usePlural, useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Blocker } from './asking.tsx'
import { lengthOf, takeBytes } from './pin-input.ts'

export interface PinControl {
  view: VNode | null
  blocker: Blocker | null
  /** Takes the PIN out of its field, which is empty afterwards. */
  take: () => PinEntry
}

/** What is known of the field for one token; the characters themselves stay in the field. */
interface Entered {
  token: string
  /** The field, once something was typed into it. */
  input: HTMLInputElement | null
  longEnough: boolean
  confirmed: boolean
}

/** `token`: the one that was chosen. */
export function usePin(token: TokenForPin | null): PinControl {
  const nothing: Entered = { token: token?.id ?? '', input: null, longEnough: false, confirmed: false }
  const [entered, setEntered] = useState(nothing)
  const here = entered.token === nothing.token ? entered : nothing
  if (!token) return { view: null, blocker: null, take: () => ({ pin: null, lastTryConfirmed: false }) }
  const last = isLastTry(token)
  return {
    view: <PinField key={token.id} token={token} entered={here} onEntered={setEntered} />,
    blocker: blockerFor(token, here),
    take: () => {
      setEntered(nothing)
      return {
        pin: token.pin.onDevice ? null : takeBytes(here.input),
        lastTryConfirmed: last && here.confirmed,
      }
    },
  }
}

const isLastTry = ({ pin }: TokenForPin): boolean => pin.tries === 'final' || pin.left === 1

function blockerFor(token: TokenForPin, entered: Entered): Blocker | null {
  if (token.pin.tries === 'locked') return 'locked'
  if (!token.pin.onDevice && !entered.longEnough) return 'pin'
  return isLastTry(token) && !entered.confirmed ? 'finalTry' : null
}

interface FieldProps {
  token: TokenForPin
  entered: Entered
  onEntered: (entered: Entered) => void
}

function PinField({ token, entered, onEntered }: FieldProps): VNode {
  const { tokens } = useTexts()
  if (token.pin.tries === 'locked') return <Notice kind="danger" title={tokens.pin.locked} />
  return (
    <section class="pin">
      {token.pin.onDevice ? (
        <Notice kind="info">
          <p>{tokens.pin.onDevice}</p>
        </Notice>
      ) : (
        <PinInput token={token} entered={entered} onEntered={onEntered} />
      )}
      <Tries token={token} />
      {isLastTry(token) && (
        <label class="check">
          <input
            type="checkbox"
            data-field="last-try"
            checked={entered.confirmed}
            onChange={({ currentTarget: { checked } }) => onEntered({ ...entered, confirmed: checked })}
          />
          <span>{tokens.pin.confirmFinal}</span>
        </label>
      )}
    </section>
  )
}

function PinInput({ token: { pin }, entered, onEntered }: FieldProps): VNode {
  const { tokens } = useTexts()
  return (
    <label class="field">
      <span class="field-label">{tokens.pin.label}</span>
      <input
        type="password"
        data-field="pin"
        autocomplete="off"
        spellcheck={false}
        maxLength={pin.maxLength}
        aria-describedby="tries"
        onInput={({ currentTarget: input }) =>
          onEntered({ ...entered, input, longEnough: lengthOf(input) >= Math.max(1, pin.minLength) })
        }
      />
    </label>
  )
}

/** What the token says of the tries that are left: nothing, where it says nothing. */
function Tries({ token }: { token: TokenForPin }): VNode {
  const { tokens } = useTexts()
  const choose = usePlural()
  const { left, tries } = token.pin
  const count = left === null ? '' : fill(choose(tokens.pin.left, left), { count: left })
  const warning = isLastTry(token) ? tokens.pin.final : tries === 'low' ? tokens.pin.low : ''
  if (warning === '') {
    return (
      <p id="tries" class="aside">
        {count}
      </p>
    )
  }
  return (
    <Notice kind={isLastTry(token) ? 'danger' : 'warning'} {...(count === '' ? {} : { title: count })}>
      <p id="tries">{warning}</p>
    </Notice>
  )
}
