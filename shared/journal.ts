/**
 * The lines of the journal: `JournalRecord`, what happened to one document of one request, and `WrongPinRecord`, a PIN that a token
 * refused as wrong. No content, nothing of a PIN.
 */
import * as z from 'zod'
import { hashNames } from './algorithms.ts'
import { limits } from './limits.ts'
import { fingerprint } from './schemas.ts'
import { pinTries } from './token.ts'

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

/** Who signed the document before, as the window told of them: each certificate once, in the order of their signatures. */
export const journalEarlier = z.strictObject({
  /** All of them. */
  count: z.number().int().positive(),
  /** Of the first, as many as are named; empty for a certificate without a name. */
  names: z.array(z.string()).max(limits.journalEarlier),
})
export type JournalEarlier = z.infer<typeof journalEarlier>

const asker = {
  /** One per request of a page: 128 random bits, hexadecimal. */
  request: z.string().regex(/^[0-9a-f]{32}$/),
  /** Our own name for the extension's pages. */
  origin: z.string(),
  operation: z.string(),
}
/** The request on whose behalf a token is used. */
export interface Asker {
  request: string
  origin: string
  operation: string
}

const token = z.strictObject({ label: z.string(), serialNumber: z.string() })

export const journalRecord = z.strictObject({
  ...asker,
  stage: z.enum(journalStages),
  /** The document's name, or what else was signed (a request's subject); empty for a login, which its origin names. */
  document: z.string(),
  hash: z.enum(hashNames),
  /** Digest of the document, of a request's or a login's octets as they are signed; lower-case hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]+$/),
  /** Fingerprint of the certificate; `null` when a request for one was signed. */
  certificate: fingerprint.nullable(),
  /** Of the certificate; missing without one, and in lines that were written before names were kept. */
  signer: journalSigner.optional(),
  /** Missing where nobody did, where it was too long to be looked at, and in lines that were written before they were counted. */
  earlier: journalEarlier.optional(),
  token,
})
export type JournalRecord = z.infer<typeof journalRecord>

/** One PIN that a token refused as wrong. */
export const wrongPinRecord = z.strictObject({
  kind: z.literal('wrongPin'),
  ...asker,
  token,
  pin: z.enum(['user', 'so']),
  /** What is known of this PIN's tries after it; `left` only where the token counts aloud. */
  tries: pinTries,
  left: z.number().int().nonnegative().nullable(),
})
export type WrongPinRecord = z.infer<typeof wrongPinRecord>

export type AnyRecord = JournalRecord | WrongPinRecord

const time = { time: z.date() }
export const journalEntry = journalRecord.extend(time)
export type JournalEntry = z.infer<typeof journalEntry>
export const wrongPinEntry = wrongPinRecord.extend(time)
export type WrongPinEntry = z.infer<typeof wrongPinEntry>

export type AnyEntry = JournalEntry | WrongPinEntry

export const journalPage = z.strictObject({
  /** What became of documents, newest first, and beside it the wrong PINs of the same lines, newest first. */
  entries: z.array(journalEntry),
  wrongPins: z.array(wrongPinEntry),
  intact: z.boolean(),
  /** Names what comes before these lines, whatever is added after them meanwhile; `null` when nothing does. */
  older: z.string().nullable(),
})
export type JournalPage = z.infer<typeof journalPage>
