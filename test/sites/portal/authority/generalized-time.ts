/** GeneralizedTime in whole seconds, as answers and time stamps have it (RFC 5280 section 4.1.2.5.2). */
import { der } from '../../../../host/pki/der.ts'
import { utf8 } from '../../../../shared/bytes.ts'

/** DER. */
export const generalizedTime = (date: Date): Uint8Array<ArrayBuffer> =>
  der(0x18, utf8(`${date.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`))
