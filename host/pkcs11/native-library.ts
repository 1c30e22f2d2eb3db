/**
 * The library once more, opened by koffi in the same process: for functions that carry a PIN, which must be bytes that can be
 * overwritten or a null pointer, for functions outside of the standard, and for modules all of whose calls must go one way
 * (CK_FUNCTION_LIST, PKCS#11 v2.40 section 3.6).
 */
import { createRequire as requireFrom } from 'node:module'
import type * as Koffi from 'koffi'
import { MohurError } from '../../shared/errors.ts'
import type { Handle } from './handle.ts'

const requireAddon = requireFrom(import.meta.url)

/** Places in CK_FUNCTION_LIST, counted after its version. */
const places = {
  C_Initialize: 0,
  C_Finalize: 1,
  C_GetInfo: 2,
  C_GetSlotList: 4,
  C_GetSlotInfo: 5,
  C_GetTokenInfo: 6,
  C_GetMechanismList: 7,
  C_GetMechanismInfo: 8,
  C_InitToken: 9,
  C_InitPIN: 10,
  C_SetPIN: 11,
  C_OpenSession: 12,
  C_CloseSession: 13,
  C_Login: 18,
  C_Logout: 19,
  C_CreateObject: 20,
  C_DestroyObject: 22,
  C_GetAttributeValue: 24,
  C_FindObjectsInit: 26,
  C_FindObjects: 27,
  C_FindObjectsFinal: 28,
  C_SignInit: 42,
  C_Sign: 43,
  C_GenerateKey: 58,
  C_GenerateKeyPair: 59,
} as const
export type StandardFunction = keyof typeof places

/** CK_ULONG, a pointer to bytes or to a structure of CK_ULONG and pointers. */
export type Parameter = 'ulong' | 'void *'
export type Argument = number | bigint | Buffer | null
/** Returns CK_RV. */
export interface NativeFunction {
  (...args: Argument[]): number
  /** On a thread of its own; whoever calls keeps the buffers until then. */
  aside: (...args: Argument[]) => Promise<number>
}

export interface NativeLibrary {
  /** Whether whoever asks gets another list of functions, as modules do that tell their callers apart. */
  readonly givesListToEachCaller: boolean
  standard: (name: StandardFunction, parameters: readonly Parameter[]) => NativeFunction
  /** `null` when the library has no such symbol. */
  exported: (name: string, parameters: readonly Parameter[]) => NativeFunction | null
  /** Where the bytes lie; valid while the buffer is kept. */
  address: (bytes: Buffer) => bigint
}

/** Structures of PKCS#11 are packed on Windows alone, where CK_ULONG has 4 bytes. */
const packed = process.platform === 'win32'
export const ulongSize = packed ? 4 : 8
const pointerSize = 8
const versionSize = packed ? 2 : pointerSize

/** @throws MohurError MODULE_FAILED when the library does not give its functions. */
export function openNativeLibrary(path: string): NativeLibrary {
  const koffi = requireAddon('koffi') as typeof Koffi
  const library = koffi.load(path)
  const getList = library.func('C_GetFunctionList', 'ulong', [koffi.out('void **')]) as (list: [unknown]) => number
  const ask = (): unknown => {
    const list: [unknown] = [null]
    if (getList(list) !== 0 || !list[0]) throw new MohurError('MODULE_FAILED', { call: 'C_GetFunctionList' })
    return list[0]
  }
  const functions = ask()
  const known = new Map<StandardFunction, NativeFunction>()
  const standard = (name: StandardFunction, parameters: readonly Parameter[]): NativeFunction => {
    const place = koffi.decode(functions, versionSize + places[name] * pointerSize, 'void *') as bigint
    return callable(koffi.decode(place, koffi.proto('ulong', [...parameters])) as Koffi.KoffiFunc<Native>)
  }
  return {
    get givesListToEachCaller() {
      return koffi.address(ask()) !== koffi.address(functions)
    },
    standard(name, parameters) {
      const native = known.get(name) ?? standard(name, parameters)
      known.set(name, native)
      return native
    },
    exported(name, parameters) {
      try {
        return callable(library.func(name, 'ulong', [...parameters]) as Koffi.KoffiFunc<Native>)
      } catch {
        return null
      }
    },
    address: bytes => koffi.address(bytes),
  }
}

type Native = (...args: Argument[]) => number | bigint

/** koffi gives small numbers of 64 bits as numbers, others as bigint. */
function callable(native: Koffi.KoffiFunc<Native>): NativeFunction {
  const aside = (...args: Argument[]): Promise<number> =>
    new Promise((resolve, reject) => {
      native.async(...args, (error: unknown, value: number | bigint) =>
        error ? reject(new MohurError('INTERNAL', {}, { cause: error })) : resolve(Number(value)),
      )
    })
  return Object.assign((...args: Argument[]) => Number(native(...args)), { aside })
}

/** A handle as koffi passes CK_ULONG. */
export const ulongOf = (handle: Handle): number | bigint =>
  handle.length === 8 ? handle.readBigUInt64LE(0) : handle.readUInt32LE(0)
