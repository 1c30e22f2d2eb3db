/** One request in the host, from `open` to its end: checked again, handed to its handler, its outcome journalled. */
import { randomBytes } from 'node:crypto'
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { JournalRecord, JournalStage } from '../../shared/journal.ts'
import type { Part, SaidByRequest, ToHost } from '../../shared/messages.ts'
import { isOperationName, operations, type HostOperation } from '../../shared/operations/index.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import { product } from '../../shared/product.ts'
import { openQuestions } from './open-questions.ts'
import { openReads } from './open-reads.ts'
import { openConsultations } from './open-consultations.ts'
import { unsettledTokens } from './unsettled-tokens.ts'
import { openKeeping, type Keeping } from '../undelivered/keeping.ts'
import type { HostJournal } from '../journal/host-journal.ts'
import type { OwnRequest } from '../journal/unlocked-journal.ts'
import type { Context, Handler, HostRequest } from '../operations/handler.ts'

export type Opening = Part<ToHost, 'open'>

export interface OpenRequest {
  answer: (answer: Part<ToHost, 'answer'>) => void
  content: (content: Part<ToHost, 'content'>) => void
  consulted: (answer: Part<ToHost, 'consulted'>) => void
  cancel: () => void
  /** The page has the result. */
  received: () => void
  /** What it makes is being kept. */
  isSigning: () => boolean
  /** The handler has come to its end, and what became of its signatures is written. */
  ended: () => Promise<void>
}

export interface OwnChannel {
  say: (part: SaidByRequest) => void
  context: Context
  /** The channel is over. */
  forget: () => void
}

export function openRequest(opening: Opening, { say, context, forget }: OwnChannel): OpenRequest {
  const abort = new AbortController()
  const { signal } = abort
  const { ask, answer } = openQuestions({ say, signal })
  const { read, content } = openReads({ say, signal })
  const { consult, consulted } = openConsultations({ say, signal })
  const made = new Set<JournalRecord>()
  const signed: JournalRecord[] = []
  let finishing: Promise<void> = Promise.resolve()
  let said = false
  let keeping: Keeping | null = null
  const outcome = async (stage: JournalStage): Promise<JournalRecord[]> => {
    // The token process's own record of what it signed comes first; one that died in between did not write it.
    const isRecorded = signed.length + made.size === 0 || (await context.tokens.settled())
    const records = [
      ...(isRecorded ? [] : await unrecorded([...signed, ...made], context.journal)),
      ...signed.splice(0).map(record => ({ ...record, stage })),
      ...[...made].map(record => ({ ...record, stage: 'undelivered' as const })),
    ]
    made.clear()
    return records
  }
  const finish = (stage: JournalStage): Promise<void> => {
    forget()
    keeping?.end(stage === 'delivered')
    return context.journal.conclude(outcome(stage))
  }
  const run = async (): Promise<void> => {
    try {
      // Only then may it fail: whoever opens it has not noted it yet, and could not forget it.
      const { handlers } = await import('../operations/index.ts')
      // It may be over before it began.
      signal.throwIfAborted()
      const { operation, params } = checked(opening)
      const handler = handlers[operation] as Handler<HostOperation>
      const id = randomBytes(16).toString('hex')
      const { keepingKey: key = null } = opening
      const asker = { request: id, origin: opening.origin ?? product.name, operation }
      const request: HostRequest = {
        id,
        operation,
        origin: asker.origin,
        signal,
        ask,
        read,
        consult,
        progress: (value: unknown) => say({ progress: value }),
        deliver: (part: unknown) => say({ delivery: part }),
        keepingKey: key,
        keep: about => (keeping = openKeeping({ dataFolder: context.dataFolder, request: id, key, about })),
        made,
        signed,
      }
      const tokens = unsettledTokens(context.tokens.forRequest(asker, signal), fault =>
        signingFault(fault, { request: id, kept: [...signed, ...made] }, context.journal),
      )
      const result = await handler(params, request, { ...context, tokens })
      signal.throwIfAborted()
      say({ result })
      said = true
      // Without a signature there is nothing whose delivery must be known.
      if (signed.length + made.size === 0) forget()
    } catch (error) {
      await finish('undelivered')
      if (!signal.aborted) say({ error: toErrorMessage(error) })
    }
  }
  const running = run()
  return {
    answer,
    content,
    consulted,
    cancel: () => {
      abort.abort(new MohurError('ABORTED'))
      if (said) finishing = finish('undelivered')
    },
    // Of what was not said nobody can have got anything.
    received: () => {
      if (said) finishing = finish('delivered')
    },
    isSigning: () => keeping !== null,
    ended: () => running.then(() => finishing),
  }
}

/**
 * What is known of the signatures of a call that failed. The token process wrote what became of each; what it did not come to write,
 * or could not, is not known, and concluded so unless it is still at work and we are leaving.
 */
async function signingFault(fault: unknown, own: OwnRequest, journal: HostJournal): Promise<unknown> {
  const { code, details } = toErrorMessage(fault)
  const gone = code === 'MODULE_CRASHED' || code === 'MODULE_HANGS'
  if (code !== 'ABORTED') await journal.settle(own)
  const { entries } = await journal.read({ limit: journalLimit })
  const ours = entries.filter(entry => entry.request === own.request)
  // The login came first.
  if (ours.length === 0) return fault
  const signed = ours.filter(({ stage }) => stage === 'undelivered').length
  const unknown = ours.filter(({ stage }) => stage === 'unknown').length
  if (!gone && signed + unknown === 0) return fault
  const known = unknown === 0 ? { delivered: false } : {}
  return new MohurError('OUTCOME_UNKNOWN', { ...details, signed, ...known, reason: code })
}

/** Of these signatures, which were made, those whose making no line tells. */
async function unrecorded(records: readonly JournalRecord[], journal: HostJournal): Promise<JournalRecord[]> {
  const { entries } = await journal.read({ limit: journalLimit })
  const told = new Set(entries.filter(({ stage }) => stage === 'signed').map(nameOf))
  return records.filter(record => !told.has(nameOf(record))).map(record => ({ ...record, stage: 'signed' }))
}

const nameOf = ({ request, document, digest }: JournalRecord): string => JSON.stringify([request, document, digest])

/** The lines of a chunk are among the newest. */
const journalLimit = 1_000

/** The same checks as in the background, once more: the host trusts no other process. */
function checked({ operation, origin, params }: Opening): { operation: HostOperation; params: never } {
  if (!isOperationName(operation) || operations[operation].runs !== 'host') throw new MohurError('UNKNOWN_OPERATION')
  const definition = operations[operation]
  const caller = origin === null ? 'extension' : 'page'
  if (origin !== null && !isPageOrigin(origin)) throw new MohurError('NOT_ALLOWED')
  if (!(definition.callers as readonly string[]).includes(caller)) throw new MohurError('NOT_ALLOWED')
  const read = (definition.hostParams ?? definition.params).safeParse(params)
  if (!read.success) throw new MohurError('BAD_PARAMS')
  return { operation: operation as HostOperation, params: read.data as never }
}
