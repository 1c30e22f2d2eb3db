/** The label of a token: 32 bytes of UTF-8, padded with blanks (C_InitToken, PKCS#11 v2.40 section 5.5). */
import { fromUtf8, utf8, type Bytes } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'

const blank = 0x20

/** What does not fit is left out, whole characters only. */
export function paddedLabel(label: string): Bytes {
  const padded = new Uint8Array(limits.tokenLabel).fill(blank)
  let end = 0
  for (const character of label) {
    const bytes = utf8(character)
    if (end + bytes.length > limits.tokenLabel) break
    padded.set(bytes, end)
    end += bytes.length
  }
  return padded
}

/** How the token will show it. */
export const shownLabel = (label: string): string => fromUtf8(paddedLabel(label)).replace(/[\s\0]+$/, '')
