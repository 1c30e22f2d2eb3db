/** Removes what `installHost` wrote into a folder and for browsers, and nothing else; a person's keys and journal stay. */
import { existsSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { copiesIn } from './host-copy.ts'
import { launcherPath } from './install-host.ts'
import { manifestName } from './manifests.ts'
import { readRecord, recordPath } from './record.ts'

/** @returns absolute paths of the files and folders removed; none when nothing was installed. */
export function uninstallHost(folder: string): string[] {
  const record = readRecord(folder)
  if (record === null) return []
  const isOurs = (path: string): boolean => basename(path) !== manifestName || names(path, launcherPath(folder))
  const files = new Set([...record.files.filter(isOurs), ...copiesIn(folder), recordPath(folder)])
  const removed = [...files].filter(existsSync)
  for (const path of removed) rmSync(path, { recursive: true })
  // Deepest first, so that a folder is empty when its turn comes.
  const folders = record.folders.toSorted((a, b) => b.length - a.length).filter(removeEmpty)
  return [...removed, ...folders]
}

/** A manifest that names another launcher now was written by somebody else since. */
function names(manifest: string, launcher: string): boolean {
  try {
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { path?: unknown }).path === launcher
  } catch {
    return false
  }
}

function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch {
    return false
  }
}
