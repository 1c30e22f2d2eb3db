/** Processes to which each disk is full: whatever they write to a file fails with EFBIG, what goes through pipes does not (prlimit(1)). */
import { execFileSync } from 'node:child_process'
import { processesMentioning } from './processes.ts'

const limit = (pid: number, bytes: string): void =>
  void execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])

/** Files cannot grow beyond so many bytes. @returns gives them their disk back, as far as they still live. */
export function fillDisk(pids: readonly number[], bytes = 0): () => void {
  for (const pid of pids) limit(pid, String(bytes))
  return () => {
    for (const pid of pids) {
      try {
        limit(pid, 'unlimited')
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}

/** The host on this data folder, and the token processes below it. */
export const processesOn = (dataHome: string): number[] =>
  processesMentioning(dataHome).flatMap(({ pid, command }) => (/main\.js/.test(command) ? [pid] : []))
