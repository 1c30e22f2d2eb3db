/** A question to an OCSP responder about one certificate (RFC 6960 section 4.1.1). */
import { randomBytes } from 'node:crypto'
import type { Bytes } from '../../../shared/bytes.ts'
import { context, octetString, oid, sequence } from '../der.ts'
import { certificateId, type AskedAbout, type IdentifierHash } from './certificate-id.ts'

export interface OcspRequest {
  /** DER of OCSPRequest. */
  request: Bytes
  /** DER of Nonce, as the answer has it in its extension. */
  nonce: Bytes
}

export const nonceType = '1.3.6.1.5.5.7.48.1.2'
/** As many as a responder must take (RFC 9654 section 2.1). */
const nonceBytes = 32

export function ocspRequest(about: AskedAbout, hash: IdentifierHash): OcspRequest {
  const nonce = octetString(randomBytes(nonceBytes))
  const extensions = context(2, sequence(sequence(oid(nonceType), octetString(nonce))))
  return { request: sequence(sequence(sequence(sequence(certificateId(about, hash))), extensions)), nonce }
}
