/** The first PIN of a token, typed twice; its rules are ticked off while it is typed. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { TokenForPin } from '../../shared/token.ts'
import { fill } from '../locales/format.ts'
import { useTexts } from '../ui/language.tsx'
import type { PinControl } from './pin.tsx'
import { lengthOf, takeBytes } from './pin-input.ts'

/** The two fields, once something was typed into them, and what is known of what they hold. */
interface Entered {
  first: HTMLInputElement | null
  second: HTMLInputElement | null
  good: boolean
  differs: boolean
}

const nothing: Entered = { first: null, second: null, good: false, differs: false }

/** `token`: the one whose first PIN is chosen. */
export function useNewPin(token: TokenForPin | null): PinControl {
  const [entered, setEntered] = useState(nothing)
  return {
    view: token && (
      <NewPin
        key={token.id}
        token={token}
        differs={entered.differs}
        onEntered={fields => setEntered(judge(token, { ...entered, ...fields }))}
      />
    ),
    blocker: entered.good ? null : 'newPin',
    take: () => {
      setEntered(nothing)
      takeBytes(entered.second).fill(0)
      return { pin: takeBytes(entered.first), lastTryConfirmed: false }
    },
  }
}

function judge({ pin }: TokenForPin, { first, second }: Entered): Entered {
  const length = first ? lengthOf(first) : 0
  const same = first !== null && second !== null && first.value === second.value
  return {
    first,
    second,
    good: same && length >= Math.max(1, pin.minLength) && length <= pin.maxLength,
    differs: !same && second !== null && second.value !== '',
  }
}

interface Props {
  token: TokenForPin
  differs: boolean
  onEntered: (fields: Partial<Entered>) => void
}

function NewPin({ token, differs, onEntered }: Props): VNode {
  const { tokens } = useTexts()
  const { minLength, maxLength } = token.pin
  const common = { type: 'password', autocomplete: 'new-password', spellcheck: false, maxLength } as const
  return (
    <section class="pin">
      <h2>{tokens.pin.newTitle}</h2>
      <p class="aside">{tokens.pin.newMeaning}</p>
      <label class="field">
        <span class="field-label">{tokens.pin.new}</span>
        <input {...common} data-field="new-pin" onInput={({ currentTarget }) => onEntered({ first: currentTarget })} />
      </label>
      <p class="aside">{fill(tokens.pin.length, { min: minLength, max: maxLength })}</p>
      <label class="field">
        <span class="field-label">{tokens.pin.repeat}</span>
        <input
          {...common}
          data-field="repeat-pin"
          onInput={({ currentTarget }) => onEntered({ second: currentTarget })}
        />
      </label>
      <p class="bad" role="status">
        {differs && tokens.pin.differs}
      </p>
    </section>
  )
}
