/** A request for a certificate that a page gave a name of its own: it is found again by that name until its certificate is there. */
import * as z from 'zod'
import { bytes } from './schemas.ts'

export const enrolment = z.strictObject({
  /** The browser's word, and the page's own name for the request. */
  origin: z.string(),
  reference: z.string(),
  /** When the key was made. */
  since: z.date(),
  /** Its subject in text. */
  subject: z.string(),
  /** Where the key lies. */
  token: z.strictObject({ label: z.string(), serialNumber: z.string() }),
  /** DER of subjectPublicKeyInfo. */
  key: bytes,
})
export type Enrolment = z.infer<typeof enrolment>
