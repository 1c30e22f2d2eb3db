/** `verify()`: reports who signed what, and whether each CMS signature is valid. The chain is checked against the roots you pass. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { limits } from '../limits.ts'
import { bytes, certificateBytes, content, errorMessage, size } from '../schemas.ts'

/** Why a signer is not valid; several may hold at once. */
export const verifyReasons = [
  'contentChanged',
  'contentMissing',
  'signatureWrong',
  'attributesWrong',
  'algorithmWeak',
  'algorithmUnsupported',
  'certificateMissing',
  'certificateMismatch',
  'certificateExpired',
  'certificateNotForSigning',
  'chainBroken',
  'rootUnknown',
] as const

const signer = z.strictObject({
  certificate: bytes.nullable(),
  chain: z.array(bytes),
  signingTime: z.date().nullable(),
  level: z.enum(['B-B', 'none']),
  valid: z.boolean(),
  reasons: z.array(z.enum(verifyReasons)),
})
export type VerifiedSigner = z.infer<typeof signer>

/** DER certificates that chains must end in; without them `rootUnknown` is reported. */
const roots = z.array(certificateBytes).max(limits.certificates).optional()

export const verify = operation({
  name: 'verify',
  callers: ['page', 'extension'],
  permission: 'sign',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject({
    documents: z
      .array(z.strictObject({ signed: bytes, content: content.optional() }))
      .min(1)
      .max(limits.documents),
    roots,
  }),
  hostParams: z.strictObject({
    documents: z
      .array(z.strictObject({ signed: bytes, size: size.optional() }))
      .min(1)
      .max(limits.documents),
    roots,
  }),
  progress: z.strictObject({ done: z.number().int(), total: z.number().int() }),
  result: z.strictObject({
    results: z.array(z.union([z.strictObject({ signers: z.array(signer) }), z.strictObject({ error: errorMessage })])),
  }),
  hostResult: null,
  timeLimitMs: 300_000,
})
