/** Who a certificate says that somebody is. */
import type { X509Certificate } from 'node:crypto'

export interface Person {
  /** Common name. */
  name: string
  /** The person's number in the subject (FIN, IIN); empty when there is none. */
  number: string
  organisation: string
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string
}

export function personOf({ subject, fingerprint256 }: X509Certificate): Person {
  const part = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(subject)?.[1] ?? ''
  return {
    name: part('CN'),
    number: part('serialNumber'),
    organisation: part('O'),
    fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
  }
}
