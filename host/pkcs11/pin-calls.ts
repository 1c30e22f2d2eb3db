/**
 * The functions that carry a PIN (PKCS#11 v2.40 sections 5.5 and 5.6). A PIN is UTF-8, never a string, so that whoever brought
 * it can overwrite it; `null` is a null pointer: it is typed on the token's own pad.
 */
import type { Bytes } from '../../shared/bytes.ts'
import type { Handle } from './handle.ts'
import { userTypes, type UserType } from './constants.ts'
import { ulongOf, type Argument, type NativeLibrary } from './native-library.ts'
import { view } from './packed-structure.ts'

export interface PinCalls {
  /** `label`: 32 bytes, padded with blanks. */
  C_InitToken(slot: Handle, soPin: Bytes | null, label: Bytes): void
  C_InitPIN(session: Handle, pin: Bytes | null): void
  C_SetPIN(session: Handle, oldPin: Bytes | null, newPin: Bytes | null): void
  C_Login(session: Handle, user: UserType, pin: Bytes | null): void
}

/** Carries out a call and throws what its return value says. */
export type RunNative = (call: string, work: () => number) => void

/** `library` is opened at the first call. */
export function pinCalls(library: () => NativeLibrary, run: RunNative): PinCalls {
  return {
    C_InitToken: (slot, soPin, label) =>
      run('C_InitToken', () => {
        const native = library().standard('C_InitToken', ['ulong', 'void *', 'ulong', 'void *'])
        return native(ulongOf(slot), ...pinOf(soPin), view(label))
      }),
    C_InitPIN: (session, pin) =>
      run('C_InitPIN', () =>
        library().standard('C_InitPIN', ['ulong', 'void *', 'ulong'])(ulongOf(session), ...pinOf(pin)),
      ),
    C_SetPIN: (session, oldPin, newPin) =>
      run('C_SetPIN', () => {
        const native = library().standard('C_SetPIN', ['ulong', 'void *', 'ulong', 'void *', 'ulong'])
        return native(ulongOf(session), ...pinOf(oldPin), ...pinOf(newPin))
      }),
    C_Login: (session, user, pin) =>
      run('C_Login', () => {
        const native = library().standard('C_Login', ['ulong', 'ulong', 'void *', 'ulong'])
        return native(ulongOf(session), userTypes[user], ...pinOf(pin))
      }),
  }
}

const pinOf = (pin: Bytes | null): [Argument, Argument] => (pin === null ? [null, 0] : [view(pin), pin.length])
