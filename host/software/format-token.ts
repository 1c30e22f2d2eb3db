/** A token as new: another key under a first PIN, and nothing on it. Also the way out when the PIN is locked. */
import { randomBytes } from 'node:crypto'
import { keyLength } from './sealed.ts'
import { changeTokenFile, newObjectsName, readTokenFile } from './token-file.ts'
import { demandGoodPin, sealTokenKey } from './token-key.ts'

/**
 * The token is the old one until its file is replaced, and the new one from then on. The serial number stays. The caller
 * overwrites the PIN. @throws MohurError PIN_LENGTH before anything is touched
 */
export async function formatToken(folder: string, pin: Uint8Array, label: string): Promise<void> {
  demandGoodPin(pin)
  const key = randomBytes(keyLength)
  try {
    const secret = await sealTokenKey(readTokenFile(folder), key, pin)
    changeTokenFile(folder, current => ({
      ...current,
      label,
      objects: newObjectsName(),
      wrong: 0,
      pin: secret,
    }))
  } finally {
    key.fill(0)
  }
}
