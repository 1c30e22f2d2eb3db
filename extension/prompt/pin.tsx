/** A PIN: typed here as bytes for one answer and forgotten at once, or typed on the device. Tries left stand beside it. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { PinEntry } from '../../shared/schemas.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { fill } from '../locales/format.ts'
import type { CareTexts } from '../locales/texts.ts'
import { Check } from '../ui/check.tsx'
import { CureLink } from '../ui/cure-link.tsx'
import { usePlural, useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Blocker } from './asking.tsx'
import { lengthOf, takeBytes } from './pin-input.ts'
import { usePrompt } from './prompt-context.ts'

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

/** Whose PIN it is. */
export type PinRole = 'user' | 'so'

/** `token`: the one that was chosen, with what is known of this PIN's tries. `onTyped`: the person has begun to type for it. */
export function usePin(token: TokenForPin | null, role: PinRole = 'user', onTyped = nobodyListens): PinControl {
  const nothing: Entered = { token: token?.id ?? '', input: null, longEnough: false, confirmed: false }
  const [entered, setEntered] = useState(nothing)
  const here = entered.token === nothing.token ? entered : nothing
  if (!token) return { view: null, blocker: null, take: () => ({ pin: null, lastTryConfirmed: false }) }
  const last = isLastTry(token)
  const enter = (entered: Entered): void => {
    setEntered(entered)
    onTyped()
  }
  return {
    view: <PinField key={token.id} token={token} role={role} entered={here} onEntered={enter} />,
    blocker: blockerFor(token, role, here),
    take: () => {
      setEntered(nothing)
      return {
        pin: token.pin.onDevice ? null : takeBytes(here.input),
        lastTryConfirmed: last && here.confirmed,
      }
    },
  }
}

const nobodyListens = (): void => undefined

/** The token as a field for its SO PIN needs it: nothing counts that PIN aloud but `tries`. */
export const withSoTries = (token: TokenForPin, tries: TokenForPin['pin']['tries'], left?: number | null) => ({
  ...token,
  pin: { ...token.pin, tries, left: left ?? null },
})

const isLastTry = ({ pin }: TokenForPin): boolean => pin.tries === 'final' || pin.left === 1

function blockerFor(token: TokenForPin, role: PinRole, entered: Entered): Blocker | null {
  if (token.pin.tries === 'locked') return role === 'so' ? 'soLocked' : 'locked'
  if (!token.pin.onDevice && !entered.longEnough) return role === 'so' ? 'soPin' : 'pin'
  return isLastTry(token) && !entered.confirmed ? 'finalTry' : null
}

function usePinTexts(role: PinRole): CareTexts['soPin'] {
  const { tokens, care } = useTexts()
  return role === 'so' ? care.soPin : tokens.pin
}

interface FieldProps {
  token: TokenForPin
  role: PinRole
  entered: Entered
  onEntered: (entered: Entered) => void
}

function PinField({ token, role, entered, onEntered }: FieldProps): VNode {
  const texts = usePinTexts(role)
  if (token.pin.tries === 'locked') {
    return (
      <Notice kind="danger" title={texts.locked}>
        {role === 'user' && <CureLink code="PIN_LOCKED" token={token.id} />}
      </Notice>
    )
  }
  return (
    <section class="pin">
      {token.pin.onDevice ? (
        <Notice kind="info">
          <p>{texts.onDevice}</p>
        </Notice>
      ) : (
        <PinInput token={token} role={role} entered={entered} onEntered={onEntered} />
      )}
      <Tries token={token} role={role} />
      {isLastTry(token) && (
        <Check name="last-try" checked={entered.confirmed} onCheck={confirmed => onEntered({ ...entered, confirmed })}>
          {texts.confirmFinal}
        </Check>
      )}
    </section>
  )
}

function PinInput({ token: { pin }, role, entered, onEntered }: FieldProps): VNode {
  const texts = usePinTexts(role)
  return (
    <label class="field">
      <span class="field-label">{texts.label}</span>
      <input
        type="password"
        data-field={role === 'so' ? 'so-pin' : 'pin'}
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
function Tries({ token, role }: Pick<FieldProps, 'token' | 'role'>): VNode {
  const { tokens } = useTexts()
  const texts = usePinTexts(role)
  const choose = usePlural()
  const failed = useProblem() !== null
  const { left, tries } = token.pin
  const last = isLastTry(token)
  const counted = left === null ? null : fill(choose(tokens.pin.counted, left), { count: left })
  // Where the token counts, its number says how few they are; that it is the last one is said in so many words.
  const text = last ? texts.final : (counted ?? (tries === 'low' ? texts.low : ''))
  const isWarning = last || tries === 'low'
  // A wrong PIN has its box already.
  if (failed || !isWarning) {
    return (
      <p id="tries" class={last ? 'bad' : isWarning ? 'warn' : 'aside'}>
        {text}
      </p>
    )
  }
  return (
    <Notice kind={last ? 'danger' : 'warning'}>
      <p id="tries">{text}</p>
    </Notice>
  )
}

/** Why the open question is asked again. */
function useProblem(): unknown {
  const { question } = usePrompt()
  return (question as { problem?: unknown } | null)?.problem ?? null
}
