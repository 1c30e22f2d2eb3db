/**
 * The authentication token `web-eid:1.0` (Web eID system architecture, "Web eID authentication token specification").
 *
 * Never to be taken for a signature of a document: what is signed is two hashes and nothing else, 64, 96 or 128 octets. The first is
 * that of an origin that the browser vouched for; of the second a page chooses the text, not the octets. What the formats sign is longer
 * and begins otherwise: CMS and PDF a DER SET with the signing certificate in it, JWS its protected header in ASCII, XML a
 * SignedInfo, PKCS#10 a SEQUENCE. To make one pass for the other takes a preimage of half of it.
 */
import { signatureAlgorithms, type SignatureAlgorithm, type SignatureRow } from '../../shared/algorithms.ts'
import { concat, toBase64, utf8, type Bytes } from '../../shared/bytes.ts'
import type { Result } from '../../shared/operations/index.ts'
import { product } from '../../shared/product.ts'
import { digestOf } from '../digests.ts'
import type { Format, Identity } from './format.ts'
import { suitsJws } from './jws/jws-algorithm.ts'

type Token = Result<'authenticate'>

export const tokenFormat = 'web-eid:1.0'

/** The names are those of JWS whose signature has a hash of its own, with which origin and challenge are hashed: EdDSA has none. */
export const suitsToken: Format['suits'] = (key, algorithm) =>
  signatureAlgorithms[algorithm].prehash !== null && suitsJws(key, algorithm)

export interface Login {
  /** The browser's word. */
  origin: string
  /** As the page gave it. */
  challenge: string
}

/** What is signed. */
export function prepareToken({ origin, challenge }: Login, algorithm: SignatureAlgorithm): Bytes {
  const { hash } = signatureAlgorithms[algorithm]
  return concat([origin, challenge].map(text => digestOf(hash, utf8(text))))
}

/** `signature`: of ECDSA r‖s. */
export function packageToken(
  { certificate, algorithm }: Pick<Identity, 'certificate' | 'algorithm'>,
  signature: Bytes,
): Token {
  const { jws }: SignatureRow = signatureAlgorithms[algorithm]
  return {
    unverifiedCertificate: toBase64(certificate),
    algorithm: jws as Token['algorithm'],
    signature: toBase64(signature),
    format: tokenFormat,
    // A name in the form that is wanted: there is nothing to be fetched.
    appVersion: `https://mohur.org/releases/${product.version}`,
  }
}
