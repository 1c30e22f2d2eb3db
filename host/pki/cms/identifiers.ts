/** Object identifiers of CMS (RFC 5652), of its attributes and of CAdES (RFC 5035, ETSI EN 319 122-1). */
export const contentTypes = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  /** RFC 3161 section 2.4.2. */
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
} as const

/** RFC 3161 appendix A; EN 319 122-1 section 5.3. */
export const signatureTimestamp = '1.2.840.113549.1.9.16.2.14'

/** Of whoever judges the signature later (RFC 5126 sections 6.3.3 and 6.3.4). */
export const certificateValues = '1.2.840.113549.1.9.16.2.23'
export const revocationValues = '1.2.840.113549.1.9.16.2.24'

export const attributeTypes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV1: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signerAttributes: '1.2.840.113549.1.9.16.2.18',
  signerAttributesV2: '0.4.0.19122.1.1',
} as const
