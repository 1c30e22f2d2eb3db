/** The gates of the background in their order. What one hands on the next one needs, so none can be passed by. */
import type { Background } from '../background.ts'
import type { Arrived, Outcome } from '../request.ts'
import { authoritiesGate } from './authorities.ts'
import { hostGate } from './host.ts'
import { openingGate } from './opening.ts'
import { paramsGate } from './params.ts'
import { permissionGate } from './permission.ts'
import { rateGate } from './rate.ts'
import { senderGate } from './sender.ts'
import { turnGate } from './turn.ts'
import { windowGate } from './window.ts'

/**
 * What costs least comes first, so that a stranger is turned away before anything of what it says is looked into (T45).
 * @throws MohurError that says why the request goes no further; `reply` decides how much of it the caller learns.
 */
export async function passGates(arrived: Arrived, background: Background): Promise<Outcome> {
  const known = senderGate(arrived, background)
  rateGate(known, background)
  const opened = await openingGate(known, background)
  const permitted = await permissionGate(opened, background)
  const checked = paramsGate(permitted)
  const located = await authoritiesGate(checked, background)
  arrived.signal.throwIfAborted()
  await turnGate(located, background)
  arrived.signal.throwIfAborted()
  const asking = windowGate(located, background)
  return hostGate(asking, background)
}
