/** A time-stamp authority in memory (RFC 3161 section 2.4.2, RFC 5816): tokens for signatures that ask for level B-T. */
import { fromBase64, utf8, type Bytes } from '../../shared/bytes.ts'
import { children, readDer } from '../../shared/der.ts'
import { usualKeyAlgorithm, keyAlgorithms } from '../../shared/key-algorithms.ts'
import { digestOf } from '../../host/digests.ts'
import { algorithmIdentifier, hashIdentifier } from '../../host/pki/algorithm-identifier.ts'
import { attributeTypes, contentTypes } from '../../host/pki/cms/identifiers.ts'
import { retag } from '../../host/pki/cms/package.ts'
import { context, der, integer, octetString, oid, sequence, setOf, smallInteger } from '../../host/pki/der.ts'
import { tbsField } from '../../host/pki/tbs-field.ts'
import { signWith } from './web-key.ts'

/** Survives JSON, as the identity does that it belongs to. */
export interface TimestampKey {
  /** RFC 7517. */
  privateKey: JsonWebKey
  /** Base64 of the DER; the root above it is that of the identity. */
  certificate: string
}

/** Under an arc for examples. */
const policy = oid('2.999.1.2')
const [algorithm] = keyAlgorithms[usualKeyAlgorithm].signatures
const sha256 = hashIdentifier('SHA-256')
const digested = (bytes: Uint8Array): Bytes => octetString(digestOf('SHA-256', bytes))

export interface MadeTimestamp {
  /** DER of TimeStampToken. */
  token: Bytes
  time: Date
  /** DER of the authority's. */
  certificate: Bytes
}

/** Over these bytes, now. */
export async function stampOver(stamped: Uint8Array, key: TimestampKey): Promise<MadeTimestamp> {
  const certificate = fromBase64(key.certificate)
  const time = new Date(Math.floor(Date.now() / 1000) * 1000)
  const info = timestampInfo(stamped, time)
  const attributes = setOf(
    attribute(attributeTypes.contentType, oid(contentTypes.timestampInfo)),
    attribute(attributeTypes.messageDigest, digested(info)),
    attribute(attributeTypes.signingCertificateV2, sequence(sequence(sequence(digested(certificate))))),
  )
  const signer = { algorithm: usualKeyAlgorithm, privateKey: key.privateKey }
  const signature = await signWith(signer, algorithm, { toBeSigned: attributes, form: 'ASN.1' })
  const [tbs] = children(readDer(certificate))
  const signerInfo = sequence(
    smallInteger(1),
    ...(tbs ? [sequence(tbsField(tbs, 2).whole, tbsField(tbs, 0).whole)] : []),
    sha256,
    retag(0xa0, attributes),
    algorithmIdentifier(algorithm),
    octetString(signature),
  )
  const signedData = sequence(
    smallInteger(3),
    setOf(sha256),
    sequence(oid(contentTypes.timestampInfo), context(0, octetString(info))),
    context(0, certificate),
    setOf(signerInfo),
  )
  return { token: sequence(oid(contentTypes.signedData), context(0, signedData)), time, certificate }
}

/** DER of TSTInfo. */
const timestampInfo = (stamped: Uint8Array, time: Date): Bytes =>
  sequence(
    smallInteger(1),
    policy,
    sequence(sha256, digested(stamped)),
    integer(crypto.getRandomValues(new Uint8Array(8))),
    der(0x18, utf8(`${time.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`)),
  )

const attribute = (type: string, value: Uint8Array): Bytes => sequence(oid(type), setOf(value))
