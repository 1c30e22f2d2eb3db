/** An authentication token of a signer in memory, as Web eID's format 1.0 wants it: by node, without anything of ours. */
import { createHash, sign } from 'node:crypto'
import type { TestSigner } from './make-signer.ts'

const names = { 'RSA-2048': 'RS256', 'P-256': 'ES256', 'P-384': 'ES384' } as const

export interface LoginToken {
  /** DER in Base64. */
  unverifiedCertificate: string
  algorithm: string
  /** Base64; ECDSA as r and s. */
  signature: string
  format: string
}

export function loginTokenOf(
  { algorithm: key, certificate, privateKey }: TestSigner,
  { origin, challenge }: { origin: string; challenge: string },
): LoginToken {
  const algorithm = names[key as keyof typeof names]
  const hash = `sha${algorithm.slice(2)}`
  const digests = [origin, challenge].map(text => createHash(hash).update(text).digest())
  const signature = sign(hash, Buffer.concat(digests), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return {
    unverifiedCertificate: Buffer.from(certificate).toString('base64'),
    algorithm,
    signature: signature.toString('base64'),
    format: 'web-eid:1.0',
  }
}
