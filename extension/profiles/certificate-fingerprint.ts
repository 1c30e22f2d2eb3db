/** The SHA-256 of a certificate, by which people and programs name it. */
import { toHex } from '../../shared/bytes.ts'

/** Lower-case hexadecimal. */
export const certificateFingerprint = async (certificate: Uint8Array): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(certificate))))
