/** What tells in a signature itself that no certificate was revoked (ETSI EN 319 122-1 section 6.3, level B-LT): asked for, and judged as whoever reads it will. */
import type { RevocationAuthority, TrustedAuthority } from '../../shared/authority.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import { fingerprintOf } from '../digests.ts'
import type { Identity, ValidationData } from '../pki/format.ts'
import { openEmbedded } from '../pki/revocation/embedded.ts'
import { isClearedPath, isSpoiled, spoilsSignature, spoilsTimestamp } from '../pki/revocation/path-revocation.ts'
import { judgeTimestamp } from '../pki/tsp/judge-timestamp.ts'
import type { HostRequest } from './handler.ts'
import { openRevocation, type CheckRevocation, type PathRevocation } from './revocation.ts'

interface Found {
  authority: TrustedAuthority
  revocationAuthorities: readonly RevocationAuthority[]
}

interface Stamped {
  /** DER of the token, and what it is over. */
  timestamp: Bytes
  stamped: Bytes
}

/** @throws MohurError REVOCATION_UNAVAILABLE, TIMESTAMP_INVALID, CERTIFICATE_REVOKED */
export function openValidating(
  { authority, revocationAuthorities }: Found,
  { request, identity }: { request: Pick<HostRequest, 'signal' | 'consult'>; identity: Identity },
): (stamped: Stamped) => Promise<ValidationData> {
  let known: Check | null = null
  /** What was told before is enough for as long as it is new enough; what was not told is asked for again. */
  const attempt = async (paths: readonly CheckRevocation[]): Promise<ValidationData | null> => {
    const check = known ?? openRevocation(revocationAuthorities, request)
    known = null
    const found = await validationOf(paths, check)
    if (found) known = check
    return found
  }
  return async ({ timestamp, stamped }) => {
    const roots = authority.certificates
    const judged = judgeTimestamp(timestamp, { stamped, roots, now: new Date() })
    const { time, certificate, chain } = judged
    if (!time || !certificate) throw new MohurError('TIMESTAMP_INVALID', { reason: 'unreadable' })
    const paths: CheckRevocation[] = [
      {
        certificate: identity.certificate,
        chain: identity.chain,
        roots: [],
        at: time,
        spoils: spoilsSignature(judged),
      },
      { certificate, chain, roots, at: time, spoils: spoilsTimestamp },
    ]
    const found = (await attempt(paths)) ?? (await attempt(paths))
    if (!found) throw new MohurError('REVOCATION_UNAVAILABLE', { reason: 'stale' })
    return found
  }
}

type Check = ReturnType<typeof openRevocation>

/** `null` where whoever reads it would not know enough by it. */
async function validationOf(paths: readonly CheckRevocation[], check: Check): Promise<ValidationData | null> {
  const told: [CheckRevocation, PathRevocation][] = []
  for (const path of paths) {
    const answer = await check(path)
    checkTold(path, answer)
    told.push([path, answer])
  }
  const values = distinct(
    told.flatMap(([, answer]) => answer.values),
    ({ value }) => value,
  )
  const size = values.reduce((sum, { value }) => sum + value.length, 0)
  if (size > limits.revocationPutInside) throw new MohurError('REVOCATION_UNAVAILABLE', { reason: 'insideTooLarge' })
  const ofPath = openEmbedded(values, new Date())
  const isEnough = told.every(([{ certificate, ...proved }, { issuers: chain }]) =>
    isClearedPath({ chain, revocation: ofPath([certificate, ...chain], proved) }, proved),
  )
  const certificates = distinct(
    told.flatMap(([{ certificate }, { issuers }]) => [certificate, ...issuers]),
    one => one,
  )
  return isEnough ? { certificates, values } : null
}

function checkTold(path: CheckRevocation, { known }: PathRevocation): void {
  if (known.status === 'unknown') throw new MohurError('REVOCATION_UNAVAILABLE', { reason: known.fault })
  if (!isSpoiled(known, path)) return
  if (path.spoils === spoilsTimestamp) throw new MohurError('TIMESTAMP_INVALID', { reason: 'certificateRevoked' })
  throw new MohurError(
    'CERTIFICATE_REVOKED',
    known.status === 'revoked' && known.reason ? { reason: known.reason } : {},
  )
}

const distinct = <T>(all: readonly T[], bytesOf: (one: T) => Uint8Array): T[] => [
  ...new Map(all.map(one => [fingerprintOf(bytesOf(one)), one])).values(),
]
