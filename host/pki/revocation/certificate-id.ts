/** CertID (RFC 6960 section 4.1.1): the certificate that is asked about, by its issuer and its serial number. */
import { createHash } from 'node:crypto'
import type { Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { nullValue, octetString, oid, sequence } from '../der.ts'
import type { Link } from '../path/link.ts'
import { tbsField } from '../tbs-field.ts'

/** They find a certificate and prove nothing, so that SHA-1 is no danger here; many responders know no other (RFC 5019 section 2.1.1). */
export const identifierHashes = {
  'SHA-1': { oid: '1.3.14.3.2.26', node: 'sha1' },
  'SHA-256': { oid: '2.16.840.1.101.3.4.2.1', node: 'sha256' },
} as const
export type IdentifierHash = keyof typeof identifierHashes
export const identifierHashNames = Object.keys(identifierHashes) as IdentifierHash[]

export interface AskedAbout {
  certificate: Link
  /** Whose key signed it. */
  issuer: Link
}

/** DER of CertID, with the NULL that everybody writes. */
export function certificateId({ certificate, issuer }: AskedAbout, hash: IdentifierHash): Bytes {
  const { oid: type, node } = identifierHashes[hash]
  const digest = (bytes: Uint8Array): Bytes => octetString(createHash(node).update(bytes).digest())
  return sequence(
    sequence(oid(type), nullValue),
    digest(certificate.facts.issuerDer),
    digest(keyBits(issuer.facts.publicKey)),
    serialNumberOf(certificate),
  )
}

/** DER of the INTEGER. */
export function serialNumberOf({ certificate }: Link): Uint8Array {
  const [tbs] = children(readDer(certificate))
  if (!tbs) throw new MohurError('CERTIFICATE_UNREADABLE')
  return tbsField(tbs, 0).whole
}

/** What stands in the BIT STRING of subjectPublicKeyInfo, without the count of unused bits. */
export function keyBits(publicKey: Uint8Array): Uint8Array {
  const [, bits] = children(readDer(publicKey))
  if (bits?.tag !== 0x03) throw new MohurError('CERTIFICATE_UNREADABLE')
  return bits.content.subarray(1)
}
