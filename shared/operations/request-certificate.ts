/** `requestCertificate()`: generates a key pair on a token and signs a PKCS#10 request (RFC 2986) with it. */
import * as z from 'zod'
import { operation } from './operation.ts'
import {
  madeRequest,
  newKey,
  reference,
  requestAttributes,
  requestedExtensions,
  requestProgress,
  subject,
} from '../certification-request.ts'

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
    subject,
    /** What kind of key pair is made. */
    key: newKey,
    /** Extensions that the request asks for (RFC 2985 section 5.4.2). */
    extensions: requestedExtensions.optional(),
    /** Attributes beside the extensions. */
    attributes: requestAttributes.optional(),
    /** The `id` of a token from `listTokens()`; without it the person chooses. */
    token: z.string().max(128).optional(),
    /** The page's own name for this request: asked for again under it, whatever broke off meanwhile, the page gets the same request and no second key is made, until its certificate is installed. In a private window nothing is found again. */
    reference: reference.optional(),
  }),
  hostParams: null,
  progress: requestProgress,
  result: madeRequest,
  hostResult: null,
  delivery: null,
  timeLimitMs: 1_800_000,
})
