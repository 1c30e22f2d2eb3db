/** The roles in which a signer says to sign (ETSI EN 319 122-1 section 5.2.6): claimed attributes of the type role (X.520). */
import { readString } from '../../../shared/certificate.ts'
import { children, readOid, type DerNode } from '../../../shared/der.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { context, oid, sequence, setOf, utf8String } from '../der.ts'
import { attributeTypes } from './identifiers.ts'

const roleType = '2.5.4.72'
const claimed = 0
const claimedTag = 0xa0 | claimed
const textTags: readonly number[] = [0x0c, 0x13, 0x14, 0x16, 0x1e]

/** The attribute signer-attributes-v2 with one role, as text. */
export const roleAttribute = (role: string): Bytes =>
  sequence(
    oid(attributeTypes.signerAttributesV2),
    setOf(sequence(context(claimed, sequence(sequence(oid(roleType), setOf(utf8String(role))))))),
  )

/** Of signer-attributes in either version. Nobody checked them: what is not so written says nothing. */
export function claimedRoles(values: readonly DerNode[]): string[] {
  try {
    return values.flatMap(children).filter(isClaimed).flatMap(attributesIn).flatMap(roleIn)
  } catch {
    return []
  }
}

const isClaimed = ({ tag }: DerNode): boolean => tag === claimedTag

/** The list stands under its tag by itself, or in a SEQUENCE of its own, as programs write it. */
function attributesIn(claimed: DerNode): DerNode[] {
  const members = children(claimed)
  const [only, ...more] = members
  const isWrapped = only && more.length === 0 && children(only)[0]?.tag === 0x30
  return isWrapped ? children(only) : members
}

function roleIn(attribute: DerNode): string[] {
  const [type, values] = children(attribute)
  if (!type || !values || readOid(type) !== roleType) return []
  return children(values)
    .filter(({ tag }) => textTags.includes(tag))
    .map(readString)
}
