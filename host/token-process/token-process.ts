/**
 * A process for one module: what crashes or hangs in the module takes down nothing else. It answers its parent's calls one at
 * a time. When the parent is gone it finishes the signatures it has begun, journals them, logs out and ends.
 */
import { MohurError, toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import { deadlines } from '../../shared/limits.ts'
import { dataFolder, journalFolder, softwareTokenFolder } from '../folders.ts'
import type { Journal } from '../journal/journal.ts'
import { answerCalls } from './answer-calls.ts'
import type { TokenModule } from '../token/token.ts'
import { callDeadlines, type CallMessage, type ReplyMessage, type TokenCall } from '../token/token-calls.ts'
import { watchOver } from './watch-over.ts'

interface OpenModule extends TokenModule {
  close?: () => void
  readonly spent?: boolean
}

const aliveEveryMs = 1_000

/** `spec`: `software`, or the absolute path of a PKCS#11 module. Serves until the parent is gone. */
export function runTokenProcess(spec: string): void {
  const host = process.ppid
  const allow = watchOver(host)
  let running: { call: TokenCall; done: Promise<unknown> } | null = null
  let toldAt = performance.now()
  const onCall = (): void => {
    allow(deadlines[callDeadlines[running?.call ?? 'logout']])
    if (performance.now() - toldAt < aliveEveryMs) return
    toldAt = performance.now()
    reply({ alive: true })
  }
  let opened: Promise<OpenModule> | null = null
  const answer = answerCalls(() => (opened ??= openModule(spec, host, onCall)))

  process.on('message', (message: CallMessage) => {
    toldAt = performance.now()
    allow(deadlines[callDeadlines[message.call]])
    const done = serve(() => answer(message), spec)
      .then(async outcome => {
        const leaving = (await opened?.catch(() => null))?.spent ?? false
        reply({ ...outcome, leaving }, leaving ? kill : undefined)
      })
      .finally(() => (running = null))
    running = { call: message.call, done }
  })
  const end = async (): Promise<void> => {
    // A key pair whose request nobody waits for is not worth minutes.
    if (running?.call === 'generateKeyPair') kill()
    await running?.done
    await opened?.then(({ close }) => close?.()).catch(() => undefined)
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

async function serve(
  work: () => Promise<unknown>,
  spec: string,
): Promise<{ result: unknown } | { error: ErrorMessage }> {
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
