/** A connected token and its reader as the person sees them: what the module tells without a PIN. */
import type { SlotDetails, TokenDetails } from '../../shared/token-details.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Cryptoki, Handle, TokenInfo } from './cryptoki.ts'
import { constantName } from './constant-names.ts'
import { flagNames, mechanisms, objectClasses, slotFlags, tokenFlags } from './constants.ts'
import type { ExtendedTokenInfo } from './extended-calls.ts'
import { extendedInfo } from './extended-info.ts'
import { withoutPin } from '../token/without-pin.ts'
import { familyOf, moduleFamilyOf } from '../modules/module-table.ts'
import { pinTries, type PinTries } from './pin-state.ts'
import { withPublicSession, type Library } from './sessions.ts'
import { unlessTokenFails, type SlotToken } from './slots.ts'
import { describeToken, isInitialized } from './token-description.ts'

export function readToken(library: Library, token: SlotToken): TokenForPin {
  const { cryptoki, slots } = library
  // Looking for the vendor's functions takes a moment, so in a list only those families are asked that have them.
  const extended = moduleFamilyOf(slots.path, token.info)?.extended ? extendedInfo(cryptoki, token) : null
  return summary(library, token, extended)
}

export function readSlot(library: Library, { slot, token }: { slot: Handle; token: SlotToken | null }): SlotDetails {
  const { flags, ...info } = library.cryptoki.C_GetSlotInfo(slot)
  return {
    module: library.slots.path,
    ...info,
    flags: flagNames(slotFlags, flags),
    token: token && unlessTokenFails(() => withoutPin(readToken(library, token))),
  }
}

export function readDetails(library: Library, token: SlotToken): TokenDetails {
  const { cryptoki, slots } = library
  const { info, slot } = token
  const extended = extendedInfo(cryptoki, token)
  const described = summary(library, token, extended)
  const family = familyOf(slots.path, info)
  const noSecretKeys = moduleFamilyOf(slots.path, info)?.noSecretKeys ?? false
  const known = cryptoki.C_GetMechanismList(slot)
  const { minLength, maxLength, tries, left } = described.pin
  return {
    summary: withoutPin(described),
    family: family?.name ?? null,
    flags: flagNames(tokenFlags, info.flags),
    hardwareVersion: info.hardwareVersion,
    firmwareVersion: info.firmwareVersion,
    userPin: { minLength, maxLength, tries, left, factoryDefault: family?.factoryUserPin ?? null },
    soPin: { ...soTries(info, extended), factoryDefault: family?.factorySoPin ?? null },
    memory: info.memory,
    mechanisms: known.map(mechanismName),
    can: abilities(cryptoki, { info, known, counts: extended !== null, noSecretKeys }),
  }
}

const soTries = (info: TokenInfo, extended: ExtendedTokenInfo | null): { tries: PinTries; left: number | null } => ({
  tries: pinTries(info, 'so', extended?.so),
  left: extended?.so.left ?? null,
})

const mechanismName = (number: number): string =>
  constantName('CKM', number) ?? `0x${number.toString(16).padStart(8, '0')}`

function abilities(
  { extended }: Cryptoki,
  { info, known, counts, noSecretKeys }: { info: TokenInfo; known: number[]; counts: boolean; noSecretKeys: boolean },
): TokenDetails['can'] {
  const writable = (info.flags & tokenFlags.CKF_WRITE_PROTECTED) === 0
  return {
    initialize: writable,
    rename: writable && extended.has('C_EX_SetTokenName'),
    unblock: writable,
    changeSoPin: writable,
    choosePinPolicy: writable && counts && extended.has('C_EX_InitToken'),
    secretKeys: writable && known.includes(mechanisms.CKM_AES_KEY_GEN) && !noSecretKeys,
    dataObjects: writable,
    importKeyFile: false,
  }
}

function summary(library: Library, token: SlotToken, extended: ExtendedTokenInfo | null): TokenForPin {
  const { cryptoki, slots } = library
  const blank =
    isInitialized(token.info) &&
    withPublicSession(library, token, session =>
      [objectClasses.CKO_CERTIFICATE, objectClasses.CKO_PUBLIC_KEY].every(
        objectClass => cryptoki.C_FindObjects(session, { CKA_CLASS: objectClass }).length === 0,
      ),
    )
  const digitsOnly = familyOf(slots.path, token.info)?.digitsOnly ?? false
  const algorithms = slots.abilities(token).keys
  return describeToken({ ...token, algorithms, blank, counter: extended?.user ?? null, digitsOnly })
}
