/** What a page asks for with a certification request, and what comes of it: the same where a certificate is renewed. */
import * as z from 'zod'
import { keyUsages } from './certificate.ts'
import { keyAlgorithmNames } from './key-algorithms.ts'
import { limits } from './limits.ts'
import { nameAttributeNames } from './names.ts'
import { bytes, oid } from './schemas.ts'

const text = z.string().min(1).max(limits.subjectValue)

/** `upn` is Microsoft's user principal name (OtherName 1.3.6.1.4.1.311.20.2.3). */
const alternativeName = z.strictObject({
  /** What kind of name it is. */
  type: z.enum(['email', 'dns', 'uri', 'ip', 'upn']),
  /** As text; encoded as its type demands. */
  value: text,
})

/** Microsoft's template: version 1 by name (…311.20.2), version 2 by OID and version (…311.21.7). */
const certificateTemplate = z.union([
  z.strictObject({
    /** Of a template of version 1. */
    name: text,
  }),
  z.strictObject({
    /** Of a template of version 2, dotted. */
    oid,
    /** Of the template. */
    majorVersion: z.number().int().nonnegative(),
    /** Of the template. */
    minorVersion: z.number().int().nonnegative(),
  }),
])

export const subject = z
  .array(
    z.strictObject({
      /** What kind of name it is. */
      type: z.enum(nameAttributeNames),
      /** As text; encoded as its type demands. */
      value: text,
    }),
  )
  .min(1)
  .max(limits.subjectAttributes)

export const newKey = z.strictObject({
  /** Of the key pair; a token lists those that it can make. */
  algorithm: z.enum(keyAlgorithmNames),
  /** For the software token alone, and the person must agree. */
  exportable: z.boolean().optional(),
})

export const requestedExtensions = z.strictObject({
  /** What the key is for (RFC 5280 section 4.2.1.3). */
  keyUsage: z.array(z.enum(keyUsages)).min(1).optional(),
  /** Dotted object identifiers (RFC 5280 section 4.2.1.12). */
  extendedKeyUsage: z.array(oid).min(1).max(16).optional(),
  /** Other names of the subject (RFC 5280 section 4.2.1.6). */
  subjectAltName: z.array(alternativeName).min(1).max(16).optional(),
  /** Microsoft's template that the certificate is issued by. */
  certificateTemplate: certificateTemplate.optional(),
})

export const requestAttributes = z.strictObject({
  /** RFC 2985 section 5.4.1. */
  challengePassword: text.optional(),
})

export const reference = z.string().min(1).max(limits.reference)

export const requestProgress = z.strictObject({
  /** The key pair is made, or the request is signed with it. */
  stage: z.enum(['generating', 'signing']),
  /** Since the key pair was begun, in milliseconds; a token may take minutes. */
  elapsedMs: z.number(),
})

export const madeRequest = z.strictObject({
  /** DER of the request (PKCS#10, RFC 2986). */
  request: bytes,
  /** The same in PEM. */
  pem: z.string(),
  /** DER of subjectPublicKeyInfo. */
  key: bytes,
  /** Where the key lies. */
  token: z.strictObject({
    /** As the token names itself. */
    label: z.string(),
    /** As the token's maker has it. */
    serialNumber: z.string(),
  }),
})
