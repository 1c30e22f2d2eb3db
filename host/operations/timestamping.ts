/** A time stamp over a signature, by the authority that the extension found. */
import type { HashName } from '../../shared/algorithms.ts'
import type { TrustedAuthority } from '../../shared/authority.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Consulted } from '../../shared/messages.ts'
import { timestampRequest } from '../pki/tsp/timestamp-request.ts'
import { timestampIn } from '../pki/tsp/timestamp-response.ts'
import type { HostRequest } from './handler.ts'

export interface ToStamp {
  /** As the format has it. */
  stamped: Bytes
  /** For a token of so many bytes; `null`: without a limit. */
  room: number | null
}

/** DER of the token. @throws MohurError TIMESTAMP_UNAVAILABLE, TIMESTAMP_INVALID */
export const openTimestamping =
  (authority: TrustedAuthority, { request, hash }: { request: Pick<HostRequest, 'consult'>; hash: HashName }) =>
  async ({ stamped, room }: ToStamp): Promise<Bytes> => {
    const asked = timestampRequest(hash, stamped)
    const answer = await request.consult({ inquiry: 'timestamp', authority: authority.name, request: asked.request })
    if ('unavailable' in answer) throw unavailable(answer.unavailable)
    const about = { stamped, roots: authority.certificates, now: new Date(), nonce: asked.nonce }
    const timestamp = timestampIn(answer.response, about)
    if (room !== null && timestamp.length > room) {
      throw new MohurError('TIMESTAMP_INVALID', { reason: 'tooLarge', limit: room })
    }
    return timestamp
  }

const unavailable = ({ reason, status }: Extract<Consulted, { unavailable: object }>['unavailable']): MohurError =>
  new MohurError('TIMESTAMP_UNAVAILABLE', { reason, ...(status === undefined ? {} : { status }) })
