/** When: one person, one window. Requests that ask the person wait in a queue, and an origin that was refused waits longer. */
import { operations } from '../../../shared/operations/index.ts'
import { asksPerson } from '../asks-person.ts'
import type { Background } from '../background.ts'
import type { Checked } from '../request.ts'

/** Settles when the person is free for this request. @throws MohurError TOO_MANY_REQUESTS */
export async function turnGate(request: Checked, { turns }: Background): Promise<void> {
  const { origin, operation, signal, atEnd } = request
  if (!asksPerson(request)) return
  const release = await turns.wait({
    origin,
    pin: operations[operation].pin !== 'none',
    signal,
  })
  atEnd(release)
}
