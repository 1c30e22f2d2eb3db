/** A complete revocation list (RFC 5280 section 5): numbered, and good until the next one. */
import { context, der, octetString, oid, sequence, smallInteger, time } from '../../../../host/pki/der.ts'
import type { CrlReason } from '../../../../shared/revocation.ts'
import { reasonCode } from './reason-code.ts'
import { algorithmOf, keyIdentifier, nameOf, signedParts, type Issuer } from './issuer.ts'

type Der = Uint8Array<ArrayBuffer>

export interface RevokedCertificate {
  /** DER of the INTEGER. */
  serialNumber: Uint8Array
  revokedAt: Date
  reason: CrlReason
}

export interface ListContents {
  /** One more with each list. */
  number: number
  thisUpdate: Date
  nextUpdate: Date
  entries: readonly RevokedCertificate[]
}

/** DER of CertificateList. */
export function makeRevocationList(issuer: Issuer, { number, thisUpdate, nextUpdate, entries }: ListContents): Der {
  const list = sequence(
    smallInteger(1),
    algorithmOf(issuer),
    nameOf(issuer),
    time(thisUpdate),
    time(nextUpdate),
    ...(entries.length > 0 ? [sequence(...entries.map(listEntry))] : []),
    context(0, sequence(...listExtensions(issuer, number))),
  )
  return sequence(...signedParts(issuer, list))
}

/** authorityKeyIdentifier and cRLNumber, which every list has (section 5.2). */
const listExtensions = ({ publicKey }: Issuer, number: number): Der[] => [
  extension('2.5.29.35', sequence(der(0x80, keyIdentifier(publicKey)))),
  extension('2.5.29.20', smallInteger(number)),
]

/** `unspecified` is not written (section 5.3.1). */
function listEntry({ serialNumber, revokedAt, reason }: RevokedCertificate): Der {
  const extensions = reason === 'unspecified' ? [] : [sequence(extension('2.5.29.21', reasonCode(reason)))]
  return sequence(serialNumber, time(revokedAt), ...extensions)
}

const extension = (type: string, value: Uint8Array): Der => sequence(oid(type), octetString(value))
