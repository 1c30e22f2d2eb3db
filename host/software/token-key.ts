/** From the PIN to the key of the key files. Each try is counted on the disk before it is judged. */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { MohurError } from '../../shared/errors.ts'
import { brokenPinRules } from '../../shared/pin-policy.ts'
import { keyFromPin, keyLength, newStretching, seal, unseal, type Stretching } from './sealed.ts'
import { changeTokenFile, readTokenFile, type PinSecret, type TokenFile } from './token-file.ts'

/** Wrong PINs until the token locks. */
export const maxTries = 10

/** Milliseconds by the number of wrong PINs before. Killing the process instead of waiting costs the try as well. */
const delays = [0, 250, 500, 1_000, 2_000, 4_000]
const longestDelay = 5_000

const about = ({ serialNumber }: TokenFile): string => `key of token ${serialNumber}`

/** An open token: the file that was opened, and its key, to be overwritten by the caller. */
export interface TokenKey {
  token: TokenFile
  key: Buffer
}

/**
 * The caller overwrites the PIN. `lastTryConfirmed`: it may be the one that locks the token.
 * @throws MohurError PIN_NOT_SET, PIN_LOCKED, PIN_LAST_TRY, PIN_INCORRECT with the tries that are `left`; PIN_LOCKED by a wrong PIN
 * has that as its cause
 */
export async function openTokenKey(folder: string, pin: Uint8Array, lastTryConfirmed: boolean): Promise<TokenKey> {
  const { token, secret, before } = takeTry(folder, lastTryConfirmed)
  await wait(delays[before] ?? longestDelay)
  const key = await withPinKey(pin, secret.stretching, pinKey => unseal(pinKey, secret.key, about(token)))
  if (key) return { token: changeOpened(folder, { token, key }, current => ({ ...current, wrong: 0 })), key }
  const left = maxTries - token.wrong
  const wrong = new MohurError('PIN_INCORRECT', { left })
  throw left > 0 ? wrong : new MohurError('PIN_LOCKED', {}, { cause: wrong })
}

/** One try less, on the disk, whatever becomes of this process. */
function takeTry(folder: string, lastTryConfirmed: boolean): { token: TokenFile; secret: PinSecret; before: number } {
  const token = changeTokenFile(folder, current => {
    if (!current.pin) throw new MohurError('PIN_NOT_SET')
    if (current.wrong >= maxTries) throw new MohurError('PIN_LOCKED')
    if (current.wrong === maxTries - 1 && !lastTryConfirmed) throw new MohurError('PIN_LAST_TRY')
    return { ...current, wrong: current.wrong + 1 }
  })
  if (!token.pin) throw new MohurError('PIN_NOT_SET')
  return { token, secret: token.pin, before: token.wrong - 1 }
}

/** Changes the very token that was opened; the key is overwritten when that is not possible. */
function changeOpened(folder: string, { token, key }: TokenKey, change: (token: TokenFile) => TokenFile): TokenFile {
  try {
    return changeTokenFile(folder, current => {
      if (current.pin?.key !== token.pin?.key) throw new MohurError('TOKEN_CHANGED')
      return change(current)
    })
  } catch (error) {
    key.fill(0)
    throw error
  }
}

/**
 * The first PIN of a token, and a new key under it.
 * @throws MohurError PIN_LENGTH with the first `rule` that the PIN breaks; TOKEN_CHANGED when there is a PIN by now
 */
export async function makeTokenKey(folder: string, pin: Uint8Array): Promise<TokenKey> {
  demandGoodPin(pin)
  const before = readTokenFile(folder)
  const key = randomBytes(keyLength)
  const secret = await sealTokenKey(before, key, pin)
  const token = changeOpened(folder, { token: { ...before, pin: null }, key }, current => ({
    ...current,
    wrong: 0,
    pin: secret,
  }))
  return { token, key }
}

/**
 * Another PIN for the same key, in one try of the old one; no key file changes.
 * @throws MohurError PIN_LENGTH before the token is touched; as openTokenKey
 */
export async function changeTokenPin(
  folder: string,
  { pin, lastTryConfirmed, newPin }: { pin: Uint8Array; lastTryConfirmed: boolean; newPin: Uint8Array },
): Promise<void> {
  demandGoodPin(newPin)
  const opened = await openTokenKey(folder, pin, lastTryConfirmed)
  try {
    const secret = await sealTokenKey(opened.token, opened.key, newPin)
    changeOpened(folder, opened, current => ({ ...current, pin: secret }))
  } finally {
    opened.key.fill(0)
  }
}

/** A key under a PIN, for the token file. */
export async function sealTokenKey(token: TokenFile, key: Uint8Array, pin: Uint8Array): Promise<PinSecret> {
  const stretching = newStretching()
  return { stretching, key: await withPinKey(pin, stretching, pinKey => seal(pinKey, key, about(token))) }
}

/** @throws MohurError PIN_LENGTH with the first `rule` that the PIN breaks */
export function demandGoodPin(pin: Uint8Array): void {
  const [rule] = brokenPinRules(pin)
  if (rule) throw new MohurError('PIN_LENGTH', { rule })
}

async function withPinKey<T>(pin: Uint8Array, stretching: Stretching, use: (pinKey: Buffer) => T): Promise<T> {
  const pinKey = await keyFromPin(pin, stretching)
  try {
    return use(pinKey)
  } finally {
    pinKey.fill(0)
  }
}
