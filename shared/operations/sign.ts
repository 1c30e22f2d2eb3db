/** `sign()`: signs one or more documents with one consent and one PIN entry. CMS with signed attributes, CAdES B-B (ETSI EN 319 122-1). */
import * as z from 'zod'
import { hashNames } from '../algorithms.ts'
import { certificateFilter } from '../certificate-filter.ts'
import { operation } from './operation.ts'
import { limits } from '../limits.ts'
import { bytes, certificateBytes, content, errorMessage, size } from '../schemas.ts'

const about = {
  /** As the person sees it, and as the journal keeps it. */
  name: z.string().min(1).max(limits.documentName),
  /** Media type; decides how the document is drawn, never what is signed. */
  type: z.string().max(limits.documentType),
}
const document = z.strictObject({
  ...about,
  /** The bytes to be signed; a Blob is read when they are needed, and must not change. */
  content,
})

export const signatureFormats = ['cms'] as const
export type SignatureFormat = (typeof signatureFormats)[number]

const how = {
  /** DER; without it the person chooses. */
  certificate: certificateBytes.optional(),
  /** The certificates that may be chosen. */
  filter: certificateFilter.optional(),
  /** Of the signatures. */
  format: z.enum(signatureFormats),
  /** CMS without the content inside; the default is attached. */
  detached: z.boolean().optional(),
  /** ETSI EN 319 122-1. */
  level: z.enum(['B-B']).optional(),
  /** The weakest that goes with the key unless another is asked for; a key that cannot sign with it is not offered. */
  hash: z.enum(hashNames).optional(),
}

/** A signature whose document stayed with the extension: the pieces in order, and where the document's bytes belong. */
const parts = z.array(z.union([bytes, z.literal('content')])).min(1)
export type SignatureParts = z.infer<typeof parts>

export const sign = operation({
  name: 'sign',
  callers: ['page', 'extension'],
  permission: 'sign',
  consent: 'sign',
  mayLeave: 'signature',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    ...how,
    /** Shown to the person, who may take some out. */
    documents: z.array(document).min(1).max(limits.documents),
  }),
  hostParams: z.strictObject({
    ...how,
    documents: z
      .array(z.strictObject({ ...about, size }))
      .min(1)
      .max(limits.documents),
  }),
  progress: z.strictObject({
    /** Documents so far; numbers may be skipped (8, 16, 28, 30). */
    done: z.number().int(),
    /** Documents in all. */
    total: z.number().int(),
  }),
  result: z.strictObject({
    /** In the order of the documents. When the token fails in the middle, what was signed is here, and the rest has its errors. */
    results: z.array(
      z.union([
        z.strictObject({
          /** DER of the CMS. */
          signature: bytes,
        }),
        z.strictObject({
          /** Not signed: `USER_REJECTED` when the person took it out, anything else when it failed. */
          error: errorMessage,
        }),
      ]),
    ),
    /** DER of the certificate that the person signed with. */
    certificate: bytes,
  }),
  hostResult: z.strictObject({
    /** `null`: it was delivered before. */
    results: z.array(z.union([z.null(), z.strictObject({ parts }), z.strictObject({ error: errorMessage })])),
    certificate: bytes,
  }),
  delivery: z
    .array(z.strictObject({ index: z.number().int().nonnegative(), parts }))
    .min(1)
    .max(limits.deliveredTogether),
  timeLimitMs: 1_800_000,
})
