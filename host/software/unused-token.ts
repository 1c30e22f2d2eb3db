/** The software token before its first PIN. Most people never use it: what it says of itself then needs no process of its own. */
import type { SlotDetails } from '../../shared/token-details.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { describeForPin, describeSlot } from './describe-token.ts'
import { awaitTokenFile } from './token-file.ts'

export interface UnusedToken {
  list: TokenForPin[]
  slots: SlotDetails[]
}

/** `null` once it is used, and when its file cannot be read: its process says why. */
export async function unusedToken(folder: string): Promise<UnusedToken | null> {
  const token = await awaitTokenFile(folder).catch(() => null)
  return token?.pin === null ? { list: [describeForPin(token)], slots: [describeSlot(token)] } : null
}
