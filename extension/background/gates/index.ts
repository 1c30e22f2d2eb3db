/** The gates of the background in their order. What one hands on the next one needs, so none can be passed by. */
import { MohurError } from '../../../shared/errors.ts'
import { operations } from '../../../shared/operations/index.ts'
import type { Background } from '../background.ts'
import type { Arrived, Checked, Outcome } from '../request.ts'
import { windowGate } from './window.ts'
import { hostGate } from './host.ts'
import { paramsGate } from './params.ts'
import { permissionGate } from './permission.ts'
import { rateGate } from './rate.ts'
import { senderGate } from './sender.ts'
import { turnGate } from './turn.ts'

/** @throws MohurError that says why the request goes no further; `reply` decides how much of it the caller learns. */
export async function passGates(arrived: Arrived, background: Background): Promise<Outcome> {
  const known = senderGate(arrived, background)
  const checked = paramsGate(known)
  startClock(checked)
  rateGate(checked, background)
  const permitted = await permissionGate(checked, background)
  arrived.signal.throwIfAborted()
  await turnGate(permitted, background)
  arrived.signal.throwIfAborted()
  const asking = windowGate(permitted, background)
  return hostGate(asking, background)
}

function startClock({ operation, abort, atEnd }: Checked): void {
  const { timeLimitMs } = operations[operation]
  if (timeLimitMs === null) return
  const timer = setTimeout(() => abort(new MohurError('TIMED_OUT')), timeLimitMs)
  atEnd(() => clearTimeout(timer))
}
