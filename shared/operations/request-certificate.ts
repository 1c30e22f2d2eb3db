/** `requestCertificate()`: generates a key pair on a token and signs a PKCS#10 request (RFC 2986) with it. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { keyAlgorithmNames } from '../key-algorithms.ts'
import { keyUsages } from '../certificate.ts'
import { limits } from '../limits.ts'
import { nameAttributeNames } from '../names.ts'
import { bytes, oid } from '../schemas.ts'

const text = z.string().min(1).max(limits.subjectValue)

/** `upn` is Microsoft's user principal name (OtherName 1.3.6.1.4.1.311.20.2.3). */
const alternativeName = z.strictObject({ type: z.enum(['email', 'dns', 'uri', 'ip', 'upn']), value: text })

/** Microsoft's template: version 1 by name (…311.20.2), version 2 by OID and version (…311.21.7). */
const certificateTemplate = z.union([
  z.strictObject({ name: text }),
  z.strictObject({ oid, majorVersion: z.number().int().nonnegative(), minorVersion: z.number().int().nonnegative() }),
])

export const requestCertificate = operation({
  name: 'requestCertificate',
  callers: ['page'],
  permission: 'request',
  consent: 'requestCertificate',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    /** One relative distinguished name each, in this order. */
    subject: z
      .array(z.strictObject({ type: z.enum(nameAttributeNames), value: text }))
      .min(1)
      .max(limits.subjectAttributes),
    /** `exportable` is for the software token alone, and the person must agree. */
    key: z.strictObject({ algorithm: z.enum(keyAlgorithmNames), exportable: z.boolean().optional() }),
    extensions: z
      .strictObject({
        keyUsage: z.array(z.enum(keyUsages)).min(1).optional(),
        extendedKeyUsage: z.array(oid).min(1).max(16).optional(),
        subjectAltName: z.array(alternativeName).min(1).max(16).optional(),
        certificateTemplate: certificateTemplate.optional(),
      })
      .optional(),
    attributes: z.strictObject({ challengePassword: text.optional() }).optional(),
    /** The `id` of a token from `listTokens()`; without it the person chooses. */
    token: z.string().max(128).optional(),
  }),
  hostParams: null,
  progress: z.strictObject({ stage: z.enum(['generating', 'signing']), elapsedMs: z.number() }),
  result: z.strictObject({
    request: bytes,
    pem: z.string(),
    /** DER of subjectPublicKeyInfo. */
    key: bytes,
    token: z.strictObject({ label: z.string(), serialNumber: z.string() }),
  }),
  hostResult: null,
  timeLimitMs: 1_800_000,
})
