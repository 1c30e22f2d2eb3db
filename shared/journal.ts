/** One line of the journal: what happened to one document of one request. No content, no PIN. */
import * as z from 'zod'
import { hashNames } from './algorithms.ts'
import { fingerprint } from './schemas.ts'

/**
 * `signing` is flushed to disk before C_Sign. A request's documents end as `failed` (no signature was made),
 * `delivered`, `undelivered` (made, but the page was gone: the person is told), or `unknown` (what was to say whether it was made
 * died over it: the person is told).
 */
export const journalStages = ['signing', 'signed', 'failed', 'delivered', 'undelivered', 'unknown'] as const
export type JournalStage = (typeof journalStages)[number]

/** Who signed, as the certificate that signed says it: kept here, since the token may lose the certificate. */
export const journalSigner = z.strictObject({
  /** By the name that the screens tell certificates by; empty for a certificate without one. */
  name: z.string(),
  issuer: z.string(),
  /** Upper-case hexadecimal. */
  serialNumber: z.string(),
})
export type JournalSigner = z.infer<typeof journalSigner>

export const journalRecord = z.strictObject({
  /** One per request of a page: 128 random bits, hexadecimal. */
  request: z.string().regex(/^[0-9a-f]{32}$/),
  stage: z.enum(journalStages),
  origin: z.string(),
  operation: z.string(),
  /** The document's name, or what else was signed (a request's subject). */
  document: z.string(),
  hash: z.enum(hashNames),
  /** Digest of the document, lower-case hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]+$/),
  /** Fingerprint of the certificate; `null` when a request for one was signed. */
  certificate: fingerprint.nullable(),
  /** Of the certificate; missing without one, and in lines that were written before names were kept. */
  signer: journalSigner.optional(),
  token: z.strictObject({ label: z.string(), serialNumber: z.string() }),
})
export type JournalRecord = z.infer<typeof journalRecord>

export const journalEntry = journalRecord.extend({ time: z.date() })
export type JournalEntry = z.infer<typeof journalEntry>
