/**
 * What the modules of the Rutoken and KAZTOKEN family export beside the standard: exact counters of tries, names, and formatting
 * with a rule on who may change the user PIN (rtpkcs11.h of the vendor's SDK; CK_TOKEN_INFO_EXTENDED, CK_RUTOKEN_INIT_PARAM).
 */
import type { Bytes } from '../../shared/bytes.ts'
import type { Handle } from './handle.ts'
import { ulongOf, ulongSize, type NativeFunction, type NativeLibrary, type Parameter } from './native-library.ts'
import { packedStructure, pointer, ulong, view } from './packed-structure.ts'
import type { RunNative } from './pin-calls.ts'

export interface TryCounter {
  left: number
  most: number
}

export interface ExtendedTokenInfo {
  user: TryCounter
  so: TryCounter
  minUserPinLength: number
  minSoPinLength: number
}

export interface Format {
  soPin: Bytes
  userPin: Bytes
  label: Bytes
  changeableBy: 'user' | 'so' | 'both'
  info: ExtendedTokenInfo
}

const functions = {
  C_EX_GetTokenInfoExtended: ['ulong', 'void *'],
  C_EX_SetTokenName: ['ulong', 'void *', 'ulong'],
  C_EX_InitToken: ['ulong', 'void *', 'ulong', 'void *'],
} as const satisfies Record<string, readonly Parameter[]>
export type ExtendedFunction = keyof typeof functions

/** None may be called that the library does not have. */
export interface ExtendedCalls {
  has: (name: ExtendedFunction) => boolean
  C_EX_GetTokenInfoExtended: (slot: Handle) => ExtendedTokenInfo
  /** The user is logged in. */
  C_EX_SetTokenName: (session: Handle, label: Bytes) => void
  /** C_InitToken and C_InitPIN in one; the SO PIN stays. */
  C_EX_InitToken: (slot: Handle, format: Format) => void
}

export function extendedCalls(library: () => NativeLibrary, run: RunNative): ExtendedCalls {
  const found = new Map<ExtendedFunction, NativeFunction | null>()
  const find = (name: ExtendedFunction): NativeFunction | null => {
    const native = found.get(name) ?? library().exported(name, functions[name])
    found.set(name, native)
    return native
  }
  const demand = (name: ExtendedFunction): NativeFunction => {
    const native = find(name)
    if (!native) throw new TypeError(name)
    return native
  }
  return {
    has: name => find(name) !== null,
    C_EX_GetTokenInfoExtended(slot) {
      const info = Buffer.alloc(infoSize)
      info.writeUInt32LE(infoSize)
      run('C_EX_GetTokenInfoExtended', () => demand('C_EX_GetTokenInfoExtended')(ulongOf(slot), info))
      const at = (index: number): number => readUlong(info, index)
      return {
        minSoPinLength: at(7),
        minUserPinLength: at(9),
        so: { most: at(10), left: at(11) },
        user: { most: at(12), left: at(13) },
      }
    },
    C_EX_SetTokenName: (session, label) =>
      run('C_EX_SetTokenName', () => demand('C_EX_SetTokenName')(ulongOf(session), view(label), label.length)),
    C_EX_InitToken: (slot, format) =>
      run('C_EX_InitToken', () => {
        const { soPin } = format
        return demand('C_EX_InitToken')(ulongOf(slot), view(soPin), soPin.length, initParameters(library(), format))
      }),
  }
}

/** CK_TOKEN_INFO_EXTENDED: 14 CK_ULONG, serial number, 2 CK_ULONG, ATR, 7 CK_ULONG. */
const infoSize = (14 + 2 + 7) * ulongSize + 8 + 64

/** Who may change the user PIN (ChangeUserPINPolicy). */
const policies = { so: 1, user: 2, both: 3 } as const

/** CK_RUTOKEN_INIT_PARAM. The pointers are good while `format` holds its bytes. */
function initParameters(library: NativeLibrary, { soPin, userPin, label, changeableBy, info }: Format): Buffer {
  const fields = [
    ulong(0),
    pointer(library, soPin),
    ulong(soPin.length),
    pointer(library, userPin),
    ulong(userPin.length),
    ulong(policies[changeableBy]),
    ulong(info.minSoPinLength),
    ulong(info.minUserPinLength),
    ulong(info.so.most),
    ulong(info.user.most),
    pointer(library, label),
    ulong(label.length),
    ulong(0),
  ]
  const size = ulongSize + fields.reduce((sum, field) => sum + field.size, 0)
  return packedStructure([ulong(size), ...fields])
}

const readUlong = (bytes: Buffer, index: number): number => bytes.readUInt32LE(index * ulongSize)
