/** The software token before its first PIN. Most people never use it: what it says of itself then needs no process of its own. */
import type { SlotDetails } from '../../shared/token-details.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { describeForPin, describeSlot } from './describe-token.ts'
import { readTokenFile, type TokenFile } from './token-file.ts'

export interface UnusedToken {
  list: TokenForPin[]
  slots: SlotDetails[]
}

/** `null` once it is used, and when its file cannot be read: its process says why. */
export function unusedToken(folder: string): UnusedToken | null {
  const token = read(folder)
  return token?.pin === null ? { list: [describeForPin(token)], slots: [describeSlot(token)] } : null
}

function read(folder: string): TokenFile | null {
  try {
    return readTokenFile(folder)
  } catch {
    return null
  }
}
