/**
 * The library once more, opened by koffi in the same process: for functions that carry a PIN, which must be bytes that can be
 * overwritten or a null pointer, and for functions outside of the standard (CK_FUNCTION_LIST, PKCS#11 v2.40 section 3.6).
 */
import { createRequire as requireFrom } from 'node:module'
import type * as Koffi from 'koffi'
import { MohurError } from '../../shared/errors.ts'
import type { Handle } from './handle.ts'

const requireAddon = requireFrom(import.meta.url)

/** Places in CK_FUNCTION_LIST, counted after its version. */
const places = { C_InitToken: 9, C_InitPIN: 10, C_SetPIN: 11, C_Login: 18 } as const
export type StandardFunction = keyof typeof places

/** CK_ULONG, a pointer to bytes or to a structure of CK_ULONG and pointers. */
export type Parameter = 'ulong' | 'void *'
export type Argument = number | bigint | Buffer | null
/** Returns CK_RV. */
export type NativeFunction = (...args: Argument[]) => number

export interface NativeLibrary {
  standard(name: StandardFunction, parameters: readonly Parameter[]): NativeFunction
  /** `null` when the library has no such symbol. */
  exported(name: string, parameters: readonly Parameter[]): NativeFunction | null
  /** Where the bytes lie; valid while the buffer is kept. */
  address(bytes: Buffer): bigint
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
  const list: [unknown] = [null]
  if (getList(list) !== 0 || !list[0]) throw new MohurError('MODULE_FAILED', { call: 'C_GetFunctionList' })
  const known = new Map<StandardFunction, NativeFunction>()
  const standard = (name: StandardFunction, parameters: readonly Parameter[]): NativeFunction => {
    const pointer = koffi.decode(list[0], versionSize + places[name] * pointerSize, 'void *') as bigint
    const type = koffi.proto('ulong', [...parameters])
    return (...args) => Number(koffi.call(pointer, type, ...args))
  }
  return {
    standard(name, parameters) {
      const native = known.get(name) ?? standard(name, parameters)
      known.set(name, native)
      return native
    },
    exported(name, parameters) {
      try {
        const native = library.func(name, 'ulong', [...parameters]) as (...args: Argument[]) => number | bigint
        return (...args) => Number(native(...args))
      } catch {
        return null
      }
    },
    address: bytes => koffi.address(bytes),
  }
}

/** A handle as koffi passes CK_ULONG. */
export const ulongOf = (handle: Handle): number | bigint =>
  handle.length === 8 ? handle.readBigUInt64LE(0) : handle.readUInt32LE(0)
