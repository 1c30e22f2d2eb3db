/**
 * Puts a copy of the built host into a folder and tells browsers of it. The launcher is replaced by renaming, so a host that
 * runs keeps its files and no start sees half of them.
 */
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { browsers, type BrowserName } from './browsers.ts'
import { copiesIn, copyOf, putCopy, temporary } from './host-copy.ts'
import { launcherText } from './launcher.ts'
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
  const folderMode = scope === 'user' ? 0o700 : 0o755
  const record = openRecord(folder, folderMode)
  const launcher = launcherPath(folder)
  const previous = copyOf(launcher)
  record.makeFolder(folder)
  const copy = putCopy(builtHost, folder, folderMode)
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

function replace(file: string, text: string, mode: number): void {
  const beside = temporary(file)
  writeFileSync(beside, text)
  chmodSync(beside, mode)
  renameSync(beside, file)
}
