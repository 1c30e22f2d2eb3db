/** Signatures that were made and that no site has got: kept by the host, encrypted, until the person has them. */
import * as z from 'zod'
import { hashNames } from './algorithms.ts'
import { limits } from './limits.ts'
import { level, parts, place } from './operations/sign.ts'
import { bytes, certificateBytes } from './schemas.ts'
import { signatureFormats } from './signature-formats.ts'
import { signaturePlaces } from './signature-place.ts'

/** Names what is kept of one request, as the journal names it. */
export const keptRequest = z.string().regex(/^[0-9a-f]{32}$/)

/** What the key is for, and how the extension and the host share it: neither disk alone gives anything away. */
export const keepingKey = bytes.refine(({ length }) => length === 32, 'keeping key')

/** Of a request, before its signatures. */
export const keptAbout = z.strictObject({
  /** The browser's word; our own name for the extension's pages. */
  origin: z.string(),
  format: z.enum(signatureFormats),
  place: z.enum(signaturePlaces),
  certificate: certificateBytes,
  /** Those that the person agreed to. `digest`: by the hash of the signature, lower-case hexadecimal. */
  documents: z
    .array(z.strictObject({ index: place, name: z.string(), type: z.string(), digest: z.string() }))
    .max(limits.documents),
  /** Of the digests. */
  hash: z.enum(hashNames),
})
export type KeptAbout = z.infer<typeof keptAbout>

/** One signature, or the content of a document that belongs inside of one. */
export const keptPiece = z.union([
  z.strictObject({ index: place, parts, level }),
  z.strictObject({ index: place, content: bytes }),
])
export type KeptPiece = z.infer<typeof keptPiece>

export const keptSignatures = z.strictObject({
  request: keptRequest,
  /** Since when, and until when at most. */
  since: z.date(),
  until: z.date(),
  /** `null`: it was changed, and nothing of it is given to anybody. */
  signed: z
    .strictObject({
      ...keptAbout.shape,
      /** Places of the signatures that are there. */
      signatures: z.array(place),
      /** Places of documents that are not kept, and that a signature cannot be saved without. */
      wanted: z.array(place),
    })
    .nullable(),
})
export type KeptSignatures = z.infer<typeof keptSignatures>
