/** A request for a time stamp over a signature (RFC 3161 section 2.4.1). */
import { randomBytes } from 'node:crypto'
import type { HashName } from '../../../shared/algorithms.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { digestOf } from '../../digests.ts'
import { hashIdentifier } from '../algorithm-identifier.ts'
import { integer, octetString, sequence, smallInteger, trueValue } from '../der.ts'

export interface TimestampRequest {
  /** DER of TimeStampReq. */
  request: Bytes
  /** DER of the INTEGER: the answer must have the same one, or it is of another time. */
  nonce: Bytes
}

const version = smallInteger(1)
const nonceBytes = 8

/** `stamped`: the signature's value. The certificate of the authority is asked for, since whoever reads the signature needs it. */
export function timestampRequest(hash: HashName, stamped: Uint8Array): TimestampRequest {
  const imprint = sequence(hashIdentifier(hash), octetString(digestOf(hash, stamped)))
  const nonce = integer(randomBytes(nonceBytes))
  return { request: sequence(version, imprint, nonce, trueValue), nonce }
}
