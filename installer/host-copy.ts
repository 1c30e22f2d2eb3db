/**
 * Copies of the built host, each in a folder named by version and content: the same version with other content gets another
 * folder, and whether a copy is still what was copied can be seen at any time.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { keptSuffix } from '../host/load-compiled.ts'
import { product } from '../shared/product.ts'
import { readLauncher } from './launcher.ts'

const copyName = /^\d+\.\d+\.\d+[^/]*-([0-9a-f]{12})$/

/**
 * A whole copy of the built host within `folder`; one that was damaged is replaced. `folderMode`: who may enter its folders,
 * whatever the umask says. @returns its path
 */
export function putCopy(built: string, folder: string, folderMode: number): string {
  const copy = join(folder, `${product.version}-${digestOf(built)}`)
  if (!isWhole(copy)) {
    const beside = temporary(copy)
    cpSync(built, beside, { recursive: true, dereference: true })
    putInPlace(beside, copy)
  }
  openTo(copy, folderMode)
  return copy
}

/** True when nothing of the copy is missing or was changed. */
export const isWhole = (copy: string): boolean =>
  existsSync(copy) && digestOf(copy) === copyName.exec(basename(copy))?.[1]

/** Copies of the host in a folder, of any version. */
export const copiesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => copyName.test(name))
        .map(name => join(folder, name))
    : []

export const isCopy = (path: string): boolean => copyName.test(basename(path))

/** The copy that a launcher starts; null when there is none. */
export function copyOf(launcher: string): string | null {
  if (!existsSync(launcher)) return null
  const paths = readLauncher(readFileSync(launcher, 'utf8'))
  return paths && dirname(paths.entry)
}

/** Compiled at installation. Without it a host serves the software token alone. */
export const hasAddon = (copy: string): boolean =>
  existsSync(join(copy, 'node_modules/pkcs11js/build/Release/pkcs11.node'))

/** A name beside a path, under which something is made before it is put in its place. */
export const temporary = (path: string): string => `${path}.new-${randomBytes(6).toString('hex')}`

/** A damaged copy goes out of the way first: a folder cannot be renamed over one that has files. */
function putInPlace(beside: string, copy: string): void {
  const old = temporary(copy)
  if (existsSync(copy)) renameSync(copy, old)
  try {
    renameSync(beside, copy)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    // Another installer was faster with the same content.
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

function openTo(folder: string, folderMode: number): void {
  chmodSync(folder, folderMode)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? folderMode : 0o644)
}

/** Of the names and bytes of all files but those that the host itself keeps there. */
function digestOf(folder: string): string {
  const hash = createHash('sha256')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && !entry.name.endsWith(keptSuffix),
  )
  for (const path of entries.map(entry => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(`${path.slice(folder.length)}\0`).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 12)
}
