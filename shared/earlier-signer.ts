/** Who signed a document before this request, as the host verified it: what the person is told of them before they sign as well. */
import * as z from 'zod'
import { fingerprint } from './schemas.ts'

/** What is to be told of a signature that holds: of its certificate, and of its time stamp. Those that do not hold end the request. */
export const earlierFindings = [
  'certificateExpired',
  'certificateRevoked',
  'certificateNotForSigning',
  'chainBroken',
  'rootUnknown',
  'timestampWrong',
  'partOnly',
] as const
export type EarlierFinding = (typeof earlierFindings)[number]

export const earlierSigner = z.strictObject({
  /** Whom the certificate names, and who issued it; empty where it names nobody. */
  name: z.string(),
  issuer: z.string(),
  fingerprint,
  /** As the signer says it; `null` when nothing is said. */
  signingTime: z.date().nullable(),
  /** When the signature was there at the latest, by a time stamp that holds. */
  stampedAt: z.date().nullable(),
  /** In which the signer says to have signed; nobody checked it. */
  roles: z.array(z.string()),
  findings: z.array(z.enum(earlierFindings)),
})
export type EarlierSigner = z.infer<typeof earlierSigner>

/** Of the document at this place of the request; `null`: too long to be looked at before the person is asked. */
export const earlierSigned = z.strictObject({
  index: z.number().int().nonnegative(),
  signers: z.array(earlierSigner).min(1).nullable(),
})
export type EarlierSigned = z.infer<typeof earlierSigned>
