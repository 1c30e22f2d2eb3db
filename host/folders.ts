/** Where a person's data lies (XDG Base Directory Specification 0.8 and its counterparts); only the person may read it. */
import { mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { posix, win32 } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** The folder that holds everything of one person, made when missing. */
export function dataFolder(env: Environment = process.env, platform: NodeJS.Platform = process.platform): string {
  return made(dataPath(env, platform))
}

/** Everything of one person that the host writes there. */
export const ownNames = [
  'tokens',
  'journal',
  'retired',
  'pin-each-time',
  'undelivered',
  'enrolments',
  'modules.json',
  'last-module',
] as const

/** Journal of signatures. */
export const journalFolder = (data: string): string => made(joined(data, 'journal'))

/** Encrypted key files and certificates of the software token. */
export const softwareTokenFolder = (data: string): string => made(joined(data, 'tokens'))

/** The PKCS#11 modules that the person registered. */
export const modulesFile = (data: string): string => joined(data, 'modules.json')

/** The module that signed last. */
export const lastModuleFile = (data: string): string => joined(data, 'last-module')

/** Marks of the certificates that the person took out of use. */
export const retiredFolder = (data: string): string => made(joined(data, 'retired'))

/** Marks of the keys that want their PIN for each signature. */
export const pinEachTimeFolder = (data: string): string => made(joined(data, 'pin-each-time'))

/** Signatures that no site has got, encrypted. */
export const undeliveredFolder = (data: string): string => made(joined(data, 'undelivered'))

/** Requests for certificates that wait for them, encrypted. */
export const enrolmentsFolder = (data: string): string => made(joined(data, 'enrolments'))

/** Where that folder is, made or not. */
export function dataPath(env: Environment = process.env, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') {
    return win32.join(
      env['LOCALAPPDATA'] || win32.join(env['USERPROFILE'] || userInfo().homedir, 'AppData', 'Local'),
      'Mohur',
    )
  }
  const home = env['HOME'] || userInfo().homedir
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Mohur')
  // A relative path in XDG_DATA_HOME is invalid and counts as unset.
  const base = env['XDG_DATA_HOME'] ?? ''
  return posix.join(base.startsWith('/') ? base : posix.join(home, '.local', 'share'), 'mohur')
}

const joined = (folder: string, name: (typeof ownNames)[number]): string =>
  (folder.includes('\\') ? win32 : posix).join(folder, name)

/** A folder that cannot be made is found out by whoever writes there and has the error code for it. */
function made(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    return folder
  }
  return folder
}
