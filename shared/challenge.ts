/** The challenge of a login, drawn by the server: whether it is long enough, for whoever asks and for whoever verifies. */
import { fromBase64 } from './bytes.ts'
import { limits } from './limits.ts'

/** What was drawn by chance, and not what stands for it, must be long enough: padding has no entropy. */
export function isLongChallenge(text: string): boolean {
  try {
    return fromBase64(text).length >= limits.challengeBytes
  } catch {
    return false
  }
}
