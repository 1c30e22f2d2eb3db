/** The name that a person gives a token: as much as fits on every token (CK_TOKEN_INFO, PKCS#11 v2.40 section 3.2). */
import { utf8 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'

const maxBytes = 32

/** @throws MohurError BAD_PARAMS for one of more than 32 bytes of UTF-8, or with control characters */
export function tokenLabel(text: string, otherwise: string): string {
  const label = text.trim()
  if (utf8(label).length > maxBytes || /\p{Cc}/u.test(label)) throw new MohurError('BAD_PARAMS', { field: 'label' })
  return label || otherwise
}
