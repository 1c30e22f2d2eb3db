/** CRLReason (RFC 5280 section 5.3.1), in lists and in answers alike. */
import type { DerNode } from '../../../shared/der.ts'
import { crlReasons, type CrlReason } from '../../../shared/revocation.ts'
import { Unusable } from './unusable.ts'

/** Of an ENUMERATED. @throws Unusable for a number that there is not */
export function readReason({ tag, content }: DerNode): CrlReason {
  const reason = crlReasons[content[0] ?? 7]
  if (tag !== 0x0a || content.length !== 1 || !reason) throw new Unusable('unreadable')
  return reason
}
