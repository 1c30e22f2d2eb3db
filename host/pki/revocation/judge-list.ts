/** What a revocation list says of a certificate (RFC 5280 section 6.3.3), if it is one of its issuer that leaves nothing out of it. */
import { readDer } from '../../../shared/der.ts'
import type { CrlReason } from '../../../shared/revocation.ts'
import { canonicalName } from '../canonical-name.ts'
import type { Link } from '../path/link.ts'
import { serialNumberOf, type AskedAbout } from './certificate-id.ts'
import { readReason } from './crl-reason.ts'
import { isForCertificate } from './distribution-point.ts'
import { checkFresh, goodUntilExpired, type AsOf } from './freshness.ts'
import { findEntry, reasonCode, type ListEntry } from './list-entries.ts'
import { readRevocationList, type RevocationList } from './revocation-list.ts'
import { checkSigned } from './signed-part.ts'
import { judging, Unusable, type Judgment } from './unusable.ts'

export interface AskedList extends AskedAbout, AsOf {}

/** `list`: DER of CertificateList, or what calls itself so. Never throws. */
export const judgeList = (list: Uint8Array, { certificate, issuer, ...time }: AskedList): Judgment =>
  judging(() => {
    const read = readRevocationList(list)
    if (canonicalName(read.issuer) !== issuer.subject) throw new Unusable('issuerWrong')
    const { keyUsage, publicKey } = issuer.facts
    if (keyUsage !== null && !keyUsage.includes('cRLSign')) throw new Unusable('responderNotAllowed')
    checkSigned(read, publicKey)
    checkComplete(read, certificate)
    checkFresh(read, time)
    const entry = findEntry(read.entries, serialNumberOf(certificate))
    return entry
      ? { status: 'revoked', revokedAt: entry.time, reason: reasonOf(entry) }
      : goodUntilExpired(certificate, read)
  })

const deltaIndicator = '2.5.29.27'
const issuingDistributionPoint = '2.5.29.28'

/** Who does not know a demand must not use the list (sections 5.2 and 5.3): for no certificate. */
function checkComplete({ extensions }: RevocationList, certificate: Link): void {
  for (const { type, critical, value } of extensions) {
    const isKnown = type === issuingDistributionPoint
    if (type === deltaIndicator || (critical && !isKnown)) throw new Unusable('listPartial')
    if (isKnown && !isForCertificate(value, certificate)) throw new Unusable('listPartial')
  }
}

function reasonOf({ extensions }: ListEntry): CrlReason | null {
  const given = extensions.find(({ type }) => type === reasonCode)
  return given ? readReason(readDer(given.value)) : null
}
