/** The levels of the signatures of one request (ETSI EN 319 122-1 section 6): what authorities give to each, and never silently a lower one. */
import type { RevocationAuthority, TrustedAuthority } from '../../shared/authority.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import type { SignatureLevel } from '../../shared/operations/sign.ts'
import type { Identity, ValidationData } from '../pki/format.ts'
import { openGiving } from './giving.ts'
import type { HostRequest } from './handler.ts'
import { openTimestamping, type ToStamp } from './timestamping.ts'
import { openValidating } from './validating.ts'

/** What a page wants, and the authorities that the extension found for it. */
export interface WantedLevel {
  level?: SignatureLevel | undefined
  lowestLevel?: 'B-B' | 'B-T' | undefined
  timestampAuthority?: TrustedAuthority | undefined
  revocationAuthorities?: readonly RevocationAuthority[] | undefined
}

/** @throws MohurError TIMESTAMP_AUTHORITY_MISSING, REVOCATION_AUTHORITY_MISSING, to be asked before the person is */
export function checkLevel({ level = 'B-B', lowestLevel, ...found }: WantedLevel): void {
  const least = lowestLevel ?? level
  if (level === 'B-B' || least === 'B-B') return
  if (!found.timestampAuthority) throw new MohurError('TIMESTAMP_AUTHORITY_MISSING')
  if (least === 'B-LT' && !found.revocationAuthorities?.length) throw new MohurError('REVOCATION_AUTHORITY_MISSING')
}

export interface Levelled {
  level: SignatureLevel
  /** DER of the token; absent at level B-B. */
  timestamp?: Bytes
  /** Of level B-LT. */
  validation?: ValidationData
}

export interface Levelling {
  /** @throws MohurError of `isLevelFault` unless a lower level will do, CERTIFICATE_REVOKED */
  over: (toStamp: ToStamp) => Promise<Levelled>
  /** Authorities are asked, and what they give decides whether a signature is handed over. */
  readonly decides: boolean
  /** They decide, and one of them gave nothing the last time: no more than one document is to be signed at once. */
  readonly isDoubtful: boolean
  /** Nothing more is asked for: what is signed from now on would be signed for nobody. */
  readonly isGivenUp: boolean
}

export function openLevelling(
  { level = 'B-B', lowestLevel, timestampAuthority: authority, revocationAuthorities = [] }: WantedLevel,
  { request, identity }: { request: Pick<HostRequest, 'signal' | 'consult'>; identity: Identity },
): Levelling {
  if (level === 'B-B' || !authority)
    return { over: async () => ({ level: 'B-B' }), decides: false, isDoubtful: false, isGivenUp: false }
  const { hash } = signatureAlgorithms[identity.algorithm]
  const terms = { isFault: isLevelFault, signal: request.signal }
  const stamps = openGiving(openTimestamping(authority, { request, hash }), {
    ...terms,
    mayLack: lowestLevel === 'B-B',
  })
  const validating = openValidating({ authority, revocationAuthorities }, { request, identity })
  const values = openGiving(validating, { ...terms, mayLack: level === 'B-T' || lowestLevel !== undefined })
  const both = [stamps, values]
  return {
    async over(toStamp) {
      const timestamp = await stamps.to(toStamp)
      if (!timestamp) return { level: 'B-B' }
      const validation = level === 'B-LT' ? await values.to({ timestamp, stamped: toStamp.stamped }) : null
      return validation ? { level: 'B-LT', timestamp, validation } : { level: 'B-T', timestamp }
    },
    decides: both.some(({ decides }) => decides),
    get isDoubtful() {
      return both.some(({ isDoubtful }) => isDoubtful)
    },
    get isGivenUp() {
      return both.some(({ isGivenUp }) => isGivenUp)
    },
  }
}

const levelFaults: readonly ErrorCode[] = ['TIMESTAMP_UNAVAILABLE', 'TIMESTAMP_INVALID', 'REVOCATION_UNAVAILABLE']

/** Of one document; everything else ends the request. */
export const isLevelFault = (error: unknown): error is MohurError =>
  error instanceof MohurError && levelFaults.includes(error.code)
