/** The part of a certificate that its issuer signed (RFC 5280 section 4.1.2), field by field. */
import { children, type DerNode } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'

/** Counted from serialNumber. @throws MohurError CERTIFICATE_UNREADABLE */
export function tbsField(tbs: DerNode, index: number): DerNode {
  const fields = children(tbs)
  const field = fields[fields[0]?.tag === 0xa0 ? index + 1 : index]
  if (!field) throw new MohurError('CERTIFICATE_UNREADABLE')
  return field
}
