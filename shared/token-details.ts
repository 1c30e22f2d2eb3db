/** Everything a reader and a token say of themselves (CK_SLOT_INFO, CK_TOKEN_INFO; PKCS#11 v2.40 section 3.2). */
import * as z from 'zod'
import { pinTries, tokenSummary } from './token.ts'

/** `major.minor` as the device reports it. */
const version = z.string()
/** Bytes; `null` where the device says that it is unavailable. */
const memory = z.number().nonnegative().nullable()

export const slotDetails = z.strictObject({
  /** Path of the module, or `software`. */
  module: z.string(),
  description: z.string(),
  manufacturer: z.string(),
  /** Names such as CKF_REMOVABLE_DEVICE. */
  flags: z.array(z.string()),
  hardwareVersion: version,
  firmwareVersion: version,
  /** `null`: the reader is empty. */
  token: tokenSummary.nullable(),
})
export type SlotDetails = z.infer<typeof slotDetails>

export const tokenDetails = z.strictObject({
  summary: tokenSummary,
  /** Row of the module table, for instance `KAZTOKEN / Rutoken`; `null` for an unknown module. */
  family: z.string().nullable(),
  flags: z.array(z.string()),
  hardwareVersion: version,
  firmwareVersion: version,
  userPin: z.strictObject({
    minLength: z.number().int(),
    maxLength: z.number().int(),
    tries: pinTries,
    left: z.number().int().nullable(),
    /** The family's factory PIN, shown as help and compared with what was typed; never tried. */
    factoryDefault: z.string().nullable(),
  }),
  /** `null` where there is none, as on the software token. */
  soPin: z
    .strictObject({ tries: pinTries, left: z.number().int().nullable(), factoryDefault: z.string().nullable() })
    .nullable(),
  memory: z.strictObject({
    totalPublic: memory,
    freePublic: memory,
    totalPrivate: memory,
    freePrivate: memory,
  }),
  /** Names such as CKM_RSA_PKCS, hexadecimal where we have no name. */
  mechanisms: z.array(z.string()),
  /** What this token's module lets a person do. */
  can: z.strictObject({
    initialize: z.boolean(),
    rename: z.boolean(),
    unblock: z.boolean(),
    changeSoPin: z.boolean(),
    /** Who may change the user PIN can be chosen when formatting. */
    choosePinPolicy: z.boolean(),
    secretKeys: z.boolean(),
    dataObjects: z.boolean(),
    importKeyFile: z.boolean(),
  }),
})
export type TokenDetails = z.infer<typeof tokenDetails>
