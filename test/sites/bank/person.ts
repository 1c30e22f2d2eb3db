/** Who a certificate says that somebody is. */
import { createHash } from 'node:crypto'

/** Nobody is believed by this; the message says why. */
export class SignatureRefused extends Error {}

export interface Person {
  /** Common name. */
  name: string
  /** The person's number in the subject (FIN, IIN); empty when there is none. */
  number: string
  organisation: string
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string
}

interface Verified {
  /** DER. */
  certificate: Uint8Array
  subject: readonly { type: string; value: string }[]
}

export function personOf({ certificate, subject }: Verified): Person {
  const part = (name: string): string => subject.find(({ type }) => type === name)?.value ?? ''
  return {
    name: part('CN'),
    number: part('serialNumber'),
    organisation: part('O'),
    fingerprint: createHash('sha256').update(certificate).digest('hex'),
  }
}
