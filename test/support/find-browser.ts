/** The browsers that tests, demo and bench drive: those of MOHUR_CHROMIUM and MOHUR_FIREFOX when set, else the system's. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const programs = {
  chromium: { variable: 'MOHUR_CHROMIUM', names: ['chromium', 'chromium-browser', 'google-chrome'] },
  firefox: { variable: 'MOHUR_FIREFOX', names: ['firefox-esr', 'firefox'] },
} as const

/** Absolute path. @throws Error naming what was looked for */
export function findBrowser(kind: keyof typeof programs): string {
  const { variable, names } = programs[kind]
  const named = process.env[variable]
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`${variable} names ${named}, which is not there`)
  }
  const folders = (process.env['PATH'] ?? '').split(':')
  const found = names.flatMap(name => folders.map(folder => join(folder, name))).find(path => existsSync(path))
  if (!found) throw new Error(`none of these programs is installed: ${names.join(', ')}`)
  return found
}
