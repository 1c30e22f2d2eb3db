/** Structures of CK_ULONG, pointers and bytes as a module reads them (PKCS#11 v2.40 section 2.1: packed on Windows). */
import { ulongSize, type NativeLibrary } from './native-library.ts'

interface Field {
  size: number
  value: bigint
}

export const ulong = (value: number): Field => ({ size: ulongSize, value: BigInt(value) })

/** Good while these bytes are held; `null`: a null pointer. */
export const pointer = (library: NativeLibrary, bytes: Uint8Array | null): Field => ({
  size: 8,
  value: bytes?.length ? library.address(view(bytes)) : 0n,
})

/** Numbers of 4 and 8 bytes in their order; on systems where both have 8 nothing is between them. */
export function packedStructure(fields: readonly Field[]): Buffer {
  const all = fields.map(({ size, value }) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(value)
    return bytes.subarray(0, size)
  })
  return Buffer.concat(all)
}

/** The same bytes, not a copy. */
export const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
