/** The text of a signature (XML Signature 1.1 section 4, ETSI EN 319 132-1 section 5), piece by piece. */
import { hashes, signatureAlgorithms, type HashName } from '../../../shared/algorithms.ts'
import { toBase64, type Bytes } from '../../../shared/bytes.ts'
import { digestOf } from '../../digests.ts'
import type { Identity } from '../format.ts'
import { escapedText, escapedValue } from './canonical-xml.ts'
import { dsUri, transforms, withoutSignatures, xadesUri } from './names.ts'

export interface ReferenceText {
  /** Escaped here. */
  uri: string
  id?: string
  type?: string
  /** Elements. */
  transforms: readonly string[]
  hash: HashName
  digest: Bytes
}

const transform = (algorithm: string, inside = ''): string =>
  inside === ''
    ? `<ds:Transform Algorithm="${algorithm}"/>`
    : `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`

export const transformTexts = {
  base64: transform(transforms.base64),
  exclusive: transform(transforms.exclusive),
  enveloped: transform(transforms.enveloped),
  parallel: transform(transforms.xpath, `<ds:XPath>${withoutSignatures}</ds:XPath>`),
} as const

export function referenceText({ uri, id, type, transforms: steps, hash, digest }: ReferenceText): string {
  const attributes = [id && ` Id="${id}"`, type && ` Type="${type}"`].map(text => text ?? '').join('')
  const inside = steps.length === 0 ? '' : `<ds:Transforms>${steps.join('')}</ds:Transforms>`
  return `<ds:Reference${attributes} URI="${escapedValue(uri)}">${inside}${digestText(hash, digest)}</ds:Reference>`
}

const digestText = (hash: HashName, digest: Uint8Array): string =>
  `<ds:DigestMethod Algorithm="${hashes[hash].xml}"/><ds:DigestValue>${toBase64(digest)}</ds:DigestValue>`

export const signedInfoText = ({ algorithm }: Identity, references: readonly ReferenceText[]): string =>
  `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${transforms.exclusive}"/>` +
  `<ds:SignatureMethod Algorithm="${signatureAlgorithms[algorithm].xml}"/>` +
  `${references.map(referenceText).join('')}</ds:SignedInfo>`

export interface SignedPropertiesText {
  /** Of these properties. */
  id: string
  signingTime: Date
  role: string | undefined
  /** Of each document: the Id of the reference to it, and its media type. */
  documents: readonly { reference: string; type: string }[]
}

/** Level B-B: the time, the certificate by its SHA-256, the role, and what kind of things are signed. */
export const signedPropertiesText = (
  { certificate }: Identity,
  { id, signingTime, role, documents }: SignedPropertiesText,
): string =>
  `<xades:SignedProperties Id="${id}"><xades:SignedSignatureProperties>` +
  `<xades:SigningTime>${signingTime.toISOString().replace(/\.\d+/, '')}</xades:SigningTime>` +
  `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>${digestText('SHA-256', digestOf('SHA-256', certificate))}` +
  `</xades:CertDigest></xades:Cert></xades:SigningCertificateV2>${role === undefined ? '' : roleText(role)}</xades:SignedSignatureProperties>` +
  `<xades:SignedDataObjectProperties>${documents.map(dataObjectFormatText).join('')}</xades:SignedDataObjectProperties>` +
  `</xades:SignedProperties>`

const roleText = (role: string): string =>
  `<xades:SignerRoleV2><xades:ClaimedRoles><xades:ClaimedRole>${escapedText(role)}</xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRoleV2>`

const dataObjectFormatText = ({ reference, type }: SignedPropertiesText['documents'][number]): string =>
  `<xades:DataObjectFormat ObjectReference="#${reference}"><xades:MimeType>` +
  `${escapedText(type === '' ? 'application/octet-stream' : type)}</xades:MimeType></xades:DataObjectFormat>`

const certificateText = (certificate: Uint8Array): string =>
  `<ds:X509Certificate>${toBase64(certificate)}</ds:X509Certificate>`

/** What a time stamp is over, in the canonical form that stands beside it, whatever is around (ETSI EN 319 132-1 section 5.3). */
export const signatureValueText = (signature: Uint8Array): string =>
  `<ds:SignatureValue>${toBase64(signature)}</ds:SignatureValue>`

/** In DER, which is what nothing else being said means. */
const timestampText = (id: string, timestamp: Uint8Array): string =>
  `<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp Id="${id}-timestamp">` +
  `<ds:CanonicalizationMethod Algorithm="${transforms.exclusive}"/>` +
  `<xades:EncapsulatedTimeStamp>${toBase64(timestamp)}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>` +
  `</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`

export interface SignatureText {
  id: string
  signedInfo: string
  signature: Bytes
  signedProperties: string
  /** DER of TimeStampToken. */
  timestamp: Bytes | undefined
  identity: Identity
}

/** Without its end, so that more objects can follow. */
export const openSignatureText = ({
  id,
  signedInfo,
  signature,
  signedProperties,
  timestamp,
  identity,
}: SignatureText): string =>
  `<ds:Signature xmlns:ds="${dsUri}" Id="${id}">${signedInfo}${signatureValueText(signature)}` +
  `<ds:KeyInfo><ds:X509Data>${[identity.certificate, ...identity.chain].map(certificateText).join('')}</ds:X509Data></ds:KeyInfo>` +
  `<ds:Object><xades:QualifyingProperties xmlns:xades="${xadesUri}" Target="#${id}">${signedProperties}` +
  `${timestamp ? timestampText(id, timestamp) : ''}</xades:QualifyingProperties></ds:Object>`

export const closeSignatureText = '</ds:Signature>'

/** Before a signature that is a file by itself. */
export const declarationText = '<?xml version="1.0" encoding="UTF-8"?>\n'
