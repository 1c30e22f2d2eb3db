/** The token of the demo: one of SoftHSM2, or the software token where SoftHSM2 cannot be had. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { builtInModules } from '../../host/modules/module-table.ts'
import type { LaunchPlace } from '../support/launch-place.ts'
import { userPin } from '../support/soft-hsm.ts'

export interface DemoToken {
  /** What it is, for the reader of the demo. */
  kind: string
  /** How the certificate centre's form names it. */
  label: string
  pin: string
  /** The PIN is chosen at the first use. */
  firstPin: boolean
}

/** Without it the host serves the software token alone. */
const addon = join(import.meta.dirname, '../../dist/host/node_modules/pkcs11js/build/Release/pkcs11.node')

export function makeDemoToken(place: LaunchPlace): DemoToken {
  const module = builtInModules().find(({ name }) => name === 'SoftHSM2')
  if (!module) return softwareToken('SoftHSM2 is not installed (Debian: apt-get install softhsm2)')
  if (!existsSync(addon))
    return softwareToken('the PKCS#11 addon is not compiled (it wants gcc, g++, make and python3)')
  place.tokens.addToken('Demo token')
  return { kind: `a SoftHSM2 token, by ${module.path}`, label: 'Demo token', pin: userPin, firstPin: false }
}

const softwareToken = (why: string): DemoToken => ({
  kind: `the software token, since ${why}`,
  label: 'software key',
  pin: 'Ceyran7bala',
  firstPin: true,
})
