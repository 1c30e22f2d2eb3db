/** What an authority signed: TSTInfo (RFC 3161 section 2.4.2), read without any leniency. */
import { children, readOid, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { maybe, one, readFields, readTagged } from '../read-fields.ts'
import { readGeneralizedTime } from './generalized-time.ts'

export interface TimestampInfo {
  /** Dotted identifier of the hash, and the digest of what was stamped. */
  hash: string
  imprint: Uint8Array
  time: Date
  /** DER of the INTEGER; `null` when none was asked for. */
  nonce: Uint8Array | null
}

/** `encoding`: DER. @throws MohurError SIGNED_DATA_UNREADABLE, also for another version and for extensions that must be understood */
export function readTimestampInfo(encoding: Uint8Array): TimestampInfo {
  const { version, imprint, time, nonce, extensions } = readFields(readTagged(encoding, 0x30), {
    version: one(0x02),
    policy: one(0x06),
    imprint: one(0x30),
    serialNumber: one(0x02),
    time: one(0x18),
    accuracy: maybe(0x30),
    ordering: maybe(0x01),
    nonce: maybe(0x02),
    authority: maybe(0xa0),
    extensions: maybe(0xa1),
  })
  if (version.content.length !== 1 || version.content[0] !== 1) throw unreadable()
  if (extensions && children(extensions).some(isCritical)) throw unreadable()
  const { algorithm, digest } = readFields(imprint, { algorithm: one(0x30), digest: one(0x04) })
  const [type] = children(algorithm)
  if (!type) throw unreadable()
  return {
    hash: readOid(type),
    imprint: digest.content,
    time: readGeneralizedTime(time.content),
    nonce: nonce && nonce.whole,
  }
}

/** We know none of them. */
const isCritical = (extension: DerNode): boolean =>
  children(extension).some(({ tag, content }) => tag === 0x01 && content[0] !== 0)

const unreadable = (): MohurError => new MohurError('SIGNED_DATA_UNREADABLE')
