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
  /** As SoftHSM2's own program tells it; empty when there is no such token. */
  serialOf: (label: string) => string
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
  const util = (...args: string[]): string =>
    execFileSync('softhsm2-util', args, { env: { ...process.env, ...env }, stdio: 'pipe' }).toString()
  return {
    env,
    addToken: (label, pin = userPin) =>
      void util('--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', soPin),
    removeToken: label => void util('--delete-token', '--token', label),
    serialOf: label => {
      const slots = util('--show-slots').split(/^Slot /m)
      const slot = slots.find(text => new RegExp(`Label:\\s+${label}\\s`).test(text))
      return /Serial number:\s+(\S+)/.exec(slot ?? '')?.[1] ?? ''
    },
  }
}
