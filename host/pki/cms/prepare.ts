/** The bytes that a CMS signature is made over: signed attributes (RFC 5652 section 5.4) of CAdES level B-B. */
import { createHash } from 'node:crypto'
import type { HashName } from '../../../shared/algorithms.ts'
import { hashes } from '../../../shared/algorithms.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { octetString, oid, sequence, setOf, time } from '../der.ts'
import { attributeTypes, contentTypes } from './identifiers.ts'

export interface SignedDataToPrepare {
  /** DER of the signer's certificate. */
  certificate: Uint8Array
  hash: HashName
  /** Digest of the content by that hash. */
  digest: Uint8Array
  signingTime: Date
}

const contentType = sequence(oid(attributeTypes.contentType), setOf(oid(contentTypes.data)))
const messageDigestType = oid(attributeTypes.messageDigest)
const signingTimeType = oid(attributeTypes.signingTime)
const signingCertificateType = oid(attributeTypes.signingCertificateV2)

/** DER of the SET OF Attribute. @throws RangeError when the digest is not one of that hash */
export function prepareSignedData({ certificate, hash, digest, signingTime }: SignedDataToPrepare): Bytes {
  if (digest.length !== hashes[hash].length) throw new RangeError(`${hash} has ${hashes[hash].length} bytes`)
  return setOf(
    contentType,
    sequence(messageDigestType, setOf(octetString(digest))),
    sequence(signingTimeType, setOf(time(signingTime))),
    sequence(signingCertificateType, setOf(signingCertificate(certificate))),
  )
}

/** SigningCertificateV2 (RFC 5035 section 3) of one certificate by SHA-256, which is the default and not written. */
const signingCertificate = (certificate: Uint8Array): Bytes =>
  sequence(sequence(sequence(octetString(createHash('sha256').update(certificate).digest()))))
