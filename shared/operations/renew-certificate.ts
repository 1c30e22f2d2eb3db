/** `renewCertificate()`: a new key pair beside the old one, and a request for it inside a CMS that the old key signed (RFC 5272 section 3.1). */
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
import { bytes, certificateBytes } from '../schemas.ts'

export const renewCertificate = operation({
  name: 'renewCertificate',
  callers: ['page'],
  permission: 'request',
  consent: 'renewCertificate',
  mayLeave: 'change',
  pin: 'user',
  runs: 'host',
  params: z.strictObject({
    /** DER of the certificate that is renewed. Its key signs the request; the new one is made on the same token. */
    certificate: certificateBytes,
    /** What kind of key pair is made. */
    key: newKey,
    /** Without it the name of the old certificate, byte for byte; where it is another one, the person sees both. */
    subject: subject.optional(),
    /** Extensions that the request asks for (RFC 2985 section 5.4.2). */
    extensions: requestedExtensions.optional(),
    /** Attributes beside the extensions. */
    attributes: requestAttributes.optional(),
    /** The page's own name for this renewal: asked for again under it, the page gets the same request in the same CMS, and neither a second key nor a second signature is made, until the new certificate is installed. In a private window nothing is found again. */
    reference: reference.optional(),
  }),
  hostParams: null,
  progress: requestProgress,
  result: madeRequest.extend({
    /** DER of a CMS SignedData around the request (eContentType id-data), signed by the old key: CAdES B-B. */
    signed: bytes,
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 1_800_000,
})
