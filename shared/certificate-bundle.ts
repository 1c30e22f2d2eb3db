/** Certificates as people pass them round: DER, PEM (RFC 7468) or PKCS#7 certs-only (RFC 5652 section 5.1). */
import { fromBase64, toBase64 } from './bytes.ts'
import { readCertificate } from './certificate.ts'
import { children, readDer, readOid } from './der.ts'
import { MohurError } from './errors.ts'

const pemBlock = /-----BEGIN (CERTIFICATE|X509 CERTIFICATE|TRUSTED CERTIFICATE|PKCS7|CMS)-----([^-]*)-----END \1-----/g
const signedData = '1.2.840.113549.1.7.2'

/** Every certificate in the bytes, in order, each one readable. @throws MohurError CERTIFICATE_UNREADABLE */
export function readCertificateBundle(bytes: Uint8Array): Uint8Array[] {
  const found = bytes[0] === 0x30 ? fromDer(bytes) : fromPem(new TextDecoder('latin1').decode(bytes))
  if (found.length === 0) throw new MohurError('CERTIFICATE_UNREADABLE')
  found.forEach(readCertificate)
  return found
}

function fromPem(text: string): Uint8Array[] {
  return [...text.matchAll(pemBlock)].flatMap(([, , body = '']) => {
    try {
      return fromDer(fromBase64(body.replace(/\s+/g, '')))
    } catch (error) {
      throw new MohurError('CERTIFICATE_UNREADABLE', {}, { cause: error })
    }
  })
}

function fromDer(bytes: Uint8Array): Uint8Array[] {
  const node = readDer(bytes)
  const [first, second] = children(node)
  if (first?.tag !== 0x06) return [node.whole]
  if (readOid(first) !== signedData || second?.tag !== 0xa0) throw new MohurError('CERTIFICATE_UNREADABLE')
  const fields = children(readDer(second.content))
  const certificates = fields.find(({ tag }) => tag === 0xa0)
  return certificates ? children(certificates).map(({ whole }) => whole) : []
}

/** PEM with lines of 64 characters (RFC 7468 section 2). */
export function toPem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
