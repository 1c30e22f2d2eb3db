/**
 * A process for one module: what crashes or hangs in the module takes down nothing else. It answers its parent's calls one at
 * a time. When the parent is gone it finishes the call that it has begun, undoes a key pair that nobody waits for, logs out
 * and ends.
 */
import { MohurError, toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import { deadlines } from '../../shared/limits.ts'
import { dataFolder, journalFolder, softwareTokenFolder } from '../folders.ts'
import type { Journal } from '../journal/journal.ts'
import { answerCalls } from './answer-calls.ts'
import type { TokenModule, TokenSession } from '../token/token.ts'
import { putBack } from '../token/secrets-aside.ts'
import { deadlineOf, type CallMessage, type ReplyMessage } from '../token/token-calls.ts'
import { readSecret } from './read-secret.ts'
import { watchOver } from './watch-over.ts'

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
  let last: { message: CallMessage; done: Promise<Outcome> } | null = null
  let running = false
  let toldAt = performance.now()
  const onCall = (): void => {
    allow(deadlines[running && last ? deadlineOf(last.message) : 'list'])
    if (performance.now() - toldAt < aliveEveryMs) return
    toldAt = performance.now()
    reply({ alive: true })
  }
  let opened: Promise<OpenModule> | null = null
  const answer = answerCalls(() => (opened ??= openModule(spec, host, onCall)))
  const carryOut = (message: CallMessage): Promise<Outcome> => {
    toldAt = performance.now()
    allow(deadlines[deadlineOf(message)])
    const done = serve(() => answer(message), spec)
    last = { message, done }
    running = true
    return done.finally(() => (running = false))
  }

  process.on('message', (received: CallMessage) => {
    const message = { ...received, args: putBack(received.args, readSecret) }
    void carryOut(message).then(async outcome => {
      const leaving = (await opened?.catch(() => null))?.spent ?? false
      reply({ ...outcome, leaving }, leaving ? kill : undefined)
    })
  })
  const end = async (): Promise<void> => {
    part()
    const undoing = last && undoingOf(last.message, await last.done)
    if (undoing) await carryOut(undoing)
    await opened?.then(({ close }) => close?.()).catch(() => undefined)
    keep()
    // Not exit(), which would run whatever the module left to be run then.
    kill()
  }
  for (const signal of ['disconnect', 'SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => void end())
}

/** Only the code of the module's own kind is loaded, and the journal's by who needs it at once. */
async function openModule(spec: string, host: number, onCall: () => void): Promise<OpenModule> {
  const data = dataFolder()
  let journal: Promise<Journal> | null = null
  const openJournal = (): Promise<Journal> =>
    (journal ??= import('../journal/journal.ts').then(({ openJournal }) => openJournal(journalFolder(data), host)))
  if (spec === 'software') {
    const { openSoftwareModule } = await import('../software/software-module.ts')
    return openSoftwareModule(softwareTokenFolder(data), await openJournal())
  }
  const { checkLibraryFile } = await import('../modules/library-file.ts')
  const { loadCryptoki } = await import('../pkcs11/pkcs11js-cryptoki.ts')
  const { openPkcs11Module } = await import('../pkcs11/pkcs11-module.ts')
  const path = checkLibraryFile(spec)
  return openPkcs11Module({ path, cryptoki: loadCryptoki(path, onCall), openJournal })
}

/**
 * A key pair whose request nobody waits for any more. Breaking off C_GenerateKeyPair would not stop the token, and would leave
 * a key, or half a pair, that no request and no screen will ever name; so it is made to the end and removed.
 */
function undoingOf({ session, call }: CallMessage, outcome: Outcome): CallMessage | null {
  if (session === null || call !== 'generateKeyPair' || !('result' in outcome)) return null
  const { keyId } = outcome.result as Awaited<ReturnType<TokenSession['generateKeyPair']>>
  return { session, call: 'destroyKeyPair', args: [keyId] }
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
