/** One request in the host, from `open` to its end: checked again, handed to its handler, its outcome journalled. */
import { randomBytes } from 'node:crypto'
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { JournalStage } from '../../shared/journal.ts'
import type { SaidByRequest, ToHost } from '../../shared/messages.ts'
import { isOperationName, operations, type HostOperation } from '../../shared/operations/index.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import { product } from '../../shared/product.ts'
import { openQuestions } from './open-questions.ts'
import type { Context, Handler, HostRequest } from '../operations/handler.ts'

export type Opening = Extract<ToHost, { open: unknown }>['open']
type AnswerMessage = Extract<ToHost, { answer: unknown }>['answer']

export interface OpenRequest {
  answer: (answer: AnswerMessage) => void
  cancel: () => void
  /** The page has the result. */
  received: () => void
  /** The handler has come to its end. */
  ended: Promise<void>
}

export interface Surroundings {
  say: (part: SaidByRequest) => void
  context: Context
  /** The channel is over. */
  forget: () => void
}

export function openRequest(opening: Opening, { say, context, forget }: Surroundings): OpenRequest {
  const abort = new AbortController()
  const questions = openQuestions({ say, signal: abort.signal })
  const request: HostRequest = {
    id: randomBytes(16).toString('hex'),
    operation: 'listTokens',
    origin: opening.origin ?? product.name,
    signal: abort.signal,
    ask: questions.ask,
    progress: (value: unknown) => say({ progress: value }),
    signed: [],
  }
  let said = false
  /** What cannot be written now is found open, and told, when the next host starts. */
  const finish = async (stage: JournalStage): Promise<void> => {
    forget()
    const records = request.signed.splice(0).map(record => ({ ...record, stage }))
    if (records.length > 0) await context.journal.append(records).catch(() => undefined)
  }
  const run = async (): Promise<void> => {
    try {
      const result = await handle(opening, { request, context })
      abort.signal.throwIfAborted()
      say({ result })
      said = true
      // Without a signature there is nothing whose delivery must be known.
      if (request.signed.length === 0) forget()
    } catch (error) {
      await finish('undelivered')
      if (!abort.signal.aborted) say({ error: toErrorMessage(error) })
    }
  }
  return {
    answer: questions.answer,
    cancel: () => {
      abort.abort(new MohurError('ABORTED'))
      if (said) void finish('undelivered')
    },
    received: () => void finish('delivered'),
    ended: run(),
  }
}

/** The same checks as in the background, once more: the host trusts no other process. */
async function handle(
  opening: Opening,
  { request, context }: { request: HostRequest; context: Context },
): Promise<unknown> {
  const { operation, origin } = opening
  if (!isOperationName(operation) || operations[operation].runs !== 'host') throw new MohurError('UNKNOWN_OPERATION')
  const definition = operations[operation]
  const caller = origin === null ? 'extension' : 'page'
  if (origin !== null && !isPageOrigin(origin)) throw new MohurError('NOT_ALLOWED')
  if (!(definition.callers as readonly string[]).includes(caller)) throw new MohurError('NOT_ALLOWED')
  const params = (definition.hostParams ?? definition.params).safeParse(opening.params)
  if (!params.success) throw new MohurError('BAD_PARAMS')
  const { handlers } = await import('../operations/index.ts')
  // It may be over before it began.
  request.signal.throwIfAborted()
  const name = operation as HostOperation
  const handler = handlers[name] as Handler<HostOperation>
  const tokens = context.tokens.heeding(request.signal)
  return handler(params.data, { ...request, operation: name }, { ...context, tokens })
}
