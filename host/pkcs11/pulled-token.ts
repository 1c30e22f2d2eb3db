/**
 * Modules such as OpenSC call it a general failure when a token is pulled in the middle of a call, and the reader is found
 * empty only a moment later (pcscd looks every 400 ms).
 */
import { setTimeout as delay } from 'node:timers/promises'
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import { slotFlags } from './constants.ts'
import type { Library } from './sessions.ts'
import type { SlotToken } from './slots.ts'

const generalFailures: ReadonlySet<ErrorCode> = new Set(['MODULE_FAILED', 'TOKEN_FAILED'])
const gone: ReadonlySet<ErrorCode> = new Set(['TOKEN_REMOVED', 'TOKEN_CHANGED'])

/** A card that was pulled is noticed late by the reader's driver, so it is asked so often; a token in software is gone at once. */
const looksAtHardware = 6
const pauseMs = 100

/** @throws MohurError TOKEN_REMOVED instead of a general failure, when the token is found gone after it. */
export async function noticingPulls<T>(library: Library, token: SlotToken, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (failure) {
    if (!(failure instanceof MohurError) || !generalFailures.has(failure.code)) throw failure
    if (await isGone(library, token)) throw new MohurError('TOKEN_REMOVED', failure.details)
    throw failure
  }
}

async function isGone({ cryptoki, slots }: Library, token: SlotToken): Promise<boolean> {
  try {
    const { flags } = cryptoki.C_GetSlotInfo(token.slot)
    for (let left = (flags & slotFlags.CKF_HW_SLOT) === 0 ? 1 : looksAtHardware; left > 0; left--) {
      // OpenSC tells the last it knows of a token until it is asked for the list.
      if (!cryptoki.C_GetSlotList(true).some(slot => slot.equals(token.slot))) return true
      slots.check(token)
      if (left > 1) await delay(pauseMs)
    }
    return false
  } catch (error) {
    return error instanceof MohurError && gone.has(error.code)
  }
}
