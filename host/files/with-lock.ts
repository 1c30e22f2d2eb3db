/** Mutual exclusion between processes by a lock file, without a call that Node does not have (flock). */
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { isRunning, processName } from './process-name.ts'

/** For work of milliseconds, on a disk that may stall; whoever holds the lock for longer is stopped or stuck. */
const patienceMs = 10_000
const pause = new Int32Array(new SharedArrayBuffer(4))

/**
 * Runs `work`, which must not wait for anything, while no other process does so under the same path. A lock whose
 * owner is gone is removed; a living owner is waited for, so many milliseconds.
 * @throws Error with the code of the file system, or EBUSY when the lock stays held.
 */
export function withLock<T>(path: string, work: () => T, waitMs = patienceMs): T {
  const own = processName(process.pid) ?? String(process.pid)
  const until = performance.now() + waitMs
  while (!take(path, own)) {
    const owner = ownerOf(path)
    if (owner !== null && !isRunning(owner)) removeStale(path, owner)
    else if (performance.now() > until) throw Object.assign(new Error(`${path} stays locked`), { code: 'EBUSY' })
    else Atomics.wait(pause, 0, 0, 1 + Math.random() * 4)
  }
  try {
    return work()
  } finally {
    unlinkSync(path)
  }
}

/** A link appears with its content or not at all. */
function take(path: string, own: string): boolean {
  const draft = draftOf(path, own)
  // One that was left behind may be the same file as a lock.
  rmSync(draft, { force: true })
  writeFileSync(draft, own, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

const draftOf = (path: string, owner: string): string => `${path}.${Number.parseInt(owner, 10)}`

function ownerOf(path: string): string | null {
  try {
    return readFileSync(path, 'latin1')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Only under a second lock, named after the dead owner: else a late comer could remove its successor's. */
const removeStale = (path: string, owner: string): void =>
  withLock(`${path}.${owner}`, () => {
    if (ownerOf(path) === owner) unlinkSync(path)
    rmSync(draftOf(path, owner), { force: true })
  })
