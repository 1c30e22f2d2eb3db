/** The token of the demo: one of SoftHSM2, or the software token where SoftHSM2 cannot be had. */
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

export function makeDemoToken(place: LaunchPlace): DemoToken {
  const module = builtInModules().find(({ name }) => name === 'SoftHSM2')
  if (!module) {
    const kind = 'the software token, since SoftHSM2 is not installed (Debian: apt-get install softhsm2)'
    return { kind, label: 'software key', pin: 'Ceyran7bala', firstPin: true }
  }
  place.tokens.addToken('Demo token')
  return { kind: `a SoftHSM2 token, by ${module.path}`, label: 'Demo token', pin: userPin, firstPin: false }
}
