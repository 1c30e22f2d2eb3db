/** A PIN or password that is chosen now, typed twice; its rules are ticked off while it is typed. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { utf8 } from '../../shared/bytes.ts'
import {
  brokenKeyFilePasswordRules,
  keyFilePasswordLength,
  keyFilePasswordRules,
  type KeyFilePasswordRule,
} from '../../shared/key-file-password.ts'
import { brokenPinRules, pinLengthOf, pinRulesOf, type PinLength, type PinRule } from '../../shared/pin-policy.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { fill } from '../locales/format.ts'
import type { CareTexts, Texts } from '../locales/texts.ts'
import { useTexts } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Blocker } from './asking.tsx'
import type { PinControl } from './pin.tsx'
import { takeBytes } from './pin-input.ts'

/** What is chosen. An SO PIN that the token may have come with (`firstSo`) has only its length to keep. */
export type NewSecret = 'user' | 'so' | 'firstSo' | 'file'

type Rule = PinRule | KeyFilePasswordRule

interface Style {
  field: string
  blocker: Blocker
  rules: (length: PinLength) => readonly Rule[]
  broken: (typed: Uint8Array, length: PinLength) => readonly Rule[]
  texts: (texts: Texts) => CareTexts['newSoPin']
}

const styles: Record<NewSecret, Style> = {
  user: {
    field: 'pin',
    blocker: 'newPin',
    rules: pinRulesOf,
    broken: brokenPinRules,
    texts: ({ tokens }) => tokens.pin,
  },
  so: {
    field: 'so-pin',
    blocker: 'newSoPin',
    rules: pinRulesOf,
    broken: brokenPinRules,
    texts: ({ care }) => care.newSoPin,
  },
  firstSo: {
    field: 'so-pin',
    blocker: 'newSoPin',
    rules: () => ['length'],
    broken: (typed, length) => brokenPinRules(typed, length).filter(rule => rule === 'length'),
    texts: ({ care }) => care.firstSoPin,
  },
  file: {
    field: 'password',
    blocker: 'filePassword',
    rules: () => keyFilePasswordRules,
    broken: brokenKeyFilePasswordRules,
    texts: ({ care }) => care.filePassword,
  },
}

/** The two fields, once something was typed into them, and what is known of what they hold. */
interface Entered {
  first: HTMLInputElement | null
  second: HTMLInputElement | null
  broken: readonly Rule[]
  same: boolean
  differs: boolean
}

const nothing: Entered = { first: null, second: null, broken: ['length'], same: false, differs: false }

/** `token`: the one that the PIN is chosen for; `null`: nothing is asked. */
export function useNewPin(token: TokenForPin | null, secret: NewSecret = 'user'): PinControl {
  const [entered, setEntered] = useState(nothing)
  const { rules: rulesFor, broken: brokenRules, blocker } = styles[secret]
  const length = lengthFor(token, secret)
  const rules = rulesFor(length)
  if (token?.pin.onDevice && secret !== 'file') {
    return { view: <OnDevice />, blocker: null, take: () => ({ pin: null, lastTryConfirmed: false }) }
  }
  const judge = ({ first = entered.first, second = entered.second }: Typed): Entered => {
    const typed = utf8(first?.value ?? '')
    const broken = typed.length === 0 ? rules : brokenRules(typed, length)
    typed.fill(0)
    const same = first !== null && first.value === second?.value
    return { first, second, broken, same, differs: !same && second !== null && second.value !== '' }
  }
  return {
    view: token && (
      <NewPin
        key={token.id}
        secret={secret}
        length={length}
        entered={entered}
        onEntered={fields => setEntered(judge(fields))}
      />
    ),
    blocker: entered.same && entered.broken.length === 0 ? null : blocker,
    take: () => {
      setEntered(nothing)
      takeBytes(entered.second).fill(0)
      return { pin: takeBytes(entered.first), lastTryConfirmed: false }
    },
  }
}

/** A file has no limits of its own; an SO PIN from the factory may be as short as the token lets it be. */
function lengthFor(token: TokenForPin | null, secret: NewSecret): PinLength {
  if (!token || secret === 'file') return keyFilePasswordLength
  const { minLength, maxLength } = token.pin
  return secret === 'firstSo' ? { min: Math.max(1, minLength), max: maxLength } : pinLengthOf(token.pin)
}

function OnDevice(): VNode {
  const { care } = useTexts()
  return (
    <Notice kind="info">
      <p>{care.newPinOnDevice}</p>
    </Notice>
  )
}

interface Typed {
  first?: HTMLInputElement | null
  second?: HTMLInputElement | null
}

interface Props {
  secret: NewSecret
  length: PinLength
  entered: Entered
  onEntered: (fields: Typed) => void
}

function NewPin({ secret, length, entered, onEntered }: Props): VNode {
  const style = styles[secret]
  const rules = style.rules(length)
  const texts = style.texts(useTexts())
  const common = {
    type: 'password',
    autocomplete: 'new-password',
    spellcheck: false,
    maxLength: length.max,
  } as const
  return (
    <section class="pin">
      <h2>{texts.newTitle}</h2>
      <p class="aside">{texts.newMeaning}</p>
      <label class="field">
        <span class="field-label">{texts.new}</span>
        <input
          {...common}
          data-field={`new-${style.field}`}
          aria-describedby={`${style.field}-rules`}
          onInput={({ currentTarget }) => onEntered({ first: currentTarget })}
        />
      </label>
      <Rules
        id={`${style.field}-rules`}
        rules={rules}
        broken={entered.first ? entered.broken : rules}
        length={length}
      />
      <label class="field">
        <span class="field-label">{texts.repeat}</span>
        <input
          {...common}
          data-field={`repeat-${style.field}`}
          onInput={({ currentTarget }) => onEntered({ second: currentTarget })}
        />
      </label>
      <p class="bad" role="status">
        {entered.differs && texts.differs}
      </p>
    </section>
  )
}

interface RulesProps {
  id: string
  rules: readonly Rule[]
  broken: readonly Rule[]
  length: PinLength
}

function Rules({ id, rules, broken, length }: RulesProps): VNode {
  const { tokens, care } = useTexts()
  const texts = { ...care.passwordRules, ...tokens.pin.rules }
  return (
    <ul id={id} class="rules">
      {rules.map(rule => {
        const kept = !broken.includes(rule)
        return (
          <li key={rule} class={kept ? 'rule rule-kept' : 'rule'} data-rule={rule} data-kept={kept}>
            <span class="rule-sign" role="img" aria-label={kept ? tokens.pin.kept : tokens.pin.broken}>
              {kept ? '✓' : '○'}
            </span>
            <span>{fill(texts[rule], { min: length.min, max: length.max })}</span>
          </li>
        )
      })}
    </ul>
  )
}
