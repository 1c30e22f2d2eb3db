/** Faults put under a program by strace: a system call that fails, or the end of the process at that call. */
import { execFileSync } from 'node:child_process'
import type { Need } from './describe-where.ts'

export const tracing = (): Need[] => [{ what: 'strace that may trace', met: canTrace() }]

/** False where strace is missing or may not trace (containers without CAP_SYS_PTRACE). */
function canTrace(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The command before the program: `fault` is what follows `inject=<call>:` (strace(1)), `path` the file it is about. */
export const withFault = (call: string, fault: string, path?: string): string[] => [
  'strace',
  '--quiet=all',
  '--output=/dev/null',
  `--trace=${call}`,
  `--inject=${call}:${fault}`,
  ...(path === undefined ? [] : [`--trace-path=${path}`]),
]
