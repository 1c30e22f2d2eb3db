/** Time stamps over the signatures of one request, and how it goes on where one is not to be had: never silently at a lower level. */
import type { HashName } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Consulted } from '../../shared/messages.ts'
import type { SignatureLevel } from '../../shared/operations/sign.ts'
import type { TrustedAuthority } from '../../shared/authority.ts'
import { timestampRequest } from '../pki/tsp/timestamp-request.ts'
import { timestampIn } from '../pki/tsp/timestamp-response.ts'
import type { HostRequest } from './handler.ts'

/** What a page wants, and the authority that the extension found for it. */
export interface WantedLevel {
  level?: SignatureLevel | undefined
  lowestLevel?: 'B-B' | undefined
  timestampAuthority?: TrustedAuthority | undefined
}

/** @throws MohurError TIMESTAMP_AUTHORITY_MISSING, to be asked before the person is */
export function checkLevel({ level, lowestLevel, timestampAuthority }: WantedLevel): void {
  if (level === 'B-T' && !lowestLevel && !timestampAuthority) throw new MohurError('TIMESTAMP_AUTHORITY_MISSING')
}

export interface Levelled {
  level: SignatureLevel
  /** DER of the token; `null` at level B-B. */
  timestamp: Bytes | null
}

export interface Timestamping {
  /** `stamped`: as the format has it. `room`: for a token of so many bytes. @throws MohurError TIMESTAMP_UNAVAILABLE, TIMESTAMP_INVALID unless a lower level will do */
  over: (stamped: Bytes, room: number | null) => Promise<Levelled>
  /** An authority is asked, and what it gives decides whether a signature is handed over. */
  readonly decides: boolean
  /** It decides, and did not give one the last time: no more than one document is to be signed at once. */
  readonly isDoubtful: boolean
  /** Nothing more is asked for: what is signed from now on would be signed for nobody. */
  readonly isGivenUp: boolean
}

/** After so many faults in a row the authority is asked no more: each may have taken ten seconds, and there may be thousands of documents. */
const patience = 2

const plain: Levelled = { level: 'B-B', timestamp: null }

export function openTimestamping(
  { level = 'B-B', lowestLevel, timestampAuthority: authority }: WantedLevel,
  { request, hash }: { request: Pick<HostRequest, 'signal' | 'consult'>; hash: HashName },
): Timestamping {
  if (level === 'B-B' || !authority)
    return { over: async () => plain, decides: false, isDoubtful: false, isGivenUp: false }
  let faults = 0
  let given = false
  let fault: unknown = null
  const ask = async (stamped: Bytes, room: number | null): Promise<Levelled> => {
    const asked = timestampRequest(hash, stamped)
    const answer = await request.consult({ inquiry: 'timestamp', authority: authority.name, request: asked.request })
    if ('unavailable' in answer) throw unavailable(answer.unavailable)
    const about = { stamped, roots: authority.certificates, now: new Date(), nonce: asked.nonce }
    const timestamp = timestampIn(answer.response, about)
    if (room !== null && timestamp.length > room) {
      throw new MohurError('TIMESTAMP_INVALID', { reason: 'tooLarge', limit: room })
    }
    return { level, timestamp }
  }
  return {
    async over(stamped, room) {
      try {
        if (faults >= patience) throw fault
        const levelled = await ask(stamped, room)
        faults = 0
        given = true
        return levelled
      } catch (error) {
        request.signal.throwIfAborted()
        if (!isTimestampFault(error)) throw error
        if (error !== fault) faults += 1
        fault = error
        given = false
        if (lowestLevel) return plain
        throw error
      }
    },
    decides: !lowestLevel,
    get isDoubtful() {
      return !lowestLevel && !given
    },
    get isGivenUp() {
      return !lowestLevel && faults >= patience
    },
  }
}

const unavailable = ({ reason, status }: Extract<Consulted, { unavailable: object }>['unavailable']): MohurError =>
  new MohurError('TIMESTAMP_UNAVAILABLE', { reason, ...(status === undefined ? {} : { status }) })

/** Of one document; everything else ends the request. */
export const isTimestampFault = (error: unknown): error is MohurError =>
  error instanceof MohurError && (error.code === 'TIMESTAMP_UNAVAILABLE' || error.code === 'TIMESTAMP_INVALID')
