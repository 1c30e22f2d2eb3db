/** CMS SignedData (RFC 5652 section 5) with one signer, around a signature made elsewhere. */
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { concat, equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { SignatureParts } from '../../../shared/operations/sign.ts'
import { algorithmIdentifier, hashIdentifier } from '../algorithm-identifier.ts'
import { compareEncodings, context, octetString, oid, sequence, setOf, smallInteger, wrap } from '../der.ts'
import type { Identity, ToPackage } from '../format.ts'
import { revocationField } from '../revocation/revocation-values.ts'
import { tbsField } from '../tbs-field.ts'
import { contentTypes, signatureTimestamp } from './identifiers.ts'

const signedDataType = oid(contentTypes.signedData)
const dataType = oid(contentTypes.data)
const timestampType = oid(signatureTimestamp)
const version = smallInteger(1)
/** With revocation values that are no lists (RFC 5652 section 5.1). */
const versionWithOthers = smallInteger(5)

/** DER of ContentInfo. The content is not touched: its place is told. @throws MohurError CERTIFICATE_UNREADABLE */
export function packageSignedData(
  { certificate, chain, algorithm }: Identity,
  signed: Omit<ToPackage, 'form'>,
): SignatureParts {
  const hash = hashIdentifier(signatureAlgorithms[algorithm].hash)
  const signerInfo = sequence(
    version,
    issuerAndSerialNumber(certificate),
    hash,
    retag(0xa0, signed.toBeSigned),
    algorithmIdentifier(algorithm),
    octetString(signed.signature),
    ...(signed.timestamp ? [context(1, sequence(timestampType, setOf(signed.timestamp)))] : []),
  )
  const content = signed.contentLength === null ? null : { length: signed.contentLength }
  const encapsulated = content ? wrap(0xa0, wrap(0x04, [content])) : []
  const { certificates, values } = signed.validation ?? { certificates: [], values: [] }
  const signedData = wrap(0x30, [
    values.some(({ kind }) => kind !== 'list') ? versionWithOthers : version,
    setOf(hash),
    ...wrap(0x30, [dataType, ...encapsulated]),
    context(0, ...inOrder([certificate, ...chain], certificates)),
    ...(values.length > 0 ? [revocationField(values)] : []),
    setOf(signerInfo),
  ])
  const pieces = wrap(0x30, [signedDataType, ...wrap(0xa0, signedData)])
  const known = (some: readonly (Uint8Array | { length: number })[]): Bytes =>
    concat(some.filter(piece => piece instanceof Uint8Array))
  if (!content) return [known(pieces)]
  const place = pieces.indexOf(content)
  return [known(pieces.slice(0, place)), 'content', known(pieces.slice(place))]
}

/** As a SET has them, and of the second ones those that are not among the first. */
const inOrder = (some: readonly Bytes[], more: readonly Bytes[]): Bytes[] =>
  [...some, ...more.filter(one => !some.some(other => equalBytes(one, other)))].toSorted(compareEncodings)

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
