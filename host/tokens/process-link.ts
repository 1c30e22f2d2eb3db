/** One life of a token process: started by the first call, called one at a time, ended by a deadline, a crash or its owner. */
import { spawn } from 'node:child_process'
import { parse } from 'node:path'
import { MohurError, isErrorCode } from '../../shared/errors.ts'
import { deadlines, type DeadlineClass } from '../../shared/limits.ts'
import { isTypedOnDevice, type Pins } from '../token/pins.ts'
import { callDeadlines, type CallMessage, type ReplyMessage, type TokenCall } from '../token/token-calls.ts'

export interface ProcessStart {
  /** `software`, or the absolute path of a PKCS#11 module. */
  spec: string
  /** What comes before `token-process` on the command line: the host's own script. */
  entry: readonly string[]
  env: Readonly<Record<string, string | undefined>>
}

export interface ProcessLink {
  readonly alive: boolean
  /** @throws MohurError what the module threw, MODULE_CRASHED, MODULE_HANGS */
  call(message: CallMessage): Promise<unknown>
  /** Signatures and changes of the token that were begun are finished without us; anything else ends within a second. */
  end(): Promise<void>
}

/** They change what the new process loads, or make its start slow. */
const notInherited = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'LD_PRELOAD', 'DYLD_INSERT_LIBRARIES']
const endMs = 1_000
/** Breaking them off would leave half a token. */
const finished: ReadonlySet<TokenCall> = new Set(['sign', 'initialize', 'changePin', 'changeSoPin', 'unblockPin'])

interface Waiting {
  message: CallMessage
  resolve: (result: unknown) => void
  reject: (error: MohurError) => void
}

/** `onFailure`: the process crashed, or was ended because it hung. */
export function startTokenProcess({ spec, entry, env }: ProcessStart, onFailure: () => void): ProcessLink {
  const child = spawn(process.execPath, [...entry, 'token-process', spec], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !notInherited.includes(name))),
    cwd: parse(process.execPath).root,
    // Signals for the host's group are not for a process that may be signing.
    detached: true,
    windowsHide: true,
  })
  const gone = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  let alive = true
  let answered = false
  let waiting: Waiting | null = null
  let timer: NodeJS.Timeout | undefined

  const settle = (use: (waiting: Waiting) => void): void => {
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
  const arm = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => fail(new MohurError('MODULE_HANGS', { module: spec })), ms)
  }
  child.on('message', (reply: ReplyMessage) => {
    if (!waiting) return
    if ('alive' in reply) return arm(deadlines[deadlineOf(waiting.message)])
    answered = true
    if (reply.leaving) alive = false
    if ('result' in reply) settle(({ resolve }) => resolve(reply.result))
    else settle(({ reject }) => reject(receivedError(reply.error)))
  })
  child.on('error', () => fail(new MohurError('MODULE_CRASHED', { module: spec })))
  child.on('exit', (code, signal) =>
    fail(new MohurError('MODULE_CRASHED', { module: spec, exit: signal ?? code ?? '' })),
  )

  const end = async (): Promise<void> => {
    const call = waiting?.message.call
    const finishing = call !== undefined && finished.has(call)
    // It has only begun to look: nothing is open that would have to be closed.
    if (!answered && call !== undefined && callDeadlines[call] === 'list') child.kill('SIGKILL')
    alive = false
    settle(({ reject }) => reject(new MohurError('ABORTED')))
    if (child.connected) child.disconnect()
    child.unref()
    if (finishing) return
    const last = setTimeout(() => child.kill('SIGKILL'), endMs)
    await gone
    clearTimeout(last)
  }
  let ending: Promise<void> | null = null

  return {
    get alive() {
      return alive
    },
    call: message =>
      new Promise((resolve, reject) => {
        if (!alive) return reject(new MohurError('MODULE_CRASHED', { module: spec }))
        waiting = { message, resolve, reject }
        arm(deadlines[deadlineOf(message)])
        child.send(message)
      }),
    end: () => (ending ??= end()),
  }
}

/** Typing on the token's own pad takes longer. */
function deadlineOf({ call, args }: CallMessage): DeadlineClass {
  const deadline = callDeadlines[call]
  return deadline === 'login' && isTypedOnDevice(args[0] as Pins) ? 'pinPad' : deadline
}

function receivedError({ code, details }: { code: unknown; details: MohurError['details'] }): MohurError {
  return isErrorCode(code) ? new MohurError(code, details) : new MohurError('INTERNAL')
}
