/** One window before one person for one request: it is told what is so, and says what the person does. */
import * as z from 'zod'
import { MohurError, toErrorMessage, type ErrorCode, type ErrorMessage } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { operations } from '../../shared/operations/index.ts'
import { prompts, type PromptName, type Typed } from '../../shared/prompts/index.ts'
import type { Port } from '../browser-api.ts'
import type {
  AskingOperation,
  Done,
  OpenQuestion,
  Outline,
  PromptStage,
  RequestView,
  ToPromptWindow,
} from '../prompt-messages.ts'
import { sizeOf, type Content } from './content.ts'

export interface PromptRequest {
  /** `null`: our own pages. */
  origin: string | null
  operation: AskingOperation
  /** The window waits a moment for the first question, or for what went wrong: nothing may have to be asked. */
  mayBeKnown: boolean
  view: Promise<RequestView>
  /** What is shown until the view is there; `null`: nothing. */
  outline: Outline | null
  contents: readonly (Content | undefined)[]
  /** The person refused, or closed the window. */
  reject: () => void
  fail: (error: Error) => void
}

export interface PromptWindow {
  /**
   * Asks; a question that is still open is replaced and its answer never comes. An answer is taken once. `declined`: the person wants no
   * more of what has begun, which is no refusal of what is done; without it whoever declines has rejected the request.
   */
  ask: (open: OpenQuestion, answered: (typed: Typed<PromptName>) => void, declined?: () => void) => void
  /** So many bytes more of the documents were read. */
  read: (bytes: number) => void
  progress: (progress: unknown) => void
  /** So many signatures, certificates or keys came of it. */
  done: (done: Done) => void
  end: (error: Error | null) => void
  attach: (port: Port) => void
  closed: () => void
}

const fromWindow = z.union([
  z.strictObject({ read: z.number().int().nonnegative() }),
  z.strictObject({ unreadable: z.number().int().nonnegative() }),
  z.strictObject({ answer: z.strictObject({ number: z.number(), typed: z.unknown() }) }),
  z.strictObject({ reject: z.literal(true) }),
  z.strictObject({ ping: z.literal(true) }),
])

/** How long a window that tells of success stays. */
const doneMs = 1_000

/** Work that is over sooner is not shown, and progress no more often: drawing would take its time from the work. */
const workingAfterMs = 150

interface Asked {
  number: number
  open: OpenQuestion
  answered: (typed: Typed<PromptName>) => void
  declined: (() => void) | undefined
}

export function openPrompt(request: PromptRequest, close: () => void): PromptWindow {
  const { origin, operation, contents, outline } = request
  const { mayLeave } = operations[operation]
  let port: Port | null = null
  let view: RequestView | null = null
  /** What the window has of it. */
  let shown: RequestView | null = null
  let bytesRead = 0
  let now: PromptStage = { stage: 'preparing' }
  let asked: Asked | null = null
  let numbers = 0
  let over = false
  /** What was left of it was declined: its end is on the way. */
  let givenUp = false

  const post = (message: ToPromptWindow): void => {
    try {
      port?.postMessage(message)
    } catch {
      // The window is closed, and we are not told yet.
    }
  }
  let later: ReturnType<typeof setTimeout> | undefined
  const draw = (): void => {
    clearTimeout(later)
    later = undefined
    const known = view ?? outline?.request
    if (!known || !port) return
    if (shown !== known) post({ shown: { origin, request: known } })
    shown = known
    // Nothing is asked, and nothing else is told, before the person can see what it is about.
    post({ now: view || !outline ? now : { stage: 'reading', done: bytesRead, total: outline.bytes } })
  }
  const show = (stage: PromptStage): void => {
    now = stage
    draw()
  }
  const showLater = (stage: PromptStage): void => {
    now = stage
    later ??= setTimeout(draw, workingAfterMs)
  }
  request.view.then(value => {
    view = value
    show(now)
  }, request.fail)

  const decline = (): void => {
    if (over || givenUp) return
    if (!asked?.declined) return request.reject()
    const { declined } = asked
    givenUp = true
    asked = null
    showLater({ stage: 'working', operation, mayLeave, progress: null, sinceMs: Date.now() })
    declined()
  }
  const closed = (): void => {
    port = null
    decline()
  }

  /** Of what broke off the person is told until they close the window. */
  const closeUnlessBrokenOff = (): void => {
    if (now.stage !== 'done' || now.fault === null) setTimeout(close, doneMs)
  }

  const takeAnswer = (number: number, value: unknown): void => {
    // An answer to a question that another one has taken the place of: the window shows that one and waits.
    if (over || asked?.number !== number) return
    const { answered, open } = asked
    const typed = (prompts[open.prompt].typed ?? prompts[open.prompt].answer).safeParse(value)
    if (!typed.success) return request.fail(new MohurError('INTERNAL'))
    asked = null
    showLater({ stage: 'working', operation, mayLeave, progress: null, sinceMs: Date.now() })
    answered(typed.data)
  }

  const read = (index: number): void => {
    const content = contents[index]
    // What is larger is not drawn, and the window does not ask for it.
    if (content === undefined || sizeOf(content) > limits.windowBytes) return
    post({ document: { index, content } })
  }

  const receive = (message: unknown): void => {
    const parsed = fromWindow.safeParse(message)
    if (!parsed.success) return request.fail(new MohurError('INTERNAL'))
    const said = parsed.data
    if ('answer' in said) takeAnswer(said.answer.number, said.answer.typed)
    else if ('read' in said) read(said.read)
    else if ('unreadable' in said) request.fail(new MohurError('DOCUMENT_CHANGED'))
    else if ('reject' in said) decline()
  }

  return {
    ask: (open, answered, declined) => {
      const number = ++numbers
      asked = { number, open, answered, declined }
      show({ stage: 'asking', number, open })
    },
    read: bytes => {
      bytesRead += bytes
      if (!view && outline) later ??= setTimeout(draw, workingAfterMs)
    },
    progress: progress => {
      if (now.stage === 'working') showLater({ ...now, progress })
    },
    done: done => {
      over = true
      show({ stage: 'done', operation, ...done })
    },
    end: error => {
      over = true
      asked = null
      clearTimeout(later)
      const { code } = toErrorMessage(error)
      // What was done was shown; that the page has not got it changes nothing here.
      if (error === null || (now.stage === 'done' && code === 'ABORTED')) closeUnlessBrokenOff()
      else if (code === 'USER_REJECTED' || !view) close()
      else show(lastStage(toErrorMessage(error)))
    },
    attach: attached => {
      port = attached
      shown = null
      port.onMessage.addListener(receive)
      port.onDisconnect.addListener(closed)
      show(now)
    },
    closed,
  }
}

/** What the page did not wait for or did not take, or the person gave up. */
const notWaitedFor: ReadonlySet<unknown> = new Set<ErrorCode>(['ABORTED', 'TIMED_OUT', 'USER_REJECTED'])

/** For what a host or a module broke off, the error has a sentence of its own. */
function lastStage(error: ErrorMessage): PromptStage {
  const { code, details } = error
  if (code === 'ABORTED') return { stage: 'ended' }
  if (code !== 'OUTCOME_UNKNOWN' || !notWaitedFor.has(details['reason'])) return { stage: 'failed', error }
  const { signed, of, delivered } = details
  return { stage: 'undelivered', signed: Number(signed), of: Number(of), known: delivered === false }
}
