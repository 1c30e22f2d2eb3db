/**
 * Who logs in by an authentication token, format `web-eid:1` of Web eID, without anything of ours: node:crypto judges the signature,
 * OpenSSL the path of the certificate.
 */
import { createHash, verify, X509Certificate } from 'node:crypto'
import { toPem } from '../../shared/certificate-bundle.ts'
import { openssl } from './openssl.ts'

export interface TokenToJudge {
  /** As the page sent it. */
  token: unknown
  origin: string
  challenge: string
  /** DER of the root and of the authorities between it and the person. */
  authorities: readonly Uint8Array[]
}

/** RFC 7518 section 3.1; of RSA with PSS there is none. */
const algorithms: Readonly<Record<string, { hash: string; key: string }>> = {
  ES256: { hash: 'sha256', key: 'prime256v1' },
  ES384: { hash: 'sha384', key: 'secp384r1' },
  ES512: { hash: 'sha512', key: 'secp521r1' },
  RS256: { hash: 'sha256', key: 'rsa' },
  RS384: { hash: 'sha384', key: 'rsa' },
  RS512: { hash: 'sha512', key: 'rsa' },
}

/** The subject as node writes it; `null`: refused. */
export async function opensslLogin({ token, origin, challenge, authorities }: TokenToJudge): Promise<string | null> {
  const text = (name: string): string => {
    const value = (Object(token) as Record<string, unknown>)[name]
    return typeof value === 'string' ? value : ''
  }
  const algorithm = Object.hasOwn(algorithms, text('algorithm')) ? algorithms[text('algorithm')] : undefined
  if (!algorithm || !/^web-eid:1(?:\.|$)/.test(text('format'))) return null
  const certificate = new X509Certificate(Buffer.from(text('unverifiedCertificate'), 'base64'))
  const { publicKey } = certificate
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKey
  if ((asymmetricKeyDetails?.namedCurve ?? asymmetricKeyType) !== algorithm.key) return null
  const digests = [origin, challenge].map(one => createHash(algorithm.hash).update(one).digest())
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  const signature = Buffer.from(text('signature'), 'base64')
  if (!verify(algorithm.hash, Buffer.concat(digests), key, signature)) return null
  const files = {
    'person.pem': certificate.toString(),
    'authorities.pem': authorities.map(one => toPem('CERTIFICATE', one)).join(''),
  }
  const { status } = await openssl('verify -purpose sslclient -CAfile authorities.pem person.pem', files)
  return status === 0 ? certificate.subject : null
}
