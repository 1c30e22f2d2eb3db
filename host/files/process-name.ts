/** Which process is meant, so that a number that was given out again is not taken for it. */
import { existsSync, readFileSync } from 'node:fs'

const proc = '/proc/self/stat'

/** `pid.start`, the start in clock ticks where the system tells it (proc(5)); `null` when no such process runs. */
export function processName(pid: number): string | null {
  if (!existsSync(proc)) return answers(pid) ? `${pid}.0` : null
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return null
  }
  // The second field is the program's name in parentheses and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state = 'X', start = '0'] = [fields[0], fields[19]]
  return state === 'Z' || state === 'X' ? null : `${pid}.${start}`
}

export const isRunning = (name: string): boolean => processName(Number.parseInt(name, 10)) === name

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
