/** A PKCS#10 certification request (RFC 2986) around a signature made elsewhere. */
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { keyUsages } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { isPrintableString } from '../../shared/names.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import { algorithmIdentifier } from './algorithm-identifier.ts'
import {
  bitString,
  bmpString,
  context,
  compareEncodings,
  namedBits,
  octetString,
  oid,
  printableString,
  sequence,
  setOf,
  smallInteger,
  trueValue,
  utf8String,
} from './der.ts'
import { encodeGeneralName } from './general-name.ts'
import { encodeName, isPlainText, textLength, type SubjectPart } from './name.ts'

type RequestParams = HostParams<'requestCertificate'>
type Extensions = NonNullable<RequestParams['extensions']>
type Template = NonNullable<Extensions['certificateTemplate']>

/**
 * Gives what makes the bytes to be signed (DER of CertificationRequestInfo) of a public key (DER of subjectPublicKeyInfo): what
 * cannot be encoded fails here, before there is a key. `subject`: its parts, or DER of a name that is there already. @throws MohurError BAD_PARAMS with `field`
 */
export function prepareCertificationRequest(
  params: Pick<RequestParams, 'extensions' | 'attributes'> & { subject: readonly SubjectPart[] | Uint8Array },
): (publicKey: Uint8Array) => Bytes {
  const { subject, extensions, attributes } = params
  const members = [
    ...(extensions ? extensionRequest(extensions) : []),
    ...(attributes?.challengePassword === undefined ? [] : [challengePassword(attributes.challengePassword)]),
  ]
  const name = subject instanceof Uint8Array ? subject : encodeName(subject)
  const encoded = context(0, ...members.toSorted(compareEncodings))
  return publicKey => sequence(smallInteger(0), name, publicKey, encoded)
}

/** DER of the whole request. An ECDSA signature comes as Ecdsa-Sig-Value. */
export function packageCertificationRequest(signed: {
  info: Uint8Array
  algorithm: SignatureAlgorithm
  signature: Uint8Array
}): Bytes {
  return sequence(signed.info, algorithmIdentifier(signed.algorithm), bitString(signed.signature))
}

/** The extensionRequest attribute (RFC 2985 section 5.4.2), none when nothing is asked for. */
function extensionRequest({ keyUsage, extendedKeyUsage, subjectAltName, certificateTemplate }: Extensions): Bytes[] {
  const wanted = [
    ...(keyUsage ? [extension('2.5.29.15', namedBits(keyUsage.map(name => keyUsages.indexOf(name))), true)] : []),
    ...(extendedKeyUsage
      ? [
          extension(
            '2.5.29.37',
            sequence(...extendedKeyUsage.map(purpose => checkedOid(purpose, 'extensions.extendedKeyUsage'))),
          ),
        ]
      : []),
    ...(subjectAltName ? [extension('2.5.29.17', sequence(...subjectAltName.map(encodeGeneralName)))] : []),
    ...(certificateTemplate ? [templateExtension(certificateTemplate)] : []),
  ]
  return wanted.length > 0 ? [sequence(oid('1.2.840.113549.1.9.14'), setOf(sequence(...wanted)))] : []
}

const extension = (type: string, value: Uint8Array, critical = false): Bytes =>
  sequence(oid(type), ...(critical ? [trueValue] : []), octetString(value))

/** Microsoft's certificate template ([MS-WCCE] sections 2.2.2.7.7): by name, or by identifier and version. */
function templateExtension(template: Template): Bytes {
  if ('name' in template) {
    if (!isPlainText(template.name))
      throw new MohurError('BAD_PARAMS', { field: 'extensions.certificateTemplate.name' })
    return extension('1.3.6.1.4.1.311.20.2', bmpString(template.name))
  }
  const { majorVersion, minorVersion } = template
  if (majorVersion > 0xffffffff || minorVersion > 0xffffffff) {
    throw new MohurError('BAD_PARAMS', { field: 'extensions.certificateTemplate' })
  }
  return extension(
    '1.3.6.1.4.1.311.21.7',
    sequence(
      checkedOid(template.oid, 'extensions.certificateTemplate.oid'),
      smallInteger(majorVersion),
      smallInteger(minorVersion),
    ),
  )
}

/** The first arc is 0, 1 or 2, and below 0 and 1 there are 40 arcs (X.660 section 7.6); readers allow 64 octets. */
function checkedOid(dotted: string, field: string): Bytes {
  const encoded = oid(dotted)
  if (/^[01]\.(?:[4-9]\d|\d{3,})/.test(dotted) || encoded.length > 66) throw new MohurError('BAD_PARAMS', { field })
  return encoded
}

/** The challengePassword attribute (RFC 2985 section 5.4.1). */
function challengePassword(password: string): Bytes {
  if (!isPlainText(password) || textLength(password) > 255) {
    throw new MohurError('BAD_PARAMS', { field: 'attributes.challengePassword' })
  }
  const encode = isPrintableString(password) ? printableString : utf8String
  return sequence(oid('1.2.840.113549.1.9.7'), setOf(encode(password)))
}
