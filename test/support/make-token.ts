/** An authentication token as Web eID's format wants it, by node:crypto and without anything of ours. */
import { constants, createHash, sign, type KeyObject } from 'node:crypto'

export interface Token {
  unverifiedCertificate: string
  algorithm: string
  signature: string
  format: string
  appVersion: string
}

export interface TokenPlan {
  origin: string
  challenge: string
  /** RFC 7518 section 3.1. */
  algorithm: string
}

export function makeToken(
  { certificate, privateKey }: { certificate: Uint8Array; privateKey: KeyObject },
  { origin, challenge, algorithm }: TokenPlan,
): Token {
  const hash = `sha${algorithm.slice(2)}`
  const digests = [origin, challenge].map(text => createHash(hash).update(text).digest())
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363', ...(algorithm.startsWith('PS') ? pss : {}) } as const
  return {
    unverifiedCertificate: Buffer.from(certificate).toString('base64'),
    algorithm,
    signature: sign(hash, Buffer.concat(digests), key).toString('base64'),
    format: 'web-eid:1.0',
    appVersion: 'https://example.az/1',
  }
}
