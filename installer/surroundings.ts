/** Whose computer this is: the folders that the table of browsers speaks of, taken from one environment. */
import { accessSync, constants, existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { browserNames, browsers, type BrowserName } from './browsers.ts'

export type Scope = 'user' | 'system'
type Environment = Readonly<Record<string, string | undefined>>

export interface Surroundings {
  home: string
  /** $XDG_CONFIG_HOME, or `.config` in the home folder. */
  config: string
  /** The PATH that is searched for browsers. */
  path: string
  platform: 'linux' | 'darwin'
}

/** @throws RangeError on a system for which nothing is written yet. */
export function surroundingsFrom(env: Environment, platform: NodeJS.Platform = process.platform): Surroundings {
  if (platform !== 'linux' && platform !== 'darwin')
    throw new RangeError(`installing on ${platform} is not written yet`)
  const home = env['HOME'] || userInfo().homedir
  const config = env['XDG_CONFIG_HOME'] ?? ''
  return { home, config: config.startsWith('/') ? config : join(home, '.config'), path: env['PATH'] ?? '', platform }
}

const expand = (folder: string, { home, config }: Surroundings): string =>
  folder.replace(/^~/, home).replace(/^\$config/, config)

/** The folder in which a browser looks for native host manifests. */
export const manifestFolder = (browser: BrowserName, scope: Scope, here: Surroundings): string =>
  expand(browsers[browser][here.platform][scope], here)

/** True when the browser's program is on the PATH or it has been run by this person. */
export const isInstalled = (browser: BrowserName, here: Surroundings): boolean =>
  hasProgram(browsers[browser].programs, here.path) || hasProfile(browser, here)

const hasProfile = (browser: BrowserName, here: Surroundings): boolean =>
  browsers[browser].form === 'chromium' && existsSync(dirname(manifestFolder(browser, 'user', here)))

/** Confined browsers see neither the manifest nor the program; null when there is none. */
export function confinementNote(browser: BrowserName, here: Surroundings): string | null {
  const { title, confined } = browsers[browser]
  const folder = confined.map(one => expand(one, here)).find(existsSync)
  if (folder === undefined) return null
  return `${title} from Snap or Flatpak (${folder}) is confined and may not start programs: use a package of your system.`
}

/** The browsers that are served without being asked for: those found here, and in any case Chromium and Firefox. */
export const servedBrowsers = (here: Surroundings): BrowserName[] =>
  browserNames.filter(name => name === 'chromium' || name === 'firefox' || isInstalled(name, here))

function hasProgram(names: readonly string[], path: string): boolean {
  const folders = path.split(delimiter).filter(folder => folder.startsWith('/'))
  return folders.some(folder => names.some(name => isExecutable(join(folder, name))))
}

/** True for a file that this process may run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
