/** Who a certificate says that somebody is. */
import { createHash, X509Certificate } from 'node:crypto'

/** What the bank tells the customer; everything else is the signature's own fault. */
export type Refusal =
  | 'notValid'
  | 'certificateRevoked'
  | 'certificateSuspended'
  | 'certificateExpired'
  | 'certificateReplaced'
  | 'revocationUnknown'
  | 'otherPerson'
  | 'notOnCard'
  | 'signedBefore'
  | 'wrongOrder'
  | 'overLimit'

/** Nobody is believed by this. */
export class SignatureRefused extends Error {
  readonly refusal: Refusal

  /** `why`: for the log. */
  constructor(refusal: Refusal, why: string = refusal) {
    super(why)
    this.refusal = refusal
  }
}

export interface Person {
  /** Common name. */
  name: string
  /** The person's number in the subject (FIN, IIN); empty when there is none. */
  number: string
  organisation: string
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string
  /** When the certificate ends, in milliseconds since 1970. */
  validTo: number
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
    validTo: Date.parse(new X509Certificate(certificate).validTo),
  }
}
