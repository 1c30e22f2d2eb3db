/** An authority's answer to our request (RFC 3161 section 2.4.2): the time stamp out of it, if it is what was asked for. */
import { equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { children, type DerNode } from '../../../shared/der.ts'
import { MohurError, type ErrorDetails } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { definiteLengths } from '../cms/definite-lengths.ts'
import { maybe, one, readFields, readTagged } from '../read-fields.ts'
import { judgeTimestamp, type ToJudge } from './judge-timestamp.ts'

export interface Asked extends ToJudge {
  /** DER of the INTEGER that was sent. */
  nonce: Uint8Array
}

/**
 * DER of TimeStampToken. @throws MohurError TIMESTAMP_UNAVAILABLE when the authority refuses, TIMESTAMP_INVALID with the reason for
 * everything that is not the answer to this request
 */
export function timestampIn(response: Uint8Array, { nonce, ...about }: Asked): Bytes {
  const { status, token } = readResponse(response)
  // granted, grantedWithMods
  if (status > 1) throw new MohurError('TIMESTAMP_UNAVAILABLE', { reason: 'rejected', status })
  if (!token) throw invalid('unreadable')
  const { time, reasons, nonce: answered } = judgeTimestamp(token.whole, about)
  const [reason] = reasons
  if (reason) throw invalid(reason, time ? { time: time.toISOString() } : {})
  if (!answered || !equalBytes(answered, nonce)) throw invalid('nonceWrong')
  // What a stranger's signature says may be older; what was asked for now is not.
  if (!time || Math.abs(time.getTime() - about.now.getTime()) > limits.timestampApartMs) {
    throw invalid('timeWrong', time ? { time: time.toISOString() } : {})
  }
  return new Uint8Array(token.whole)
}

function readResponse(response: Uint8Array): { status: number; token: DerNode | null } {
  try {
    const { info, token } = readFields(readTagged(definiteLengths(response), 0x30), {
      info: one(0x30),
      token: maybe(0x30),
    })
    const [status] = children(info)
    if (status?.tag !== 0x02 || status.content.length !== 1) throw invalid('unreadable')
    return { status: status.content[0] ?? 0xff, token }
  } catch {
    throw invalid('unreadable')
  }
}

const invalid = (reason: string, details: ErrorDetails = {}): MohurError =>
  new MohurError('TIMESTAMP_INVALID', { reason, ...details })
