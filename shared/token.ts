/** A token and what lies on it, as host and extension speak of it (PKCS#11 v2.40 sections 4.4 and 10). */
import * as z from 'zod'
import { signatureAlgorithmNames } from './algorithms.ts'
import { keyAlgorithmNames } from './key-algorithms.ts'
import { bytes, errorMessage, fingerprint } from './schemas.ts'

/** What is known of the tries that are left before the user PIN locks. */
export const pinTries = z.enum(['unknown', 'low', 'final', 'locked'])

export const tokenSummary = z.strictObject({
  /** A digest of module, maker, model and serial number; of label or slot as well where two connected tokens share these. */
  id: z.string().min(1).max(128),
  /** `software`: encrypted files on this computer, not a device. */
  kind: z.enum(['pkcs11', 'software']),
  /** As the token names itself. */
  label: z.string(),
  /** As the token names its maker. */
  manufacturer: z.string(),
  /** As the token names its model. */
  model: z.string(),
  /** As the token's maker has it. */
  serialNumber: z.string(),
  /** `blank`: initialised, and nothing on it shows; `uninitialized`: it has no PIN yet. */
  state: z.enum(['blank', 'ready', 'uninitialized', 'locked']),
  /** Keys that can be made on it. */
  algorithms: z.array(z.enum(keyAlgorithmNames)),
})
export type TokenSummary = z.infer<typeof tokenSummary>

/** What the PIN field needs to know. `left` only where the token counts aloud; lengths in characters. */
export const tokenForPin = tokenSummary.extend({
  pin: z.strictObject({
    tries: pinTries,
    left: z.number().int().nonnegative().nullable(),
    minLength: z.number().int().nonnegative(),
    maxLength: z.number().int().positive(),
    /** The PIN is typed on the device (CKF_PROTECTED_AUTHENTICATION_PATH). */
    onDevice: z.boolean(),
    /** The token takes no other characters. */
    digitsOnly: z.boolean(),
  }),
})
export type TokenForPin = z.infer<typeof tokenForPin>

/** A certificate that could be used, with the reason when it cannot. */
export const candidate = z.strictObject({
  certificate: bytes,
  /** Fingerprint: SHA-256 of the DER, lower-case hexadecimal. */
  fingerprint,
  token: tokenForPin,
  algorithm: z.enum(signatureAlgorithmNames).nullable(),
  /** Its key was seen to want the PIN for each signature (CKA_ALWAYS_AUTHENTICATE). */
  pinEachTime: z.boolean(),
  /** `null` when it can be used. */
  obstacle: errorMessage.shape.code.nullable(),
})
export type Candidate = z.infer<typeof candidate>

/** Why the person is asked again: shown above the PIN. */
export const problem = errorMessage
export type Problem = z.infer<typeof problem>
