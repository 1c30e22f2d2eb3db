/** The token of the demo: one of SoftHSM2, or the software token where SoftHSM2 cannot be had. */
import { builtInModules } from '../../host/pkcs11/module-table.ts'
import type { LaunchPlace } from '../support/launch-place.ts'
import { addSoftHsmToken } from '../support/launch-token.ts'

export interface DemoToken {
  /** What it is, for the reader of the demo. */
  kind: string
  /** How the certificate centre's form names it. */
  label: string
  pin: string
  /** The PIN is chosen at the first use. */
  firstPin: boolean
}

export async function makeDemoToken(place: LaunchPlace): Promise<DemoToken> {
  const module = builtInModules().find(({ name }) => name === 'SoftHSM2')
  const pin = '73915264'
  if (!module) {
    const kind = 'the software token, since SoftHSM2 is not installed (Debian: apt-get install softhsm2)'
    return { kind, label: 'software key', pin, firstPin: true }
  }
  await addSoftHsmToken(place, { label: 'Demo token', pin })
  return { kind: `a SoftHSM2 token, by ${module.path}`, label: 'Demo token', pin, firstPin: false }
}
