/** When: one person, one window. Requests that ask the person wait in a queue; of the others an origin has a few at a time. */
import { MohurError } from '../../../shared/errors.ts'
import { operations } from '../../../shared/operations/index.ts'
import { asksPerson } from '../asks-person.ts'
import type { Background } from '../background.ts'
import type { Checked } from '../request.ts'

/** Settles when the person, or a place of the origin, is free. @throws MohurError REFUSED_RECENTLY, TOO_MANY_REQUESTS, USER_GESTURE_NEEDED */
export async function turnGate(request: Checked, { turns, places }: Background): Promise<void> {
  const { origin, operation, scopes, signal, atEnd } = request
  if (!asksPerson(request)) return atEnd(await places.wait({ origin, lasting: isLasting(request), signal }))
  const stranger = origin !== null && scopes === null
  // A page that nobody knows opens no window by itself (T56). The word is the relay's, which a page cannot change.
  if (stranger && !request.activated) throw new MohurError('USER_GESTURE_NEEDED')
  const release = await turns.wait({ origin, stranger, pin: operations[operation].pin !== 'none', signal })
  atEnd(release)
}

/** Goes on until the page stops it. */
const isLasting = ({ operation }: Checked): boolean => operations[operation].timeLimitMs === null
