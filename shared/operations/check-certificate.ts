/** Judges a person's own certificate: its path to a root that they trust, and whether it was revoked. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { verifyReasons, revocation } from './verify.ts'
import { revocationAuthority } from '../authority.ts'
import { limits } from '../limits.ts'
import { bytes, certificateBytes } from '../schemas.ts'

const given = {
  /** DER. */
  certificate: certificateBytes,
  /** Among which its issuers are looked for, in any order. */
  chain: z.array(certificateBytes).max(limits.certificates),
}

export const checkCertificate = operation({
  name: 'checkCertificate',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: z.strictObject(given),
  hostParams: z.strictObject({
    ...given,
    /** What the path may end in. */
    trustedRoots: z.array(certificateBytes).max(limits.authorities * limits.authorityCertificates),
    /** Who may be asked whether it was revoked. */
    revocationAuthorities: z.array(revocationAuthority).max(limits.authorities),
  }),
  progress: null,
  result: z.strictObject({
    /** DER of the issuers, the certificate's own first. */
    chain: z.array(bytes),
    /** Why it does not hold now; empty when it does. */
    reasons: z.array(z.enum(verifyReasons)),
    revocation,
  }),
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})
