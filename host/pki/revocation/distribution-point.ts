/** Whether a revocation list that is of a part of the certificates is of this one (RFC 5280 sections 5.2.5 and 6.3.3). */
import { equalBytes } from '../../../shared/bytes.ts'
import { valueOf } from '../../../shared/certificate-extensions.ts'
import { children, readDer, type DerNode } from '../../../shared/der.ts'
import { canonicalName } from '../canonical-name.ts'
import type { Link } from '../path/link.ts'
import { maybe, readFields, readTagged } from '../read-fields.ts'

/**
 * `value`: DER of IssuingDistributionPoint. Of some reasons, of other issuers' certificates or of attribute certificates it is for none:
 * what such a list leaves out another may tell. @throws MohurError SIGNED_DATA_UNREADABLE, CERTIFICATE_UNREADABLE
 */
export function isForCertificate(value: Uint8Array, { facts: { isCa }, extensions }: Link): boolean {
  const { name, users, authorities, reasons, indirect, attributes } = readFields(readTagged(value, 0x30), {
    name: maybe(0xa0),
    users: maybe(0x81),
    authorities: maybe(0x82),
    reasons: maybe(0x83),
    indirect: maybe(0x84),
    attributes: maybe(0x85),
  })
  if (reasons || isTrue(indirect) || isTrue(attributes)) return false
  if ((isTrue(users) && isCa) || (isTrue(authorities) && !isCa)) return false
  if (!name) return true
  const names = fullNames(name)
  const points = valueOf(extensions, 'cRLDistributionPoints')
  return (points ? children(points) : [])
    .flatMap(namesOfWholePoint)
    .some(one => names.some(other => isSame(one, other)))
}

/** Whoever wrote another octet than zero meant TRUE. */
const isTrue = (flag: DerNode | null): boolean => flag !== null && flag.content.some(octet => octet !== 0)

/** Of a DistributionPoint that is for all reasons and of the issuer itself. */
function namesOfWholePoint(point: DerNode): DerNode[] {
  const { name, reasons, issuer } = readFields(point, { name: maybe(0xa0), reasons: maybe(0x81), issuer: maybe(0xa2) })
  return name && !reasons && !issuer ? fullNames(name) : []
}

/** DistributionPointName: a name relative to the issuer's is nobody's custom. */
function fullNames({ content }: DerNode): DerNode[] {
  const names = readDer(content)
  return names.tag === 0xa0 ? children(names) : []
}

const directoryName = 0xa4

function isSame(one: DerNode, other: DerNode): boolean {
  if (one.tag !== directoryName || other.tag !== directoryName) return equalBytes(one.whole, other.whole)
  return canonicalName(readDer(one.content)) === canonicalName(readDer(other.content))
}
