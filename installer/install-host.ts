/**
 * Puts a copy of the built host into a folder and tells browsers of it. A copy lies in a folder named by version and
 * content, and the launcher is replaced by renaming, so a host that runs keeps its files and no start sees half of them.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { product } from '../shared/product.ts'
import { browsers, type BrowserName } from './browsers.ts'
import { launcherText, readLauncher } from './launcher.ts'
import { manifestName, manifestText, type ManifestForm } from './manifests.ts'
import { openRecord } from './record.ts'
import { manifestFolder, type Scope, type Surroundings } from './surroundings.ts'

/** Where `npm run build` leaves the host. */
const builtHost = fileURLToPath(new URL('../dist/host', import.meta.url))

export interface Installation {
  /** Receives the copy, its launcher and the record of what was written: `hostFolder(dataFolder)` for one person. */
  folder: string
  /** For one person, folders are made that only that person may read. */
  scope: Scope
  manifests: readonly ManifestPlace[]
}

/** One manifest: the folder in which a browser looks for it, and its form. */
export interface ManifestPlace {
  folder: string
  form: ManifestForm
}

/** The folder of the installed host within a person's data folder. */
export const hostFolder = (dataFolder: string): string => join(dataFolder, 'host')

/** The same for everybody: root owns the copy that all browsers start. */
export const systemFolder = '/opt/mohur/host'

/** The program that the browsers start. */
export const launcherPath = (folder: string): string => join(folder, 'mohur-host')

export const browserPlace = (browser: BrowserName, scope: Scope, here: Surroundings): ManifestPlace => ({
  folder: manifestFolder(browser, scope, here),
  form: browsers[browser].form,
})

/** A private profile: a browser of Chromium's kind that is started with `--user-data-dir`. */
export const privateProfilePlace = (userDataDir: string): ManifestPlace => ({
  folder: join(userDataDir, 'NativeMessagingHosts'),
  form: 'chromium',
})

/**
 * @returns absolute paths of everything written, manifests last.
 * @throws Error when the host is not built or a place cannot be written.
 */
export function installHost({ folder, scope, manifests }: Installation): string[] {
  if (!existsSync(join(builtHost, 'main.js'))) throw new Error(`there is no ${builtHost}: npm run build makes it`)
  const record = openRecord(folder, scope === 'user' ? 0o700 : 0o755)
  const copy = join(folder, `${product.version}-${digestOf(builtHost)}`)
  const launcher = launcherPath(folder)
  const previous = copyOf(launcher)
  record.makeFolder(folder)
  if (!existsSync(copy)) copyWhole(builtHost, copy)
  replace(launcher, launcherText({ node: process.execPath, entry: join(copy, 'main.js') }), 0o755)
  record.add(copy)
  record.add(launcher)
  for (const old of copiesIn(folder)) {
    if (old !== copy && old !== previous) rmSync(old, { recursive: true })
  }
  const written = manifests.map(place => {
    const file = join(place.folder, manifestName)
    record.makeFolder(place.folder)
    replace(file, manifestText(place.form, launcher), 0o644)
    record.add(file)
    return file
  })
  record.save()
  return [...new Set([copy, launcher, ...written])]
}

const temporary = (path: string): string => `${path}.new-${randomBytes(6).toString('hex')}`

function copyWhole(from: string, to: string): void {
  const beside = temporary(to)
  cpSync(from, beside, { recursive: true, dereference: true })
  try {
    renameSync(beside, to)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    // Another installer was faster with the same content.
    if (!existsSync(to)) throw error
  }
}

function replace(file: string, text: string, mode: number): void {
  const beside = temporary(file)
  writeFileSync(beside, text)
  chmodSync(beside, mode)
  renameSync(beside, file)
}

/** The copy that a launcher starts; null when there is none. */
export function copyOf(launcher: string): string | null {
  if (!existsSync(launcher)) return null
  const paths = readLauncher(readFileSync(launcher, 'utf8'))
  return paths && dirname(paths.entry)
}

const copyName = /^\d+\.\d+\.\d+[^/]*-[0-9a-f]{12}$/

/** Copies of the host in a folder, of any version. */
export const copiesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => copyName.test(name))
        .map(name => join(folder, name))
    : []

/** Names and bytes of all files, so that the same version with other content gets another folder. */
function digestOf(folder: string): string {
  const hash = createHash('sha256')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  for (const path of entries.map(entry => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(`${path.slice(folder.length)}\0`).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 12)
}
