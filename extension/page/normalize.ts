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

/** Copies plain objects and arrays; everything else is left as it is. */
export function normalize(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return mayChange(value) ? new Uint8Array(value).slice() : new Uint8Array(value)
  if (ArrayBuffer.isView(value)) return ownBytes(value)
  if (Array.isArray(value)) return value.map(normalize)
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalize(item)]))
}

function ownBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Bytes {
  return new Uint8Array(buffer, byteOffset, byteLength).slice()
}

/** ECMAScript 2024: a buffer whose length may change is not taken for bytes. */
const mayChange = (buffer: ArrayBuffer & { resizable?: boolean }): boolean => buffer.resizable === true

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
