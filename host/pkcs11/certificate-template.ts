/** A certificate as an object on the token (X.509 public key certificate objects, PKCS#11 v2.40 section 4.6.3). */
import { fromHex, type Bytes } from '../../shared/bytes.ts'
import { readCertificate, type NamePart } from '../../shared/certificate.ts'
import type { Template } from './cryptoki.ts'
import { certificateTypes, objectClasses } from './constants.ts'

/** `keyId` in hexadecimal; `null` for an issuer's certificate, which stands beside no key. @throws MohurError CERTIFICATE_UNREADABLE */
export function certificateTemplate(certificate: Bytes, keyId: string | null): Template {
  const { subject, subjectDer, issuerDer, serialNumber } = readCertificate(certificate)
  const template: Template = {
    CKA_CLASS: objectClasses.CKO_CERTIFICATE,
    CKA_CERTIFICATE_TYPE: certificateTypes.CKC_X_509,
    CKA_TOKEN: true,
    CKA_PRIVATE: false,
    CKA_LABEL: labelOf(subject),
    CKA_SUBJECT: subjectDer,
    CKA_ISSUER: issuerDer,
    CKA_SERIAL_NUMBER: derInteger(fromHex(serialNumber)),
    CKA_VALUE: certificate,
  }
  return keyId === null ? template : { ...template, CKA_ID: fromHex(keyId) }
}

const labelOf = (subject: readonly NamePart[]): string =>
  ['CN', 'O', 'OU'].map(type => subject.find(part => part.type === type)?.value).find(Boolean) ?? ''

/** A serialNumber has at most 20 octets (RFC 5280 section 4.1.2.2), so one octet holds its length. */
const derInteger = (content: Bytes): Uint8Array => Uint8Array.of(0x02, content.length & 0x7f, ...content)
