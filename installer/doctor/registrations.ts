/** What a browser reads before it starts the host: the manifest, and the launcher that it names. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readLauncher } from '../launcher.ts'
import { allowedCaller, manifestName, manifestSchemas, type ManifestForm } from '../manifests.ts'
import type { ManifestPlace } from '../install-host.ts'
import { isExecutable } from '../surroundings.ts'
import { broken, cures, ok, type Finding } from './finding.ts'

/** Where one browser looks, in its order: the person's folder before the system's. */
export interface Registration {
  title: string
  form: ManifestForm
  places: readonly ManifestPlace[]
  /** What puts right a registration that is wrong, and one that is not there. */
  cure: { wrong: string; missing: string }
}

export interface ExaminedRegistration {
  finding: Finding
  /** The command by which the browser starts the host; null when it cannot. */
  start: { title: string; launcher: string; args: readonly string[] } | null
}

export function examineRegistration({ title, form, places, cure }: Registration): ExaminedRegistration {
  const link = `registration in ${title}`
  const files = places.map(({ folder }) => join(folder, manifestName))
  const file = files.find(existsSync)
  const barrier = file === undefined ? files.map(barrierOf).find(folder => folder !== null) : undefined
  const failed = (says: string, how = cure.wrong): ExaminedRegistration => ({
    finding: broken(link, says, how),
    start: null,
  })
  if (barrier) return { finding: broken(link, `you may not look into ${barrier}`, cures.open), start: null }
  if (file === undefined) return failed(`there is no ${files.join(' and no ')}`, cure.missing)
  const launcher = launcherOf(file, form)
  if (launcher === null) return failed(`${file} is no native host manifest of ours`)
  if (!callersOf(file, form).includes(allowedCaller[form])) {
    return failed(`${file} does not allow our extension ${allowedCaller[form]}`)
  }
  const shut = barrierOf(launcher)
  if (shut) return { finding: broken(link, `you may not look into ${shut}`, cures.open), start: null }
  const fault = launcherFault(launcher)
  if (fault !== null) return failed(fault)
  const args = form === 'chromium' ? [allowedCaller.chromium] : [file, allowedCaller.firefox]
  return { finding: ok(link, file), start: { title, launcher, args } }
}

/** A launcher that is not ours (a package's own program) only has to be there and executable. */
function launcherFault(launcher: string): string | null {
  if (!existsSync(launcher)) return `the launcher ${launcher} is not there`
  if (!isExecutable(launcher)) return `the launcher ${launcher} is not executable`
  const paths = readLauncher(readFileSync(launcher, 'utf8'))
  if (paths && !isExecutable(paths.node)) return `Node.js is no longer at ${paths.node}`
  if (paths && !existsSync(paths.entry)) return `the host is not at ${paths.entry}`
  return null
}

/** The folder that keeps this person from a file; null when none does. A file is not there for who may not look. */
function barrierOf(file: string): string | null {
  const folder = dirname(file)
  if (folder === file) return null
  const above = barrierOf(folder)
  if (above !== null || !existsSync(folder)) return above
  return isExecutable(folder) ? null : folder
}

const launcherOf = (file: string, form: ManifestForm): string | null =>
  manifestSchemas[form].safeParse(read(file)).data?.path ?? null

function callersOf(file: string, form: ManifestForm): readonly string[] {
  return form === 'chromium'
    ? manifestSchemas.chromium.parse(read(file)).allowed_origins
    : manifestSchemas.firefox.parse(read(file)).allowed_extensions
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
