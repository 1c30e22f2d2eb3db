/** The bytes that a CMS signature is made over: signed attributes (RFC 5652 section 5.4) of CAdES level B-B. */
import { hashes, signatureAlgorithms } from '../../../shared/algorithms.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { digestOf } from '../../digests.ts'
import { octetString, oid, sequence, setOf, time } from '../der.ts'
import type { Form, Identity, ToPrepare } from '../format.ts'
import { roleAttribute } from './claimed-roles.ts'
import { attributeTypes, contentTypes } from './identifiers.ts'

const contentType = sequence(oid(attributeTypes.contentType), setOf(oid(contentTypes.data)))
const messageDigestType = oid(attributeTypes.messageDigest)
const signingTimeType = oid(attributeTypes.signingTime)
const signingCertificateType = oid(attributeTypes.signingCertificateV2)

interface ToSign extends Pick<ToPrepare, 'digest'> {
  /** `null` where it is told elsewhere. */
  signingTime: Date | null
  form?: Pick<Form, 'role'>
}

/** DER of the SET OF Attribute. @throws RangeError when the digest is not one of the algorithm's hash */
export function prepareSignedData(
  { certificate, algorithm }: Pick<Identity, 'certificate' | 'algorithm'>,
  { digest, signingTime, form: { role } = {} }: ToSign,
): Bytes {
  const { hash } = signatureAlgorithms[algorithm]
  if (digest.length !== hashes[hash].length) throw new RangeError(`${hash} has ${hashes[hash].length} bytes`)
  return setOf(
    contentType,
    sequence(messageDigestType, setOf(octetString(digest))),
    ...(signingTime ? [sequence(signingTimeType, setOf(time(signingTime)))] : []),
    sequence(signingCertificateType, setOf(signingCertificate(certificate))),
    ...(role === undefined ? [] : [roleAttribute(role)]),
  )
}

/** SigningCertificateV2 (RFC 5035 section 3) of one certificate by SHA-256, which is the default and not written. */
const signingCertificate = (certificate: Uint8Array): Bytes =>
  sequence(sequence(sequence(octetString(digestOf('SHA-256', certificate)))))
