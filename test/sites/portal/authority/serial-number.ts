/** Of a certificate, as lists and answers name it. */
import { readLink } from '../../../../host/pki/path/link.ts'
import { serialNumberOf } from '../../../../host/pki/revocation/certificate-id.ts'

/** DER of the INTEGER. @throws TypeError for what is no certificate */
export function serialNumberIn(certificate: Uint8Array<ArrayBuffer>): Uint8Array {
  const link = readLink(certificate)
  if (!link) throw new TypeError('no certificate')
  return serialNumberOf(link)
}
