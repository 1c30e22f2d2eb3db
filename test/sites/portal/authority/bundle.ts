/** Certificates in one PKCS#7 file without a signature ("certs-only", RFC 5652 section 5.1). */
import { Certificate, ContentInfo, EncapsulatedContentInfo, SignedData } from 'pkijs'

export function makeBundle(certificates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    certificates: certificates.map(der => Certificate.fromBER(new Uint8Array(der))),
  })
  const contentInfo = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signedData.toSchema(true),
  })
  return new Uint8Array(contentInfo.toSchema().toBER())
}
