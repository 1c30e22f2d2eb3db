/**
 * The keys that were seen to want their PIN for each signature (CKA_ALWAYS_AUTHENTICATE), which their token shows only to who is logged
 * in: an empty file for each, named by the SHA-256 of its public key. It lets the person know before they type; it decides nothing else.
 */
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintOf } from '../digests.ts'
import { pinEachTimeFolder } from '../folders.ts'

export interface PinEachTime {
  /** `publicKey`: DER of subjectPublicKeyInfo as tokens know it. */
  has: (publicKey: Uint8Array) => boolean
  note: (publicKey: Uint8Array) => void
}

export function pinEachTime(dataFolder: string): PinEachTime {
  const folder = pinEachTimeFolder(dataFolder)
  /** Asked for anew each second while a window is open. */
  const known = new Map<string, boolean>()
  return {
    has(publicKey) {
      const name = fingerprintOf(publicKey)
      const found = known.get(name) ?? existsSync(join(folder, name))
      known.set(name, found)
      return found
    },
    note(publicKey) {
      const name = fingerprintOf(publicKey)
      if (known.get(name)) return
      known.set(name, true)
      try {
        closeSync(openSync(join(folder, name), 'a', 0o600))
      } catch {
        // Until the end of this host it is known without it.
      }
    },
  }
}
