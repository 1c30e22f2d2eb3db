/** What a call that verified a PIN came to when it failed: which PIN was wrong, how many tries are left; each wrong PIN is told of once. */
import { MohurError } from '../../shared/errors.ts'
import { moduleFamilyOf } from '../modules/module-table.ts'
import type { TellWrongPin } from '../token/wrong-pin.ts'
import type { Cryptoki, TokenInfo } from './cryptoki.ts'
import { extendedInfo } from './extended-info.ts'
import { pinError, pinTries, type PinRole } from './pin-state.ts'
import { unlessTokenFails, type Slots, type SlotToken } from './slots.ts'

export interface PinFaultParts {
  cryptoki: Cryptoki
  slots: Pick<Slots, 'path'>
  tellWrongPin: TellWrongPin
}

/** `token`: as it was before the call. */
export interface VerifiedPin {
  token: SlotToken
  role: PinRole
}

/** What is to be thrown instead of the module's word. */
export const pinFault = (parts: PinFaultParts, verified: VerifiedPin, error: unknown): unknown =>
  pinError(error, verified.role, tellIfWrong(parts, verified, error))

/** The same without another word for the error. @returns what the token says of itself now */
export function tellIfWrong(parts: PinFaultParts, { token, role }: VerifiedPin, error: unknown): TokenInfo | null {
  const { cryptoki, slots, tellWrongPin } = parts
  const { slot, info } = token
  const after = unlessTokenFails(() => cryptoki.C_GetTokenInfo(slot))
  if (wasWrong(error, pinTries(info, role), after && pinTries(after, role))) {
    tellWrongPin(() => {
      // As in a list of tokens: looking for the vendor's functions takes a moment.
      const counter = moduleFamilyOf(slots.path, info)?.extended ? extendedInfo(cryptoki, token)?.[role] : null
      return {
        token: { label: info.label, serialNumber: info.serialNumber },
        pin: role,
        tries: after ? pinTries(after, role, counter) : 'unknown',
        left: counter?.left ?? null,
      }
    })
  }
  return after
}

/** A token that calls the PIN locked may have refused to look at it: it was wrong where it is the one that locked it. */
function wasWrong(error: unknown, before: string, after: string | null): boolean {
  if (!(error instanceof MohurError)) return false
  if (error.code === 'PIN_LOCKED') return before !== 'locked' && after === 'locked'
  return error.code === 'PIN_INCORRECT'
}
