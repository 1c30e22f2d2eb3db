/** The first PIN of a token, typed twice; its rules are ticked off while it is typed. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { utf8 } from '../../shared/bytes.ts'
import { brokenPinRules, pinLength, pinRules, type PinRule } from '../../shared/pin-policy.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { fill } from '../locales/format.ts'
import { useTexts } from '../ui/language.tsx'
import type { PinControl } from './pin.tsx'
import { takeBytes } from './pin-input.ts'

/** The two fields, once something was typed into them, and what is known of what they hold. */
interface Entered {
  first: HTMLInputElement | null
  second: HTMLInputElement | null
  broken: readonly PinRule[]
  same: boolean
  differs: boolean
}

const nothing: Entered = { first: null, second: null, broken: pinRules, same: false, differs: false }

/** `token`: the one whose first PIN is chosen. */
export function useNewPin(token: TokenForPin | null): PinControl {
  const [entered, setEntered] = useState(nothing)
  return {
    view: token && (
      <NewPin
        key={token.id}
        entered={entered}
        onEntered={fields => setEntered(judge(fields.first ?? entered.first, fields.second ?? entered.second))}
      />
    ),
    blocker: entered.same && entered.broken.length === 0 ? null : 'newPin',
    take: () => {
      setEntered(nothing)
      takeBytes(entered.second).fill(0)
      return { pin: takeBytes(entered.first), lastTryConfirmed: false }
    },
  }
}

function judge(first: HTMLInputElement | null, second: HTMLInputElement | null): Entered {
  const typed = utf8(first?.value ?? '')
  const broken = typed.length === 0 ? pinRules : brokenPinRules(typed)
  typed.fill(0)
  const same = first !== null && first.value === second?.value
  return { first, second, broken, same, differs: !same && second !== null && second.value !== '' }
}

interface Props {
  entered: Entered
  onEntered: (fields: { first?: HTMLInputElement; second?: HTMLInputElement }) => void
}

function NewPin({ entered, onEntered }: Props): VNode {
  const { tokens } = useTexts()
  const common = {
    type: 'password',
    autocomplete: 'new-password',
    spellcheck: false,
    maxLength: pinLength.max,
  } as const
  return (
    <section class="pin">
      <h2>{tokens.pin.newTitle}</h2>
      <p class="aside">{tokens.pin.newMeaning}</p>
      <label class="field">
        <span class="field-label">{tokens.pin.new}</span>
        <input
          {...common}
          data-field="new-pin"
          aria-describedby="pin-rules"
          onInput={({ currentTarget }) => onEntered({ first: currentTarget })}
        />
      </label>
      <Rules broken={entered.broken} />
      <label class="field">
        <span class="field-label">{tokens.pin.repeat}</span>
        <input
          {...common}
          data-field="repeat-pin"
          onInput={({ currentTarget }) => onEntered({ second: currentTarget })}
        />
      </label>
      <p class="bad" role="status">
        {entered.differs && tokens.pin.differs}
      </p>
    </section>
  )
}

function Rules({ broken }: { broken: readonly PinRule[] }): VNode {
  const { pin } = useTexts().tokens
  return (
    <ul id="pin-rules" class="rules">
      {pinRules.map(rule => {
        const kept = !broken.includes(rule)
        return (
          <li key={rule} class={kept ? 'rule rule-kept' : 'rule'} data-rule={rule} data-kept={kept}>
            <span class="rule-sign" role="img" aria-label={kept ? pin.kept : pin.broken}>
              {kept ? '✓' : '○'}
            </span>
            <span>{fill(pin.rules[rule], pinLength)}</span>
          </li>
        )
      })}
    </ul>
  )
}
