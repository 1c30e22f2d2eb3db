/** SoftHSM2 with a folder and tokens of a test's own. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const softHsmLibrary = '/usr/lib/softhsm/libsofthsm2.so'
export const userPin = '24681357'
export const soPin = '13572468'

export interface SoftHsm {
  /** What its users need in their environment. */
  env: { SOFTHSM2_CONF: string }
  /** Initialises a further token with both PINs. */
  addToken: (label: string, pin?: string) => void
  removeToken: (label: string) => void
}

export function softHsm(folder: string): SoftHsm {
  const conf = join(folder, 'softhsm2.conf')
  const tokens = join(folder, 'softhsm-tokens')
  mkdirSync(tokens)
  writeFileSync(
    conf,
    `directories.tokendir = ${tokens}\nobjectstore.backend = file\nslots.removable = true\nlog.level = ERROR\n`,
  )
  const env = { SOFTHSM2_CONF: conf }
  const util = (...args: string[]): void => {
    execFileSync('softhsm2-util', args, { env: { ...process.env, ...env }, stdio: 'pipe' })
  }
  return {
    env,
    addToken: (label, pin = userPin) =>
      util('--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', soPin),
    removeToken: label => util('--delete-token', '--token', label),
  }
}
