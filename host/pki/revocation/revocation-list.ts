/** CertificateList (RFC 5280 section 5.1), read without any leniency. Who signed it is not judged here. */
import { equalBytes } from '../../../shared/bytes.ts'
import { readTime } from '../../../shared/certificate.ts'
import { extensionsIn, type Extension } from '../../../shared/certificate-extensions.ts'
import { readDer, type DerNode } from '../../../shared/der.ts'
import { maybe, one, readFields, readTagged } from '../read-fields.ts'
import type { Validity } from './freshness.ts'
import type { SignedPart } from './signed-part.ts'
import { Unusable } from './unusable.ts'

export interface RevocationList extends SignedPart, Validity {
  issuer: DerNode
  /** The octets inside of revokedCertificates, one entry after the other (`list-entries.ts`). */
  entries: Uint8Array
  extensions: Extension[]
}

/** Its entries are not looked into. @throws Unusable, and whatever readers throw */
export function readRevocationList(list: Uint8Array): RevocationList {
  const { toBeSigned, algorithm, signature } = readFields(readTagged(list, 0x30), {
    toBeSigned: one(0x30),
    algorithm: one(0x30),
    signature: one(0x03),
  })
  const { version, inner, issuer, thisUpdate, nextUpdate, entries, extensions } = readFields(toBeSigned, {
    version: maybe(0x02),
    inner: one(0x30),
    issuer: one(0x30),
    thisUpdate: one(0x17, 0x18),
    nextUpdate: maybe(0x17, 0x18),
    entries: maybe(0x30),
    extensions: maybe(0xa0),
  })
  if (version && (version.content.length !== 1 || version.content[0] !== 1)) throw new Unusable('unreadable')
  // The algorithm stands in the signed part as well, and must be the same there.
  if (!equalBytes(inner.whole, algorithm.whole)) throw new Unusable('unreadable')
  // Without it nobody knows how long the list is good.
  if (!nextUpdate) throw new Unusable('stale')
  return {
    toBeSigned,
    algorithm,
    signature,
    issuer,
    thisUpdate: readTime(thisUpdate),
    nextUpdate: readTime(nextUpdate),
    entries: entries ? entries.content : new Uint8Array(),
    extensions: extensions ? extensionsIn(readDer(extensions.content)) : [],
  }
}
