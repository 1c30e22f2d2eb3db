/** A token process as the system sees it: started, and begun ahead of the first call. */
import type { ChildProcess } from 'node:child_process'
import { parse } from 'node:path'

export interface ProcessStart {
  /** `software`, or the absolute path of a PKCS#11 module. */
  spec: string
  /** What comes before `token-process` on the command line: the host's own script. */
  entry: readonly string[]
  env: Readonly<Record<string, string | undefined>>
}

export type StartChild = (start: ProcessStart) => ChildProcess

/** They change what the new process loads, or make its start slow. What a module needs has names of its own. */
const notInherited = /^(NODE|LD|DYLD|GLIBC|OPENSSL|MALLOC)_|^(GCONV_PATH|LOCPATH|NLSPATH|SSLKEYLOGFILE)$/
/** As in the host, no text can reach a prototype through `__proto__`. */
const nodeArguments = ['--disable-proto=delete']

/** It loads no module before its first call. */
export const startChild: StartChild = ({ spec, entry, env }) => {
  // Asked for only here: a host says hello first, and a token process starts no others.
  const { spawn } = process.getBuiltinModule('node:child_process')
  const child = spawn(process.execPath, [...nodeArguments, ...entry, 'token-process', spec], {
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !notInherited.test(name))),
    cwd: parse(process.execPath).root,
    // Signals for the host's group are not for a process that may be signing.
    detached: true,
    windowsHide: true,
  })
  // Whoever calls it learns by its end what became of it.
  child.on('error', () => undefined)
  return child
}

export interface Ahead {
  /** The one that was begun, once, where it is the one that is wanted. */
  start: StartChild
  /** Nobody wanted it. */
  drop: () => void
}

/**
 * Begins a token process for the module that is likely to be wanted, while the host still loads. `spec`: a hint, which decides
 * nothing; whether there is such a module is for whoever wants it to know.
 */
export function startAhead(start: ProcessStart | null): Ahead {
  let begun = start && begin(start)
  const drop = (): void => {
    if (begun?.connected) begun.disconnect()
    begun = null
  }
  return {
    start: wanted => {
      const child = wanted.spec === start?.spec ? begun : null
      if (child) begun = null
      return child?.connected ? child : startChild(wanted)
    },
    drop,
  }
}

/** A hint that names nothing that could be started is no reason to fail. */
function begin(start: ProcessStart): ChildProcess | null {
  try {
    return startChild(start)
  } catch {
    return null
  }
}
