/** CRLReason (RFC 5280 section 5.3.1), in lists and in answers alike. */
import { der } from '../../../../host/pki/der.ts'
import { crlReasons, type CrlReason } from '../../../../shared/revocation.ts'

/** DER of the ENUMERATED. */
export const reasonCode = (reason: CrlReason): Uint8Array<ArrayBuffer> =>
  der(0x0a, Uint8Array.of(crlReasons.indexOf(reason)))
