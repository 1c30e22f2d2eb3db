/**
 * Who logs in by an authentication token, format `web-eid:1` of Web eID: node:crypto judges the signature, OpenSSL the path of the
 * certificate. What the token says of itself is believed only after that.
 */
import { createHash, verify, X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { inFolder, openssl, SignatureRefused, toPem } from './openssl.ts'
import { personOf, type Person } from './person.ts'

export interface TokenToVerify {
  /** As the page sent it. */
  token: unknown
  /** The bank's own, and the challenge that it gave to this browser. */
  origin: string
  challenge: string
  /** DER of the root and of the authorities between it and the person. */
  authorities: readonly Uint8Array[]
}

/** RFC 7518 section 3.1; of RSA with PSS there is none from tokens of this bank's customers. */
const algorithms: Readonly<Record<string, { hash: string; key: string }>> = {
  ES256: { hash: 'sha256', key: 'prime256v1' },
  ES384: { hash: 'sha384', key: 'secp384r1' },
  ES512: { hash: 'sha512', key: 'secp521r1' },
  RS256: { hash: 'sha256', key: 'rsa' },
  RS384: { hash: 'sha384', key: 'rsa' },
  RS512: { hash: 'sha512', key: 'rsa' },
}

/** @throws SignatureRefused */
export async function verifyToken({ token, origin, challenge, authorities }: TokenToVerify): Promise<Person> {
  const text = (name: string): string => {
    const value = (Object(token) as Record<string, unknown>)[name]
    return typeof value === 'string' ? value : ''
  }
  const algorithm = Object.hasOwn(algorithms, text('algorithm')) ? algorithms[text('algorithm')] : undefined
  if (!algorithm || !/^web-eid:1(?:\.|$)/.test(text('format'))) throw new SignatureRefused('another kind of token')
  const certificate = readCertificate(text('unverifiedCertificate'))
  const { publicKey } = certificate
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKey
  if ((asymmetricKeyDetails?.namedCurve ?? asymmetricKeyType) !== algorithm.key) {
    throw new SignatureRefused('the key is of another kind')
  }
  const digests = [origin, challenge].map(one => createHash(algorithm.hash).update(one).digest())
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  const signature = Buffer.from(text('signature'), 'base64')
  if (!verify(algorithm.hash, Buffer.concat(digests), key, signature)) throw new SignatureRefused('another login')
  await inFolder(async file => {
    await writeFile(file('person.pem'), certificate.toString())
    await writeFile(file('authorities.pem'), authorities.map(toPem).join(''))
    await openssl(['verify', '-purpose', 'sslclient', '-CAfile', file('authorities.pem'), file('person.pem')])
  })
  return personOf(certificate)
}

function readCertificate(base64: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'))
  } catch (error) {
    throw new SignatureRefused('no certificate', { cause: error })
  }
}
