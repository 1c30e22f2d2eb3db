/** The names of signature algorithms in a JWS (RFC 7518 section 3.1, RFC 8037 section 3.1): one holds for one curve alone. */
import { signatureAlgorithmNames, signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { keyAlgorithms, type KeyAlgorithm, type KeyRow } from '../../../shared/key-algorithms.ts'

/** ES256 is P-256 with SHA-256 and nothing else: the first hash of each curve is its own. */
export function suitsJws(key: KeyAlgorithm, algorithm: SignatureAlgorithm): boolean {
  const { signatures, curve }: KeyRow = keyAlgorithms[key]
  return curve ? signatures[0] === algorithm : signatures.includes(algorithm)
}

/** `null`: not one that we believe (`none`, HMAC), or not with such a key. */
export const jwsAlgorithmNamed = (name: unknown, key: KeyAlgorithm): SignatureAlgorithm | null =>
  signatureAlgorithmNames.find(one => signatureAlgorithms[one].jws === name && suitsJws(key, one)) ?? null
