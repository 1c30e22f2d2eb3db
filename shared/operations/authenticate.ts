/** `authenticate()`: proves to the site that the person holds the key of a certificate, by an authentication token in the format `web-eid:1.0` of Web eID. Not a signature of a document. */
import * as z from 'zod'
import { hashNames } from '../algorithms.ts'
import { certificateFilter } from '../certificate-filter.ts'
import { isLongChallenge } from '../challenge.ts'
import { limits } from '../limits.ts'
import { certificateBytes } from '../schemas.ts'
import { operation } from './operation.ts'

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, 'Base64')

export const authenticate = operation({
  name: 'authenticate',
  callers: ['page'],
  permission: 'sign',
  consent: 'authenticate',
  mayLeave: 'signature',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    /** The server's, drawn by chance for this login alone: Base64 of at least 32 bytes, 44 to 128 characters. What is signed is the hash of this text as it stands. */
    challenge: z
      .string()
      .max(limits.challengeCharacters)
      .refine(isLongChallenge, `Base64 of at least ${limits.challengeBytes} bytes`),
    /** DER; without it the person chooses. */
    certificate: certificateBytes.optional(),
    /** The certificates that may be chosen. */
    filter: certificateFilter.optional(),
    /** The weakest that goes with the key unless another is asked for; a key that cannot sign with it is not offered. */
    hash: z.enum(hashNames).optional(),
  }),
  hostParams: null,
  progress: null,
  result: z.strictObject({
    /** DER in Base64. Nobody has verified it yet: the server does. */
    unverifiedCertificate: base64,
    /** RFC 7518 sections 3.3 to 3.5; `PS` for a key that is for RSASSA-PSS alone. */
    algorithm: z.enum(['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']),
    /** Base64; of ECDSA r and s one after the other. Over the hash of the origin and the hash of the challenge, one after the other. */
    signature: base64,
    /** Of this token. */
    format: z.literal('web-eid:1.0'),
    /** A URL with the name and the version of the program, for the log alone. */
    appVersion: z.string(),
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 300_000,
})
