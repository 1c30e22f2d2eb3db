/** Which of the time stamps over one signature counts, whatever format they stand in. */
import { limits } from '../../../shared/limits.ts'
import type { VerifiedTimestamp } from '../../../shared/operations/verify.ts'
import type { ToVerify } from '../format.ts'
import { judgeTimestamp, type ToJudge } from './judge-timestamp.ts'

export interface Stamp {
  /** TimeStampToken, in DER or BER; empty where what stands in its place is none. */
  token: Uint8Array
  /** What it should be of; `null` where it says so in a way that we do not know. */
  stamped: Uint8Array | null
}

export type Trust = Pick<ToVerify, 'roots' | 'timestampRoots' | 'intermediates' | 'againstAuthority' | 'now'> &
  Pick<ToJudge, 'inside'>

/** Of those that hold the earliest, otherwise the first; `null` when there is none. A bounded number is looked at: anybody can add more. */
export function timestampAmong(stamps: readonly Stamp[], trust: Trust): VerifiedTimestamp | null {
  const judged = stamps.slice(0, limits.timestamps).map(stamp => judgedStamp(stamp, trust))
  const [earliest] = judged.filter(({ valid }) => valid).toSorted((a, b) => Number(a.time) - Number(b.time))
  return earliest ?? judged[0] ?? null
}

/** As a page is told of it. */
export function judgedStamp({ token, stamped }: Stamp, trust: Trust): VerifiedTimestamp {
  const { roots, timestampRoots = [], intermediates, againstAuthority, inside, now } = trust
  const about = { stamped, roots: [...roots, ...timestampRoots], intermediates, againstAuthority, inside, now }
  const { nonce: _, ...verified } = judgeTimestamp(token, about)
  return verified
}
