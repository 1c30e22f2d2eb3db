/** Processes of this computer, found by what stands in their environment or command line (proc(5)). */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'

export interface FoundProcess {
  pid: number
  command: string
}

/** Processes but our own that mention the text (a temporary folder, a variable) in their environment or arguments. */
export function processesMentioning(text: string): FoundProcess[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap(name => {
      const command = read(`/proc/${name}/cmdline`)
      const mentions = command.includes(text) || read(`/proc/${name}/environ`).includes(text)
      return mentions ? [{ pid: Number(name), command: command.replaceAll('\0', ' ').trim() }] : []
    })
}

/** Those of them that this process started itself. */
export const childrenMentioning = (text: string): FoundProcess[] =>
  processesMentioning(text).filter(({ pid }) =>
    new RegExp(String.raw`^PPid:\s${process.pid}$`, 'm').test(read(`/proc/${pid}/status`)),
  )

/** Waits until no process mentions the text. @returns those that are left after the time. */
export async function processesLeft(text: string, waitMs: number): Promise<FoundProcess[]> {
  const deadline = performance.now() + waitMs
  for (;;) {
    const found = processesMentioning(text)
    if (found.length === 0 || performance.now() > deadline) return found
    await after(50)
  }
}

/** A process that has ended meanwhile, or belongs to somebody else, reads as empty. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
