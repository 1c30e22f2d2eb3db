/** Mutual exclusion between processes by a lock file, without a call that Node does not have (flock). */
import { createHash } from 'node:crypto'
import { closeSync, linkSync, openSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, processName } from './process-name.ts'

/** For work of milliseconds, on a disk that may stall; whoever holds the lock for longer is stopped or stuck. */
const patienceMs = 10_000
const pauseMs = (): number => 1 + Math.random() * 4
const pause = new Int32Array(new SharedArrayBuffer(4))

/** `pid.start`, see `processName`. Anything else, such as what a power cut leaves of a file, is nobody's name. */
const ownerPattern = /^\d{1,10}\.\d{1,20}$/

/**
 * Runs `work`, which must not wait for anything, while no other process does so under the same path. A lock whose
 * owner is gone, or is nobody, is removed; a living owner is waited for, so many milliseconds, in which this thread stands
 * still: for a process that has nothing else to do, such as a token's.
 * @throws Error with the code of the file system, or EBUSY when the lock stays held.
 */
export function withLock<T>(path: string, work: () => T, waitMs = patienceMs): T {
  const until = performance.now() + waitMs
  for (;;) {
    const done = once(path, work)
    if (done) return done.value
    if (performance.now() > until) throw busy(path)
    Atomics.wait(pause, 0, 0, pauseMs())
  }
}

/** The same, in turns of the event loop. A lock that is free is taken at once, before this returns. */
export async function awaitingLock<T>(path: string, work: () => T, waitMs = patienceMs): Promise<T> {
  const until = performance.now() + waitMs
  for (;;) {
    const done = once(path, work)
    if (done) return done.value
    if (performance.now() > until) throw busy(path)
    await sleep(pauseMs())
  }
}

const busy = (path: string): Error => Object.assign(new Error(`${path} stays locked`), { code: 'EBUSY' })

/** `null` when another one holds the lock; what nobody holds is gone the next time. */
function once<T>(path: string, work: () => T): { value: T } | null {
  if (take(path)) {
    try {
      return { value: work() }
    } finally {
      unlinkSync(path)
    }
  }
  const owner = ownerOf(path)
  if (owner !== null && !lives(owner)) removeStale(path, owner)
  return null
}

const lives = (owner: string): boolean => ownerPattern.test(owner) && isRunning(owner)

/** A link appears with its content. What a power cut may leave of it is nobody's name, and is removed as such. */
function take(path: string): boolean {
  const own = processName(process.pid) ?? `${process.pid}.0`
  const draft = draftOf(path, own)
  // One that was left behind may be the same file as a lock.
  rmSync(draft, { force: true })
  try {
    const file = openSync(draft, 'wx', 0o600)
    try {
      writeFileSync(file, own)
    } finally {
      closeSync(file)
    }
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

/**
 * Only under a second lock, named after what stands in the first: else who read the first before it was removed could remove the
 * lock that another process has taken since.
 */
function removeStale(path: string, owner: string): void {
  const name = createHash('sha256').update(owner, 'latin1').digest('hex').slice(0, 16)
  once(`${path}.${name}`, () => {
    if (ownerOf(path) === owner) unlinkSync(path)
    if (ownerPattern.test(owner)) rmSync(draftOf(path, owner), { force: true })
  })
}
