/** One life of a token process: called one at a time, ended by a deadline, a crash or its owner. */
import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { MohurError, isErrorCode } from '../../shared/errors.ts'
import { deadlines, type DeadlineClass } from '../../shared/limits.ts'
import { setAside } from '../token/secrets-aside.ts'
import { deadlineOf, rowOf, type CallMessage, type ReplyMessage } from '../token/token-calls.ts'

export interface ProcessLink {
  readonly alive: boolean
  /** What follows the last answer is over: whether it was done, in the module and in the journal. */
  readonly settled: Promise<boolean>
  /** @throws MohurError what the module threw, MODULE_CRASHED, MODULE_HANGS */
  call: (message: CallMessage) => Promise<unknown>
  /**
   * What must be finished is finished without us, and logged out; a look is broken off. Resolves within a second. Signatures that
   * were begun come as long as this process lives: nobody else has them.
   */
  end: () => Promise<void>
}

/** A host is to be gone within a second. */
const endMs = 700
/** A timer that comes so much too late says that this process stood still, as where the computer sleeps (R25). */
const sleptMs = 1_000

interface PendingCall {
  message: CallMessage
  resolve: (result: unknown) => void
  reject: (error: MohurError) => void
}

/** `spec`: its module. `onFailure`: the process crashed, or was ended because it hung. */
export function processLink(child: ChildProcess, spec: string, onFailure: () => void): ProcessLink {
  // A process that is gone takes no more secrets; its exit says the rest.
  child.stdin?.on('error', () => undefined)
  if (child.stdin instanceof Socket) child.stdin.unref()
  const gone = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  let alive = true
  let answered = false
  let waiting: PendingCall | null = null
  /** It is answered, and is doing what follows the answer. */
  let settling: { done: Promise<boolean>; end: (whole: boolean) => void } | null = null
  let wasSettled = true
  /** Something is brought to its end although nobody waits for it. */
  let finishing = false
  let timer: NodeJS.Timeout | undefined

  const settle = (use: (waiting: PendingCall) => void): void => {
    clearTimeout(timer)
    const settled = waiting
    waiting = null
    if (settled) use(settled)
  }
  const fail = (error: MohurError): void => {
    if (!alive) return
    alive = false
    child.kill('SIGKILL')
    settle(({ reject }) => reject(error))
    onFailure()
  }
  const arm = (deadline: DeadlineClass): void => {
    clearTimeout(timer)
    const due = performance.now() + deadlines[deadline]
    timer = setTimeout(() => {
      // We have slept, and the module with us: it has not had its time.
      if (performance.now() - due > sleptMs) return arm(deadline)
      child.kill('SIGKILL')
      fail(new MohurError('MODULE_HANGS', { module: spec }))
    }, deadlines[deadline])
    if (finishing) timer.unref()
  }
  const begin = (): void => {
    let end: (whole: boolean) => void = () => undefined
    const done = new Promise<boolean>(resolve => (end = resolve))
    settling = { done, end }
    arm('list')
  }
  const settleDown = (whole: boolean): void => {
    if (!settling) return
    clearTimeout(timer)
    wasSettled = whole
    settling.end(whole)
    settling = null
  }
  child.on('message', (reply: ReplyMessage) => {
    if (!waiting && !finishing && !settling) return
    if ('alive' in reply) return arm(reply.alive)
    if (reply.leaving) alive = false
    if ('settled' in reply) {
      settleDown(reply.settled)
      if (finishing) part()
      return
    }
    answered = true
    if ('result' in reply) settle(({ resolve }) => resolve(reply.result))
    else settle(({ reject }) => reject(receivedError(reply.error)))
    if (reply.settling) begin()
    else if (finishing) part()
  })
  child.on('error', () => fail(new MohurError('MODULE_CRASHED', { module: spec })))
  child.on('exit', (code, signal) => {
    part()
    settleDown(false)
    fail(new MohurError('MODULE_CRASHED', { module: spec, exit: signal ?? code ?? '' }))
  })

  const part = (): void => {
    clearTimeout(timer)
    if (child.connected) child.disconnect()
  }
  const end = async (): Promise<void> => {
    const message = waiting?.message ?? null
    const call = message ? rowOf(message) : null
    // It has only begun to look: nothing is open that would have to be closed.
    if (!answered && call?.deadline === 'list') child.kill('SIGKILL')
    alive = false
    if (!isAwaited(message)) settle(({ reject }) => reject(new MohurError('ABORTED')))
    child.unref()
    if (settling || call?.mustFinish) return letFinish(message)
    part()
    await leaving()
    if (call) child.kill('SIGKILL')
  }
  /** As long as this process lives it still ends a hang; after it, the token process looks after its own time. */
  const letFinish = (message: CallMessage | null): void => {
    finishing = true
    child.channel?.unref()
    arm(message ? deadlineOf(message) : 'list')
  }
  /** It is gone, or has had the time to go. */
  const leaving = async (): Promise<void> => {
    const patience = new AbortController()
    await Promise.race([gone, sleep(endMs, undefined, { signal: patience.signal }).catch(() => undefined)])
    patience.abort()
  }
  let ending: Promise<void> | null = null

  return {
    get alive() {
      return alive
    },
    get settled() {
      return settling?.done ?? Promise.resolve(wasSettled)
    },
    call: message =>
      new Promise((resolve, reject) => {
        if (!alive) return reject(new MohurError('MODULE_CRASHED', { module: spec }))
        waiting = { message, resolve, reject }
        arm(deadlineOf(message))
        const args = setAside(message.args, secret => child.stdin?.write(secret))
        child.send({ ...message, args })
      }),
    end: () => (ending ??= end()),
  }
}

/** Signatures are nobody’s but whose answer they are in. */
const isAwaited = (message: CallMessage | null): boolean => message?.call === 'signBatch'

function receivedError({ code, details }: { code: unknown; details: MohurError['details'] }): MohurError {
  return isErrorCode(code) ? new MohurError(code, details) : new MohurError('INTERNAL')
}
