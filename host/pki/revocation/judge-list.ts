/** What a revocation list says of a certificate (RFC 5280 section 6.3.3), if it is a complete one of its issuer. */
import { equalBytes } from '../../../shared/bytes.ts'
import { extensionsIn } from '../../../shared/certificate-extensions.ts'
import { children, readDer, type DerNode } from '../../../shared/der.ts'
import type { CrlReason } from '../../../shared/revocation.ts'
import { canonicalName } from '../canonical-name.ts'
import { serialNumberOf, type AskedAbout } from './certificate-id.ts'
import { readReason } from './crl-reason.ts'
import { checkFresh, goodUntilExpired } from './freshness.ts'
import { readEntry, readRevocationList, type ListEntry, type RevocationList } from './revocation-list.ts'
import { checkSigned } from './signed-part.ts'
import { judging, Unusable, type Judgment } from './unusable.ts'

export interface AskedList extends AskedAbout {
  now: Date
}

/** `list`: DER of CertificateList, or what calls itself so. Never throws. */
export const judgeList = (list: Uint8Array, { certificate, issuer, now }: AskedList): Judgment =>
  judging(() => {
    const read = readRevocationList(list)
    if (canonicalName(read.issuer) !== issuer.subject) throw new Unusable('issuerWrong')
    const { keyUsage, publicKey } = issuer.facts
    if (keyUsage !== null && !keyUsage.includes('cRLSign')) throw new Unusable('responderNotAllowed')
    checkSigned(read, publicKey)
    checkComplete(read)
    checkFresh(read, now)
    const entry = entryOf(serialNumberOf(certificate), read)
    return entry
      ? { status: 'revoked', revokedAt: entry.time, reason: reasonOf(entry) }
      : goodUntilExpired(certificate, read)
  })

/** deltaCRLIndicator, and issuingDistributionPoint, which says that a list is of some certificates or of other issuers'. */
const partial = new Set(['2.5.29.27', '2.5.29.28'])
const reasonCode = '2.5.29.21'

/** Who does not know a demand must not use the list (sections 5.2 and 5.3): for no certificate. */
function checkComplete({ extensions }: RevocationList): void {
  if (extensions.some(({ type, critical }) => critical || partial.has(type))) throw new Unusable('listPartial')
}

/** All entries are looked through: one with a demand makes the whole list useless. */
function entryOf(serialNumber: Uint8Array, { entries }: RevocationList): ListEntry | null {
  const isHarmless = harmlessExtensions()
  let found: ListEntry | null = null
  for (const node of entries) {
    const [serial, , extensions] = children(node)
    if (extensions && !isHarmless(extensions)) throw new Unusable('listPartial')
    if (!serial || !equalBytes(serial.whole, serialNumber)) continue
    if (found) throw new Unusable('unreadable')
    found = readEntry(node)
  }
  return found
}

/** Without a demand other than the reason. A list has the same few of them thousands of times. */
function harmlessExtensions(): (extensions: DerNode) => boolean {
  const known = new Map<string, boolean>()
  return extensions => {
    const name = Buffer.from(extensions.whole).toString('latin1')
    const harmless =
      known.get(name) ?? extensionsIn(extensions).every(({ critical, type }) => !critical || type === reasonCode)
    known.set(name, harmless)
    return harmless
  }
}

function reasonOf({ extensions }: ListEntry): CrlReason | null {
  const given = extensions.find(({ type }) => type === reasonCode)
  return given ? readReason(readDer(given.value)) : null
}
