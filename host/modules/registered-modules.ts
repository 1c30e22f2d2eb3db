/** The PKCS#11 modules that the person registered: absolute paths in `modules.json`, replaced whole. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Paths in the order they were added. A file that cannot be understood is set aside, so that the rest still works. */
export function readRegisteredModules(file: string): string[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  const modules = parsed(text)
  if (!modules) renameSync(file, `${file}.broken`)
  return modules ?? []
}

/** Flushed before it takes the old file's place. */
export function writeRegisteredModules(file: string, modules: readonly string[]): void {
  const fresh = `${file}.${process.pid}.new`
  const handle = openSync(fresh, 'w', 0o600)
  try {
    writeSync(handle, `${JSON.stringify({ modules }, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(fresh, file)
  if (process.platform !== 'win32') flush(dirname(file))
}

function flush(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function parsed(text: string): string[] | null {
  try {
    const { modules } = JSON.parse(text) as { modules?: unknown }
    const sound = Array.isArray(modules) && modules.every(path => typeof path === 'string')
    return sound ? modules : null
  } catch {
    return null
  }
}
