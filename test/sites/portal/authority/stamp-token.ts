/** TimeStampToken (RFC 3161 section 2.4.2): a TSTInfo in a CMS by one signer, who is named by ESSCertIDv2 (RFC 5816). */
import { createHash } from 'node:crypto'
import { context, der, nullValue, octetString, oid, sequence, setOf, smallInteger } from '../../../../host/pki/der.ts'
import { algorithmOf, nameOf, signatureBy, type Issuer } from './issuer.ts'

type Der = Uint8Array<ArrayBuffer>

export interface StampSigner {
  /** Who certified it. */
  issuer: Issuer
  identity: Issuer
  /** DER, its own first; sent along where they are asked for. */
  certificates: readonly [Der, ...Der[]]
  /** DER of the INTEGER in its own. */
  serialNumber: Uint8Array
}

const types = {
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
} as const
const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nullValue)
const digestOf = (bytes: Uint8Array): Der => octetString(createHash('sha256').update(bytes).digest())

/** DER of ContentInfo. */
export function stampToken(info: Der, signer: StampSigner, withCertificates: boolean): Der {
  const signedData = sequence(
    smallInteger(3),
    setOf(sha256),
    sequence(oid(types.timestampInfo), context(0, octetString(info))),
    ...(withCertificates ? [context(0, ...signer.certificates)] : []),
    setOf(signerInfo(info, signer)),
  )
  return sequence(oid(types.signedData), context(0, signedData))
}

/** The attributes are signed as a SET, and stand here under an implicit tag (RFC 5652 section 5.4). */
function signerInfo(info: Der, { issuer, identity, certificates: [own], serialNumber }: StampSigner): Der {
  const attributes = [
    attribute(types.contentType, oid(types.timestampInfo)),
    attribute(types.messageDigest, digestOf(info)),
    attribute(types.signingCertificate, sequence(sequence(sequence(digestOf(own))))),
  ]
  const signed = setOf(...attributes)
  return sequence(
    smallInteger(1),
    sequence(nameOf(issuer), serialNumber),
    sha256,
    der(0xa0, signed.subarray(signed.length - lengthOf(attributes))),
    algorithmOf(identity),
    octetString(signatureBy(identity, signed)),
  )
}

const attribute = (type: string, value: Uint8Array): Der => sequence(oid(type), setOf(value))
const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, { length }) => sum + length, 0)
