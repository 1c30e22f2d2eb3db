/**
 * A process for one module: what crashes or hangs in the module takes down nothing else. It answers its parent's calls one at
 * a time. When the parent is gone it finishes the signatures it has begun, journals them, logs out and ends.
 */
import { Worker } from 'node:worker_threads'
import { toErrorMessage } from '../../shared/errors.ts'
import { deadlines } from '../../shared/limits.ts'
import { dataFolder, journalFolder, softwareTokenFolder } from '../folders.ts'
import { openJournal } from '../journal/journal.ts'
import { answerCalls } from './answer-calls.ts'
import type { TokenModule } from './token.ts'
import type { CallMessage, ReplyMessage, TokenCall } from './token-calls.ts'

interface OpenModule extends TokenModule {
  close?: () => void
}

const aliveEveryMs = 1_000
/** Logging out and C_Finalize may take so long. */
const endingMs = 3_000

/** `spec`: `software`, or the absolute path of a PKCS#11 module. Serves until the parent is gone. */
export function runTokenProcess(spec: string): void {
  let calledAt = performance.now()
  let toldAt = calledAt
  const onCall = (): void => {
    calledAt = performance.now()
    if (calledAt - toldAt < aliveEveryMs) return
    toldAt = calledAt
    reply({ alive: true })
  }
  const host = process.ppid
  let opened: Promise<OpenModule> | null = null
  const answer = answerCalls(() => (opened ??= openModule(spec, host, onCall)))
  let running: { call: TokenCall; done: Promise<void> } | null = null

  process.on('message', (message: CallMessage) => {
    toldAt = performance.now()
    running = { call: message.call, done: serve(answer, message) }
  })
  const end = async (): Promise<void> => {
    // A key pair whose request nobody waits for is not worth minutes.
    if (running?.call === 'generateKeyPair') kill()
    setInterval(() => performance.now() - calledAt > deadlines.sign && kill(), aliveEveryMs)
    await running?.done
    killIn(endingMs)
    await opened?.then(({ close }) => close?.()).catch(() => undefined)
    // Not exit(), which would run whatever the module left to be run then.
    kill()
  }
  for (const signal of ['disconnect', 'SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => void end())
}

/** Only the code of the module's own kind is loaded. */
async function openModule(spec: string, host: number, onCall: () => void): Promise<OpenModule> {
  const data = dataFolder()
  const journal = openJournal(journalFolder(data), host)
  if (spec === 'software') {
    const { openSoftwareModule } = await import('../software/software-module.ts')
    return openSoftwareModule(softwareTokenFolder(data), journal)
  }
  const { checkLibraryFile } = await import('../pkcs11/library-file.ts')
  const { loadCryptoki } = await import('../pkcs11/pkcs11js-cryptoki.ts')
  const { openPkcs11Module } = await import('../pkcs11/pkcs11-module.ts')
  const path = checkLibraryFile(spec)
  return openPkcs11Module({ path, cryptoki: loadCryptoki(path, onCall), journal })
}

async function serve(answer: ReturnType<typeof answerCalls>, message: CallMessage): Promise<void> {
  try {
    reply({ result: await answer(message) })
  } catch (error) {
    reply({ error: toErrorMessage(error) })
  }
}

/** The parent may be gone at any moment; `disconnect` tells. */
function reply(message: ReplyMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

const kill = (): boolean => process.kill(process.pid, 'SIGKILL')

/** On a thread of its own, since the module may hang this one. */
const killIn = (ms: number): Worker =>
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${ms})`, { eval: true })
