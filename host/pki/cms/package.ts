/** CMS SignedData (RFC 5652 section 5) with one signer, around a signature made elsewhere. */
import { signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { concat, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { algorithmIdentifier, hashIdentifier } from '../algorithm-identifier.ts'
import { compareEncodings, context, octetString, oid, sequence, setOf, smallInteger, wrap } from '../der.ts'
import { tbsField } from '../signed-certificate.ts'
import { contentTypes } from './identifiers.ts'

export interface SignedDataToPackage {
  /** What `prepareSignedData` gave and the token signed: DER of the SET OF Attribute. */
  signedAttributes: Uint8Array
  /** ECDSA: Ecdsa-Sig-Value. */
  signature: Uint8Array
  algorithm: SignatureAlgorithm
  certificate: Uint8Array
  chain: readonly Uint8Array[]
  /** `null`: detached. */
  content: Uint8Array | null
}

const signedDataType = oid(contentTypes.signedData)
const dataType = oid(contentTypes.data)
const version = smallInteger(1)

/** DER of ContentInfo. The content is copied once. @throws MohurError CERTIFICATE_UNREADABLE */
export function packageSignedData(signed: SignedDataToPackage): Bytes {
  const { algorithm, certificate, chain, content } = signed
  const hash = hashIdentifier(signatureAlgorithms[algorithm].hash)
  const signerInfo = sequence(
    version,
    issuerAndSerialNumber(certificate),
    hash,
    retag(0xa0, signed.signedAttributes),
    algorithmIdentifier(algorithm),
    octetString(signed.signature),
  )
  const encapsulated = content ? wrap(0xa0, wrap(0x04, [content])) : []
  const signedData = wrap(0x30, [
    version,
    setOf(hash),
    ...wrap(0x30, [dataType, ...encapsulated]),
    context(0, ...[certificate, ...chain].toSorted(compareEncodings)),
    setOf(signerInfo),
  ])
  return concat(wrap(0x30, [signedDataType, ...wrap(0xa0, signedData)]))
}

/** The signer by its certificate's issuer and serial number (RFC 5652 section 10.2.4). */
function issuerAndSerialNumber(certificate: Uint8Array): Bytes {
  const [tbs] = children(readDer(certificate))
  if (!tbs) throw new MohurError('CERTIFICATE_UNREADABLE')
  return sequence(tbsField(tbs, 2).whole, tbsField(tbs, 0).whole)
}

/** The attributes are signed as a SET and stand in the signerInfo under an implicit tag (RFC 5652 section 5.4). */
export function retag(tag: number, encoding: Uint8Array): Bytes {
  const copy = new Uint8Array(encoding)
  copy[0] = tag
  return copy
}
