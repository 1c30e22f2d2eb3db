/** How a signature may name its signer's certificate, rightly and wrongly (RFC 5035, RFC 5652 section 5.3). */
import * as asn1js from 'asn1js'
import { Certificate } from 'pkijs'
import {
  makeAttribute,
  oldSigningCertificateOf,
  signingCertificateBy,
  signingCertificateOf,
} from '../../support/build-cms.ts'
import { attributesWrong, sortedWith, type Row } from './cms-row.ts'

const dataType = (): asn1js.ObjectIdentifier => new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })
const keyIdentifierOf = (certificate: Uint8Array): Uint8Array => {
  const { extensions = [] } = Certificate.fromBER(new Uint8Array(certificate))
  const { parsedValue } = extensions.find(({ extnID }) => extnID === '2.5.29.14') ?? {}
  return new Uint8Array((parsedValue as asn1js.OctetString).valueBlock.valueHexView)
}

export const namingMatrix: Record<string, Row> = {
  'signing-certificate-v2 that is no sequence': attributesWrong(
    sortedWith(() => ({ signingCertificate: makeAttribute('signingCertificate', dataType()) })),
  ),
  'signing-certificate-v2 of another certificate': {
    reasons: ['certificateMismatch'],
    level: 'none',
    bend: (_signer, { certificate }) => ({
      attributes: sortedWith(() => ({ signingCertificate: signingCertificateOf(certificate) })),
    }),
  },
  'no signing-certificate-v2': {
    reasons: [],
    level: 'none',
    bend: { attributes: sortedWith(() => ({ signingCertificate: undefined })) },
  },
  'signing-certificate-v2 by SHA-512': {
    reasons: [],
    bend: ({ certificate }) => ({
      attributes: sortedWith(() => ({ signingCertificate: signingCertificateBy('sha512', certificate) })),
    }),
  },
  'signing-certificate-v2 by SHA-512 of another certificate': {
    reasons: ['certificateMismatch'],
    level: 'none',
    bend: (_signer, { certificate }) => ({
      attributes: sortedWith(() => ({ signingCertificate: signingCertificateBy('sha512', certificate) })),
    }),
  },
  'signing-certificate-v2 by a hash that is not believed': {
    reasons: ['attributesWrong'],
    level: 'none',
    bend: ({ certificate }) => ({
      attributes: sortedWith(() => ({ signingCertificate: signingCertificateBy('sha224', certificate) })),
    }),
  },
  'signing-certificate-v2 of no certificate': attributesWrong(
    sortedWith(() => ({
      signingCertificate: makeAttribute('signingCertificate', new asn1js.Sequence({ value: [new asn1js.Sequence()] })),
    })),
  ),
  'the signer by its key identifier': {
    reasons: [],
    bend: ({ certificate }) => ({ keyIdentifier: keyIdentifierOf(certificate) }),
  },
  'the signer by the key identifier of another, who is not there': {
    reasons: ['certificateMissing'],
    level: 'none',
    bend: (_signer, { certificate }) => ({ keyIdentifier: keyIdentifierOf(certificate) }),
  },
  'signing-certificate-v2 with issuer and serial number': {
    reasons: [],
    bend: ({ certificate }) => ({
      attributes: sortedWith(() => ({ signingCertificate: signingCertificateOf(certificate, certificate) })),
    }),
  },
  'signing-certificate-v2 with the serial number of another certificate': {
    reasons: ['certificateMismatch'],
    level: 'none',
    bend: ({ certificate }, stranger) => ({
      attributes: sortedWith(() => ({ signingCertificate: signingCertificateOf(certificate, stranger.certificate) })),
    }),
  },
  'the first signing-certificate of this certificate': {
    reasons: [],
    level: 'none',
    bend: ({ certificate }) => ({
      attributes: sortedWith(() => ({ signingCertificate: oldSigningCertificateOf(certificate, certificate) })),
    }),
  },
  'the first signing-certificate of another certificate': {
    reasons: ['certificateMismatch'],
    level: 'none',
    bend: (_signer, { certificate }) => ({
      attributes: sortedWith(() => ({ signingCertificate: oldSigningCertificateOf(certificate) })),
    }),
  },
}
