/**
 * Ends this process when its host has gone, or wants no more of it, and a call has outstayed its time. A thread of its own
 * watches, since a module that hangs stops this one; as long as the host waits for an answer, ending a hang is the host's part.
 */
import { Worker } from 'node:worker_threads'

/** Logging out and C_Finalize may take so long after the host. */
export const endingMs = 3_000

export interface Watch {
  /** From now on, so many milliseconds. */
  allow: (ms: number) => void
  /** Nobody waits for an answer any more. */
  part: () => void
}

export function watchOver(host: number): Watch {
  const cells = new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT))
  const watcher = new Worker(source, { eval: true, workerData: { host, cells } })
  watcher.unref()
  return {
    allow: ms => {
      cells[0] = uptimeMs() + ms
    },
    part: () => {
      cells[1] = 1
    },
  }
}

/** A clock that both threads share, and that nobody sets (CLOCK_MONOTONIC). */
const uptimeMs = (): number => Number(process.hrtime.bigint()) / 1e6

/** Plain JavaScript of a worker. A parent that is gone has another number on POSIX and none on Windows. */
const source = `
  const { host, cells } = require('node:worker_threads').workerData
  const uptimeMs = () => Number(process.hrtime.bigint()) / 1e6
  const hostWaits = () => {
    try {
      return cells[1] === 0 && process.ppid === host && process.kill(host, 0)
    } catch {
      return false
    }
  }
  let gone = null
  setInterval(() => {
    if (gone === null && hostWaits()) return
    gone ??= uptimeMs()
    if (uptimeMs() > Math.max(cells[0], gone + ${endingMs})) process.kill(process.pid, 'SIGKILL')
  }, 500)
`
