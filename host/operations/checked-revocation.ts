/** What becomes of signatures and time stamps once it is asked whether their certificates were revoked. */
import { toHex, type Bytes } from '../../shared/bytes.ts'
import type { Revocation, VerifiedSigner, VerifiedTimestamp } from '../../shared/operations/verify.ts'
import type { ToVerify } from '../pki/format.ts'
import { readSigned, type ReadSigned } from '../pki/read-signed.ts'
import { provedBy } from '../pki/proved-by.ts'
import {
  bothTold,
  isSpoiled,
  spoilsSignature,
  spoilsTimestamp,
  type Revoked,
} from '../pki/revocation/path-revocation.ts'
import { withRevocation } from '../pki/revocation/with-revocation.ts'
import type { openRevocation } from './revocation.ts'

/** What is signed is read once more for each time stamp that does not hold any longer: signatures are judged as of another time then. */
export const openCheckedRevocation =
  (check: ReturnType<typeof openRevocation>) =>
  async (given: ToVerify): Promise<ReadSigned> => {
    const { roots, timestampRoots = [], now } = given
    const against = new Map<string, Revoked>()
    const againstAuthority = (certificate: Bytes, time: Date): Revoked | null =>
      against.get(nameOf(certificate, time)) ?? null
    const known = new Map<string, Revocation>()
    const ask = async ({ certificate, chain, time, valid }: VerifiedTimestamp): Promise<void> => {
      if (!valid || !certificate || !time) return
      const proved = { at: time, spoils: spoilsTimestamp }
      const told = await check({ certificate, chain, roots: [...timestampRoots, ...roots], ...proved })
      known.set(nameOf(certificate, time), told.known)
      if (told.known.status === 'revoked' && isSpoiled(told.known, proved))
        against.set(nameOf(certificate, time), told.known)
    }
    let found = readSigned({ ...given, againstAuthority })
    for (let before = -1; before < against.size;) {
      before = against.size
      for (const stamp of stampsIn(found)) await ask(stamp)
      if (against.size > before) found = readSigned({ ...given, againstAuthority })
    }
    const told = <T extends VerifiedTimestamp>(stamp: T): T => {
      const asked = stamp.certificate && stamp.time && known.get(nameOf(stamp.certificate, stamp.time))
      return stamp.valid && asked ? { ...stamp, revocation: bothTold(asked, stamp.revocation) } : stamp
    }
    const signers: VerifiedSigner[] = []
    for (const signer of found.signers) {
      const { certificate, chain, timestamp } = signer
      const proved = { at: provedBy(timestamp, now), spoils: spoilsSignature(timestamp) }
      const stamped = { ...signer, timestamp: timestamp && told(timestamp) }
      const asked = certificate && (await check({ certificate, chain, roots, ...proved })).known
      signers.push(asked ? withRevocation(stamped, bothTold(asked, signer.revocation)) : stamped)
    }
    return { ...found, signers, documentTimestamps: found.documentTimestamps.map(told) }
  }

/** The same authority may be out of use at one time and good at another. */
const nameOf = (certificate: Bytes, time: Date): string => `${toHex(certificate)} ${Number(time)}`

const stampsIn = ({ signers, documentTimestamps }: ReadSigned): VerifiedTimestamp[] => [
  ...signers.flatMap(({ timestamp }) => timestamp ?? []),
  ...documentTimestamps,
]
