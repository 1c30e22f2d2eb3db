/** The name of a certificate wherever one is meant without its bytes. */
import { createHash } from 'node:crypto'

/** SHA-256 of the DER, lower-case hexadecimal. */
export const fingerprintOf = (certificate: Uint8Array): string => createHash('sha256').update(certificate).digest('hex')
