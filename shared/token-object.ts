/** What lies on a token, as the person looks after it. */
import * as z from 'zod'
import { keyAlgorithmNames } from './key-algorithms.ts'
import { bytes } from './schemas.ts'

const common = {
  /** Names the object while its token stays connected: a digest of its class, id, label and value. */
  id: z.string().min(1).max(128),
  label: z.string(),
  /** Visible only after the PIN. */
  private: z.boolean(),
}

export const tokenObject = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('certificate'),
    certificate: bytes,
    hasKey: z.boolean(),
    /** Taken out of use by the person: not offered for signing. The host's mark, nothing on the token. */
    retired: z.boolean(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('keyPair'),
    /** CKA_ID, lower-case hexadecimal. */
    keyId: z.string(),
    /** `null`: a key that Mohur cannot sign with. */
    algorithm: z.enum(keyAlgorithmNames).nullable(),
    /** What it is called, whether it can be used or not. */
    keyName: z.string(),
    /** `null` where the token shows it in no form that we read. */
    publicKey: bytes.nullable(),
    /** `false`: waits for its certificate. */
    hasCertificate: z.boolean(),
    exportable: z.boolean(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('data'),
    application: z.string(),
    /** `null` until the PIN was given. */
    value: bytes.nullable(),
  }),
  z.strictObject({ ...common, kind: z.literal('secretKey'), keyType: z.string(), bits: z.number().int().nullable() }),
])
export type TokenObject = z.infer<typeof tokenObject>
