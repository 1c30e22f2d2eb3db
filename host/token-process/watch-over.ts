/**
 * Ends this process when its host is gone and a call has outstayed its time. A thread of its own watches, since a module that
 * hangs stops this one; while the host lives, ending a hang is the host's part.
 */
import { Worker } from 'node:worker_threads'

/** Logging out and C_Finalize may take so long after the host. */
const endingMs = 3_000

/** Gives what moves the end: from now on, so many milliseconds. */
export function watchOver(host: number): (ms: number) => void {
  const end = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT))
  const allow = (ms: number): void => {
    end[0] = Date.now() + ms
  }
  const watcher = new Worker(source, { eval: true, workerData: { host, end } })
  watcher.unref()
  return allow
}

/** Plain JavaScript of a worker. A parent that is gone has another number on POSIX and none on Windows. */
const source = `
  const { host, end } = require('node:worker_threads').workerData
  const hostLives = () => {
    try {
      return process.ppid === host && process.kill(host, 0)
    } catch {
      return false
    }
  }
  let gone = null
  setInterval(() => {
    if (gone === null && hostLives()) return
    gone ??= Date.now()
    if (Date.now() > Math.max(end[0], gone + ${endingMs})) process.kill(process.pid, 'SIGKILL')
  }, 500)
`
