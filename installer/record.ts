/** What an installation wrote, remembered beside it, so that uninstalling removes exactly that. */
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'

const recordSchema = z.strictObject({ files: z.array(z.string()), folders: z.array(z.string()) })
export type InstallationRecord = z.infer<typeof recordSchema>

export const recordPath = (folder: string): string => join(folder, 'installed.json')

/** @throws Error when the record is there and cannot be read. */
export function readRecord(folder: string): InstallationRecord | null {
  const file = recordPath(folder)
  return existsSync(file) ? recordSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

export interface OpenRecord {
  add: (path: string) => void
  /** Makes a folder and its parents, open to whom `folderMode` says; remembers those that were not there. */
  makeFolder: (folder: string) => void
  save: () => void
}

/** Adds to what earlier installations into the same folder wrote. `folderMode` holds whatever the umask says. */
export function openRecord(folder: string, folderMode: number): OpenRecord {
  const before = readRecord(folder)
  const files = new Set(before?.files)
  const folders = new Set(before?.folders)
  const makeFolder = (path: string): void => {
    if (existsSync(path)) {
      if (folders.has(path)) chmodSync(path, (statSync(path).mode & 0o777) | folderMode)
      return
    }
    makeFolder(dirname(path))
    mkdirSync(path, { mode: folderMode })
    chmodSync(path, folderMode)
    folders.add(path)
  }
  return {
    add: path => files.add(path),
    makeFolder,
    save: () =>
      writeFileSync(
        recordPath(folder),
        `${JSON.stringify({ files: [...files].filter(existsSync), folders: [...folders] }, null, 2)}\n`,
      ),
  }
}
