/** Small schemas that operations and prompts share. */
import * as z from 'zod'
import type { Bytes } from './bytes.ts'
import { errorCodes, type ErrorCode } from './errors.ts'
import { limits } from './limits.ts'

export const bytes = z.custom<Bytes>(
  value => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer,
  'bytes',
)

/** Bytes that a page hands over: in memory, or as a Blob that is read only when its bytes are needed. */
export const content = z.custom<Bytes | Blob>(
  value => value instanceof Uint8Array || (typeof Blob !== 'undefined' && value instanceof Blob),
  'bytes or Blob',
)

/** Length of a document that stayed with the extension, in bytes. */
export const size = z.number().int().nonnegative()

/** SHA-256 of a certificate's DER, lower-case hexadecimal. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower-case hexadecimal')

export const certificateBytes = bytes.refine(
  value => value.length > 0 && value.length <= limits.certificateBytes,
  'certificate',
)

/** Dotted object identifier. */
export const oid = z
  .string()
  .max(128)
  .regex(/^[0-2](?:\.(?:0|[1-9]\d*))+$/, 'dotted object identifier')

export const nothing = z.strictObject({})

/** One attribute of a distinguished name. */
export const namePart = z.strictObject({
  /** `CN`, `O`, …, or a dotted object identifier. */
  type: z.string(),
  /** In Unicode. */
  value: z.string(),
})

/** An error as a value, in a result. */
export const errorMessage = z.strictObject({
  /** Stable: what a program decides by. */
  code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
  /** Names and numbers for the log, never a PIN nor anything of a document. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/** A typed PIN as UTF-8; `null` when it is typed on the device. `lastTryConfirmed`: the person knows that it is the last try. */
export const pinEntry = z.strictObject({
  pin: bytes.refine(value => value.length > 0 && value.length <= limits.pin, 'PIN').nullable(),
  lastTryConfirmed: z.boolean(),
})
export type PinEntry = z.infer<typeof pinEntry>

/** A PIN or password that the person chose, typed twice, as UTF-8; where it may be `null`, it is typed on the device. */
export const newPin = bytes.refine(value => value.length > 0 && value.length <= limits.pin, 'PIN')
