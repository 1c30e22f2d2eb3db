/** CMS SignedData (RFC 5652 section 5) around a signature made elsewhere, alone or beside those of others. */
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { concat, equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer, readOid } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { SignatureParts } from '../../../shared/operations/sign.ts'
import { algorithmIdentifier, hashIdentifier } from '../algorithm-identifier.ts'
import { compareEncodings, context, octetString, oid, sequence, setOf, smallInteger, wrap } from '../der.ts'
import type { Identity, ToPackage } from '../format.ts'
import { revocationChoice } from '../revocation/revocation-values.ts'
import { tbsField } from '../tbs-field.ts'
import { earlierMembers, noEarlierMembers } from './earlier-members.ts'
import { contentTypes, signatureTimestamp } from './identifiers.ts'

const signedDataType = oid(contentTypes.signedData)
const dataType = oid(contentTypes.data)
const timestampType = oid(signatureTimestamp)
const signerVersion = smallInteger(1)
/** With revocation values that are no lists (RFC 5652 section 5.1). */
const versionWithOthers = 5

/** DER of ContentInfo. The content is not touched: its place is told. @throws MohurError CERTIFICATE_UNREADABLE, and of earlier signatures what `earlierMembers` throws */
export function packageSignedData(
  { certificate, chain, algorithm }: Identity,
  signed: Omit<ToPackage, 'form'>,
): SignatureParts {
  const hash = hashIdentifier(signatureAlgorithms[algorithm].hash)
  const signerInfo = sequence(
    signerVersion,
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
  const earlier = signed.earlier ? earlierMembers(signed.earlier) : noEarlierMembers
  const revocations = union(earlier.revocations, values.map(revocationChoice))
  const isAnnounced = earlier.digestAlgorithms.some(one => typeOf(one) === typeOf(hash))
  const signedData = wrap(0x30, [
    smallInteger(Math.max(earlier.version, values.some(({ kind }) => kind !== 'list') ? versionWithOthers : 1)),
    setOf(...earlier.digestAlgorithms, ...(isAnnounced ? [] : [hash])),
    ...wrap(0x30, [dataType, ...encapsulated]),
    context(0, ...union([...earlier.certificates, certificate, ...chain], certificates)),
    ...(revocations.length > 0 ? [context(1, ...revocations)] : []),
    setOf(...earlier.signerInfos, signerInfo),
  ])
  const pieces = wrap(0x30, [signedDataType, ...wrap(0xa0, signedData)])
  const known = (some: readonly (Uint8Array | { length: number })[]): Bytes =>
    concat(some.filter(piece => piece instanceof Uint8Array))
  if (!content) return [known(pieces)]
  const place = pieces.indexOf(content)
  return [known(pieces.slice(0, place)), 'content', known(pieces.slice(place))]
}

/** Each once, in the order of a SET. */
const union = (some: readonly Uint8Array[], more: readonly Uint8Array[]): Uint8Array[] =>
  [...some, ...more]
    .toSorted(compareEncodings)
    .filter((one, at, all) => at === 0 || !equalBytes(one, all[at - 1] ?? one))

const typeOf = (identifier: Uint8Array): string => {
  const [type] = children(readDer(identifier))
  return type ? readOid(type) : ''
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
