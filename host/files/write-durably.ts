/** Files that are whole or not there, whatever happens at whatever moment (open(2), rename(2), fsync(2)). */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Replaces the file in one step: the old content or the new one is found after a crash at any point. One writer at a
 * time, under a lock. @throws Error with the code of the file system; then the old content is still there.
 */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const draft = `${path}.draft`
  try {
    const file = openSync(draft, 'w', 0o600)
    try {
      writeFileSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** After it, names that were made, changed or removed in the folder are on the disk. Windows needs and has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
