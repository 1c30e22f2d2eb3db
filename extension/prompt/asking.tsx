/** The frame of every question: the approving button, live only when the window is at rest and everything needed is there. */
import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PromptTexts } from '../locales/texts.ts'
import { Button } from '../ui/button.tsx'
import { useTexts } from '../ui/language.tsx'
import { Frame } from './frame.tsx'
import type { PersonAnswer } from '../prompt-messages.ts'
import { usePrompt } from './prompt-context.ts'
import { useArmed } from './use-armed.ts'

export type Blocker = keyof PromptTexts['blockers']

/** Where the person is led by a press on the dead button, or by Enter: of several places to the next one. */
const cures: Partial<Record<Blocker, string>> = {
  certificate: '[data-choice] input',
  token: '[data-choice] input',
  pin: '[data-field="pin"]',
  soPin: '[data-field="so-pin"]',
  newPin: '[data-field="new-pin"], [data-field="repeat-pin"]',
  newSoPin: '[data-field="new-so-pin"], [data-field="repeat-so-pin"]',
  filePassword: '[data-field="new-password"], [data-field="repeat-password"]',
  serial: '[data-field="serial"]',
  label: '[data-field="label"]',
  agree: '[data-field="agree"]',
  doubts: '[data-field="doubts"]',
  finalTry: '[data-field="last-try"]',
  unread: '[data-cut]:not(details *) button, [data-document-end]',
}

interface Props {
  asks: string
  /** What the approving button says; `null` while there is nothing to approve. */
  approve: string | null
  /** What is still missing. */
  blocker: Blocker | null
  /** Said while there is nothing to approve. */
  waiting?: string
  /** What the other button says, where it rejects nothing. */
  decline?: string
  answer: () => PersonAnswer
  children: ComponentChildren
}

export function Asking({ asks, approve, blocker, waiting = '', decline, answer, children }: Props): VNode {
  const { prompt } = useTexts()
  const { origin, actions, question, number, choose } = usePrompt()
  const mayApprove = useArmed(question)
  const [answered, setAnswered] = useState<unknown>(null)
  /** The question at which Enter was pressed. */
  const [hinted, setHinted] = useState<unknown>(null)
  const armed = mayApprove !== null && answered !== question
  // What `npm run bench` measures: the question is on the screen.
  useEffect(() => void performance.mark('asked'), [question])
  useFocusOnPin(armed, answered !== null && answered !== question ? question : null)
  useEnter(() => leadOn(blocker))

  const press = (pressedAt: number | null): void => {
    if (!armed) return
    if (blocker !== null) leadTo(blocker)
    else if (mayApprove(pressedAt)) {
      setAnswered(question)
      const given = answer()
      // What goes wrong goes wrong there.
      if ('token' in given.typed) choose({ token: given.typed.token })
      actions.answer(number, given)
    }
  }
  return (
    <Frame
      asks={asks}
      status={statusText(prompt, { approve, blocker, waiting, hinted: hinted === question })}
      footer={
        <div class="buttons">
          <Button action="reject" onPress={actions.reject}>
            {decline ?? (origin === null ? prompt.cancel : prompt.reject)}
          </Button>
          {approve !== null && (
            <ApproveButton
              live={armed && blocker === null}
              label={approve}
              onPress={press}
              onEnter={() => setHinted(question)}
            />
          )}
        </div>
      }
    >
      {children}
    </Frame>
  )
}

interface Standing extends Pick<Props, 'approve' | 'blocker'> {
  waiting: string
  /** Enter was pressed on the button, which it does not press. */
  hinted: boolean
}

function statusText(prompt: PromptTexts, { approve, blocker, waiting, hinted }: Standing): string {
  if (approve === null) return waiting
  if (blocker !== null) return prompt.blockers[blocker]
  return hinted ? prompt.pressSpace : ''
}

interface ApproveProps {
  live: boolean
  label: string
  /** When the finger, the mouse button or the key went down; `null`: none did. */
  onPress: (pressedAt: number | null) => void
  onEnter: () => void
}

/** When the last press began, in milliseconds of the page's clock; taken once. */
function notePress() {
  let at: number | null = null
  return {
    begin: ({ timeStamp }: Event): void => void (at = timeStamp),
    take: (): number | null => {
      const taken = at
      at = null
      return taken
    },
  }
}

/** Enter only says so: it may have been meant for the page. Space and a click approve, and are judged by their beginning. */
function ApproveButton({ live, label, onPress, onEnter }: ApproveProps): VNode {
  const [press] = useState(notePress)
  return (
    <button
      type="button"
      class="button button-primary"
      data-action="approve"
      aria-disabled={!live}
      aria-describedby="blocker"
      onPointerDown={press.begin}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          event.preventDefault()
          onEnter()
        }
        // A key that is held repeats itself.
        else if (!event.repeat) press.begin(event)
      }}
      onClick={() => onPress(press.take())}
    >
      {label}
    </button>
  )
}

function leadTo(blocker: Blocker): void {
  const places = [...document.querySelectorAll<HTMLElement>(cures[blocker] ?? '#none')]
  const target = places.find(isAhead) ?? places[0]
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}

const isAhead = (place: HTMLElement): boolean =>
  ((document.activeElement ?? document.body).compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

/** To what is missing, or else to the button. */
function leadOn(blocker: Blocker | null): void {
  if (blocker !== null) leadTo(blocker)
  else document.querySelector<HTMLElement>('[data-action="approve"]')?.focus()
}

const ownEnter = 'a, button, select, summary, textarea, input:not([type="password"], [type="text"])'

/** Enter leads on from wherever it means nothing else; it approves nothing anywhere. At once to what is missing now. */
function useEnter(lead: () => void): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target } = event
      if (key !== 'Enter' || (target instanceof Element && target.closest(ownEnter))) return
      // Firefox would press the button that the focus goes to.
      event.preventDefault()
      lead()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [lead])
}

const firstField = ['password', 'pin', 'so-pin', 'new-so-pin', 'new-pin']
  .map(name => `[data-field="${name}"]`)
  .join(', ')

/**
 * The PIN field takes the keyboard once the window is at rest, unless the person is already elsewhere or must scroll first. Who is
 * asked `again` is still on the button they pressed when the answer came at once: led away from it once for each question, since
 * they come back to it.
 */
function useFocusOnPin(armed: boolean, again: unknown): void {
  const ledFromRef = useRef<unknown>(null)
  useEffect(() => {
    const here = document.activeElement
    const isAgain = again !== null
    const wasLeft =
      isAgain && ledFromRef.current !== again && here instanceof HTMLElement && here.dataset['action'] === 'approve'
    if (!armed) return
    ledFromRef.current = again
    if (here !== document.body && !wasLeft) return
    const field = document.querySelector<HTMLElement>(firstField)
    const end = document.querySelector('footer')?.getBoundingClientRect().top ?? innerHeight
    if (field && (isAgain || field.getBoundingClientRect().bottom <= end)) field.focus({ preventScroll: !isAgain })
  }, [armed, again])
}
