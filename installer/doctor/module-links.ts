/** The links from the host to PKCS#11 modules: those that work, and each that does not with what to do about it. */
import { accessSync, constants } from 'node:fs'
import type { Pkcs11ModuleState } from '../../shared/operations/list-modules.ts'
import { absent, broken, ok, type Finding } from './finding.ts'

/** A module that needs a file which not everybody may read. */
const barriers = [
  {
    module: /libsofthsm2\.so$/,
    file: () => process.env['SOFTHSM2_CONF'] || '/etc/softhsm/softhsm2.conf',
    cure: 'if you want SoftHSM2: sudo adduser "$USER" softhsm, then log in again; or name a file of yours in SOFTHSM2_CONF',
  },
] as const

const cures: Partial<Record<string, string>> = {
  MODULE_NOT_FOUND: 'install the driver again, or remove the module in the manager',
  MODULE_WRONG_ARCHITECTURE: `install the driver for ${process.arch}`,
  MODULE_NOT_PKCS11: 'remove it in the manager: it is no PKCS#11 module',
}

/** One that works is not hidden by one that does not, and a driver that nobody asked for is no fault beside it. */
export function moduleLinks(modules: readonly Pkcs11ModuleState[]): Finding[] {
  const working = modules.filter(({ problem }) => problem === null)
  const failing = modules.filter(({ problem }) => problem !== null)
  const works = ok('modules', working.map(({ name, path, version }) => `${name} ${version} (${path})`).join('; '))
  const none = absent(
    'modules',
    'no PKCS#11 module that works, the software token alone',
    "install your token's driver",
  )
  return [working.length > 0 ? works : none, ...failing.map(module => failingLink(module, working.length > 0))]
}

function failingLink({ name, path, source, problem }: Pkcs11ModuleState, others: boolean): Finding {
  const link = `module ${name}`
  const barrier = barriers.find(({ module, file }) => module.test(path) && isBarred(file()))
  if (barrier) return absent(link, `${path}: you may not read ${barrier.file()}`, barrier.cure)
  const says = `${path}: ${problem?.code ?? ''}`
  const cure = cures[problem?.code ?? ''] ?? 'update the driver of your token'
  return source === 'builtIn' && others ? absent(link, says, cure) : broken(link, says, cure)
}

function isBarred(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}
