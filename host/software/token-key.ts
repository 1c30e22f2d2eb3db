/** From the PIN to the key of the key files. Each try is counted on the disk before it is judged. */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { MohurError } from '../../shared/errors.ts'
import { brokenPinRules } from '../../shared/pin-policy.ts'
import { keyFromPin, keyLength, newStretching, seal, unseal, type Stretching } from './sealed.ts'
import { changeTokenFile, readTokenFile, type TokenFile } from './token-file.ts'

/** Wrong PINs until the token locks. */
export const maxTries = 10

/** Milliseconds by the number of wrong PINs before. Killing the process instead of waiting costs the try as well. */
const delays = [0, 250, 500, 1_000, 2_000, 4_000]
const longestDelay = 5_000

const about = ({ serialNumber }: TokenFile): string => `key of token ${serialNumber}`

/**
 * The caller overwrites the PIN, and the key when it is done with it.
 * @throws MohurError PIN_NOT_SET, PIN_LOCKED, PIN_INCORRECT with the tries that are `left`
 */
export async function openTokenKey(folder: string, pin: Uint8Array): Promise<Buffer> {
  const { token, secret, before } = takeTry(folder)
  await wait(delays[before] ?? longestDelay)
  const key = await withPinKey(pin, secret.stretching, pinKey => unseal(pinKey, secret.key, about(token)))
  if (key) {
    changeTokenFile(folder, current => ({ ...current, wrong: 0 }))
    return key
  }
  const left = maxTries - token.wrong
  throw left > 0 ? new MohurError('PIN_INCORRECT', { left }) : new MohurError('PIN_LOCKED')
}

/** One try less, on the disk, whatever becomes of this process. */
function takeTry(folder: string): { token: TokenFile; secret: NonNullable<TokenFile['pin']>; before: number } {
  const token = changeTokenFile(folder, current => {
    if (!current.pin) throw new MohurError('PIN_NOT_SET')
    if (current.wrong >= maxTries) throw new MohurError('PIN_LOCKED')
    return { ...current, wrong: current.wrong + 1 }
  })
  if (!token.pin) throw new MohurError('PIN_NOT_SET')
  return { token, secret: token.pin, before: token.wrong - 1 }
}

/**
 * The first PIN of a token, and a new key under it.
 * @throws MohurError PIN_LENGTH with the first `rule` that the PIN breaks; TOKEN_CHANGED when there is a PIN by now
 */
export async function makeTokenKey(folder: string, pin: Uint8Array): Promise<Buffer> {
  const [rule] = brokenPinRules(pin)
  if (rule) throw new MohurError('PIN_LENGTH', { rule })
  const token = readTokenFile(folder)
  const key = randomBytes(keyLength)
  const stretching = newStretching()
  const sealed = await withPinKey(pin, stretching, pinKey => seal(pinKey, key, about(token)))
  try {
    changeTokenFile(folder, current => {
      if (current.pin) throw new MohurError('TOKEN_CHANGED')
      return { ...current, wrong: 0, pin: { stretching, key: sealed } }
    })
  } catch (error) {
    key.fill(0)
    throw error
  }
  return key
}

async function withPinKey<T>(pin: Uint8Array, stretching: Stretching, use: (pinKey: Buffer) => T): Promise<T> {
  const pinKey = await keyFromPin(pin, stretching)
  try {
    return use(pinKey)
  } finally {
    pinKey.fill(0)
  }
}
