/** Bytes in every form that a page may have them become `Uint8Array`s over buffers of their own (structured clone copies whole buffers). */
import type { Bytes } from '../../shared/bytes.ts'

export type BytesLike = Uint8Array | ArrayBuffer | ArrayBufferView

/** What a page may pass where the contract says bytes; a document's content may be a Blob as well. */
export type Loose<T> = T extends Uint8Array
  ? BytesLike
  : T extends Blob | Date
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Loose<Item>[]
      : T extends object
        ? { readonly [K in keyof T]: Loose<T[K]> }
        : T

/** A document that is longer becomes a Blob: a message has its limits, and each process on its way would copy it. */
const blobBytes = 1024 * 1024

/** Copies plain objects, arrays and bytes; everything else is left as it is. `name`: of the value in its object. */
export function normalize(value: unknown, name?: unknown): unknown {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const bytes = ownBytes(value)
    return name === 'content' && bytes.length > blobBytes ? new Blob([bytes]) : bytes
  }
  if (Array.isArray(value)) return value.map(normalize)
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalize(item, key)]))
}

/** Copied, so that neither a buffer whose length may change (ECMAScript 2024) nor shared memory is left. */
function ownBytes(value: ArrayBuffer | ArrayBufferView): Bytes {
  const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(value) ? value : new Uint8Array(value)
  return new Uint8Array(buffer, byteOffset, byteLength).slice()
}

/** Nothing stands above it but what every object has. */
const isPlain = (value: object): boolean =>
  Object.getPrototypeOf(Object.getPrototypeOf(value) ?? Object.prototype) === null
