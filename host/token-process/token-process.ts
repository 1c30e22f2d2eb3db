/**
 * A process for one module: what crashes or hangs in the module takes down nothing else. It answers its parent's calls one at
 * a time, and does what follows an answer before the next one. When the parent is gone it finishes the call that it has begun,
 * undoes a key pair that nobody waits for, logs out and ends.
 */
import { MohurError, toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import { deadlines, type DeadlineClass } from '../../shared/limits.ts'
import type { Asker } from '../../shared/journal.ts'
import { dataFolder, journalFolder, modulesFile, softwareTokenFolder } from '../folders.ts'
import type { Journal } from '../journal/journal.ts'
import { answerCalls } from './answer-calls.ts'
import type { TokenModule, TokenSession } from '../token/token.ts'
import type { TellWrongPin } from '../token/wrong-pin.ts'
import { putBack } from '../token/secrets-aside.ts'
import { deadlineOf, rowOf, type AfterAnswer, type CallMessage, type ReplyMessage } from '../token/token-calls.ts'
import { inTurn } from '../token/in-turn.ts'
import { readSecret } from './read-secret.ts'
import { endingMs, watchOver } from './watch-over.ts'
import { wrongPins } from './wrong-pins.ts'

interface OpenModule extends TokenModule {
  close?: () => void
  readonly spent?: boolean
}

type Outcome = { result: unknown } | { error: ErrorMessage }

const aliveEveryMs = 1_000

/**
 * `spec`: `software`, or the absolute path of a PKCS#11 module. Serves until the parent is gone; then `keep` is called, which
 * keeps what was compiled for the next start.
 */
export function runTokenProcess(spec: string, keep: () => void): void {
  const host = process.ppid
  const { allow, part } = watchOver(host)
  let last: { message: CallMessage; outcome: Outcome } | null = null
  let counting: DeadlineClass = 'list'
  let closing = false
  let toldAt = performance.now()
  const tell = (): void => {
    toldAt = performance.now()
    reply({ alive: counting })
  }
  const onCall = (): void => {
    if (closing) return
    allow(deadlines[counting])
    if (performance.now() - toldAt > aliveEveryMs) tell()
  }
  const enter = (deadline: DeadlineClass): void => {
    counting = deadline
    allow(deadlines[deadline])
    tell()
  }
  let following: (() => unknown)[] = []
  const afterAnswer: AfterAnswer = work => void following.push(work)
  let journal: Promise<Journal> | null = null
  const openJournal = (): Promise<Journal> =>
    (journal ??= import('../journal/journal.ts').then(({ openJournal }) =>
      openJournal(journalFolder(dataFolder()), host),
    ))
  const wrong = wrongPins({ openJournal, afterAnswer })
  /** Of the call that is carried out. */
  let asker: Asker | null = null
  const tellWrongPin: TellWrongPin = about => {
    if (asker) wrong.note(asker, about)
  }
  let opened: Promise<OpenModule> | null = null
  const module = (): Promise<OpenModule> =>
    (opened ??= openModule(spec, { openJournal, onCall, afterAnswer, tellWrongPin }))
  const answer = answerCalls({ module, afterAnswer, enter })
  const carryOut = async (message: CallMessage): Promise<Outcome> => {
    toldAt = performance.now()
    counting = deadlineOf(message)
    allow(deadlines[counting])
    asker = message.asker
    const outcome = await serve(() => answer(message), spec)
    if (rowOf(message).mustFinish) wrong.retry()
    counting = 'list'
    last = { message, outcome }
    return outcome
  }
  /** Whether all of it could be done. */
  const settle = async (): Promise<boolean> => {
    const works = following
    following = []
    let whole = true
    for (const work of works) await (async () => work())().catch(() => (whole = false))
    return whole
  }
  const isLeaving = async (): Promise<boolean> => (await opened?.catch(() => null))?.spent ?? false

  const oneCall = inTurn()
  process.on('message', (received: CallMessage) => {
    const message = { ...received, args: putBack(received.args, readSecret) } as CallMessage
    void oneCall(async () => {
      const outcome = await carryOut(message)
      const settling = following.length > 0
      if (settling) reply({ ...outcome, settling, leaving: false })
      allow(deadlines[counting])
      const settled = await settle()
      const leaving = await isLeaving()
      reply(settling ? { settled, leaving } : { ...outcome, settling, leaving }, leaving ? kill : undefined)
      // Certificates were looked for: a signature is likely to follow, and the journal's code is loaded before its PIN is there.
      if (message.call === 'contents') setImmediate(() => void openJournal().catch(() => undefined))
    })
  })
  const end = async (): Promise<void> => {
    part()
    await oneCall(async () => {
      const undoing = last && undoingOf(last.message, last.outcome)
      if (undoing) await carryOut(undoing)
      // Logging out and C_Finalize have a time of their own, whatever the last call was allowed.
      closing = true
      allow(endingMs)
      wrong.retry()
      await settle()
      await opened?.then(({ close }) => close?.()).catch(() => undefined)
      keep()
      // By a signal: leaving in the usual way would run whatever the module left to be run at the end.
      kill()
    })
  }
  for (const signal of ['disconnect', 'SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => void end())
}

interface ModuleUse {
  openJournal: () => Promise<Journal>
  onCall: () => void
  afterAnswer: AfterAnswer
  tellWrongPin: TellWrongPin
}

/** Only the code of the module's own kind is loaded, and the journal's by who needs it at once. */
async function openModule(
  spec: string,
  { openJournal, onCall, afterAnswer, tellWrongPin }: ModuleUse,
): Promise<OpenModule> {
  const data = dataFolder()
  if (spec === 'software') {
    const { openSoftwareModule } = await import('../software/software-module.ts')
    return openSoftwareModule(softwareTokenFolder(data), { journal: await openJournal(), afterAnswer, tellWrongPin })
  }
  const { checkLibraryFile } = await import('../modules/library-file.ts')
  const { loadCryptoki } = await import('../pkcs11/pkcs11js-cryptoki.ts')
  const { openPkcs11Module } = await import('../pkcs11/pkcs11-module.ts')
  const { parametersOf } = await import('../modules/registered-modules.ts')
  const path = checkLibraryFile(spec)
  const cryptoki = loadCryptoki(path, onCall, parametersOf(modulesFile(data), spec))
  return openPkcs11Module({ path, cryptoki, openJournal, afterAnswer, tellWrongPin })
}

/**
 * A key pair whose request nobody waits for any more. Breaking off C_GenerateKeyPair would not stop the token, and would leave
 * a key, or half a pair, that no request and no screen will ever name; so it is made to the end and removed.
 */
function undoingOf({ session, call, asker }: CallMessage, outcome: Outcome): CallMessage | null {
  if (session === null || call !== 'generateKeyPair' || !('result' in outcome)) return null
  const { keyId } = outcome.result as Awaited<ReturnType<TokenSession['generateKeyPair']>>
  return { session, call: 'destroyKeyPair', args: [keyId], asker }
}

async function serve(work: () => Promise<unknown>, spec: string): Promise<Outcome> {
  try {
    return { result: await work() }
  } catch (error) {
    const busy = error instanceof MohurError && error.code === 'TOKEN_BUSY' && spec !== 'software'
    return { error: busy ? await namingPrograms(error, spec) : toErrorMessage(error) }
  }
}

async function namingPrograms({ code, details }: MohurError, module: string): Promise<ErrorMessage> {
  const { programsUsing } = await import('../pkcs11/programs-using.ts')
  const programs = programsUsing(module).join(', ')
  return { code, details: programs === '' ? details : { ...details, programs } }
}

/** The parent may be gone at any moment; `disconnect` tells. */
function reply(message: ReplyMessage, sent: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, sent)
}

const kill = (): boolean => process.kill(process.pid, 'SIGKILL')
