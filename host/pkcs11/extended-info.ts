/** What tokens of the Rutoken and KAZTOKEN family tell beside CK_TOKEN_INFO (CK_TOKEN_INFO_EXTENDED of rtpkcs11.h). */
import type { Cryptoki } from './cryptoki.ts'
import type { ExtendedTokenInfo } from './extended-calls.ts'
import { unlessTokenFails, type SlotToken } from './slots.ts'

/** `null` for modules without the vendor's functions, and for a token that does not answer them. */
export function extendedInfo({ extended }: Cryptoki, { slot }: Pick<SlotToken, 'slot'>): ExtendedTokenInfo | null {
  if (!extended.has('C_EX_GetTokenInfoExtended')) return null
  return unlessTokenFails(() => extended.C_EX_GetTokenInfoExtended(slot))
}
