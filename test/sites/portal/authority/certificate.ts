/** One certificate (RFC 5280 section 4), made and signed: the same way for the root, the authorities and the people. */
import { randomBytes } from 'node:crypto'
import * as asn1js from 'asn1js'
import {
  AlgorithmIdentifier,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  type RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs'
import { algorithmOf, keyIdentifier, signatureBy, type Issuer } from './issuer.ts'

export interface Contents {
  issuer: Issuer
  subject: RelativeDistinguishedNames
  /** DER of subjectPublicKeyInfo. */
  publicKey: Uint8Array
  notBefore: Date
  notAfter: Date
  extensions: Extension[]
}

/** DER of the certificate; key identifiers are added to the given extensions. */
export function makeCertificate(contents: Contents): Uint8Array<ArrayBuffer> {
  const { issuer } = contents
  const signatureAlgorithm = new AlgorithmIdentifier({ schema: asn1js.fromBER(algorithmOf(issuer)).result })
  const certificate = new Certificate({
    version: 2,
    serialNumber: asn1js.Integer.fromBigInt(BigInt(`0x${randomBytes(16).toString('hex')}`)),
    signature: signatureAlgorithm,
    signatureAlgorithm,
    issuer: issuer.name,
    subject: contents.subject,
    notBefore: makeTime(contents.notBefore),
    notAfter: makeTime(contents.notAfter),
    subjectPublicKeyInfo: readPublicKey(contents.publicKey),
    extensions: [...contents.extensions, subjectKeyIdentifier(contents.publicKey), authorityKeyIdentifier(issuer)],
  })
  const tbs = certificate.encodeTBS().toBER()
  certificate.tbsView = new Uint8Array(tbs)
  certificate.signatureValue = new asn1js.BitString({ valueHex: signatureBy(issuer, new Uint8Array(tbs)) })
  return new Uint8Array(certificate.toSchema(true).toBER())
}

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 section 4.1.2.5); whole seconds. */
function makeTime(value: Date): Time {
  const type = value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime
  return new Time({ type, value: new Date(Math.floor(value.getTime() / 1000) * 1000) })
}

const readPublicKey = (der: Uint8Array): PublicKeyInfo =>
  new PublicKeyInfo({ schema: asn1js.fromBER(new Uint8Array(der)).result })

const subjectKeyIdentifier = (publicKey: Uint8Array): Extension =>
  new Extension({
    extnID: '2.5.29.14',
    extnValue: new asn1js.OctetString({ valueHex: keyIdentifier(publicKey) }).toBER(),
  })

function authorityKeyIdentifier({ publicKey }: Issuer): Extension {
  const identifier = new asn1js.OctetString({ valueHex: keyIdentifier(publicKey) })
  return new Extension({
    extnID: '2.5.29.35',
    extnValue: new AuthorityKeyIdentifier({ keyIdentifier: identifier }).toSchema().toBER(),
  })
}

export const authorityConstraints = (pathLength?: number): Extension =>
  new Extension({
    extnID: '2.5.29.19',
    critical: true,
    extnValue: new BasicConstraints({
      cA: true,
      ...(pathLength === undefined ? {} : { pathLenConstraint: pathLength }),
    })
      .toSchema()
      .toBER(),
  })

/** `bits` from digitalSignature (0x80) downward, in the first octet; `unused` counts the trailing zero bits. */
export const keyUsage = (bits: number, unused: number): Extension =>
  new Extension({
    extnID: '2.5.29.15',
    critical: true,
    extnValue: new asn1js.BitString({ valueHex: Uint8Array.of(bits), unusedBits: unused }).toBER(),
  })

export const extendedKeyUsage = (purposes: readonly string[], critical = false): Extension =>
  new Extension({
    extnID: '2.5.29.37',
    critical,
    extnValue: new asn1js.Sequence({ value: purposes.map(value => new asn1js.ObjectIdentifier({ value })) }).toBER(),
  })

/** Whoever answers for an issuer is not asked about himself (RFC 6960 section 4.2.2.2.1). */
export const noCheck = new Extension({ extnID: '1.3.6.1.5.5.7.48.1.5', extnValue: new asn1js.Null().toBER() })
