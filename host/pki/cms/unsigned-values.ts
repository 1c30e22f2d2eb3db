/** What stands beside a signer of a CMS and is signed by nobody (RFC 5652 section 5.3, unsignedAttrs). */
import { children, readOid, type DerNode } from '../../../shared/der.ts'
import { one, readFields } from '../read-fields.ts'
import type { SignerInfo } from './read.ts'

/** Of the attributes of this type. They are anybody's: where they cannot be read there is nothing. */
export function unsignedValues(
  { unsignedAttributes }: Pick<SignerInfo, 'unsignedAttributes'>,
  wanted: string,
): DerNode[] {
  if (!unsignedAttributes) return []
  try {
    return children(unsignedAttributes)
      .map(attribute => readFields(attribute, { type: one(0x06), values: one(0x31) }))
      .filter(({ type }) => readOid(type) === wanted)
      .flatMap(({ values }) => children(values))
  } catch {
    return []
  }
}
