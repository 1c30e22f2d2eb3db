/** AlgorithmIdentifier (RFC 5280 section 4.1.1.2) of what we sign and hash with. */
import { hashes, signatureAlgorithms, type HashName, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { nullValue, oid, sequence } from './der.ts'

/** With NULL parameters for RSA (RFC 8017 appendix A.2.4), with none for ECDSA (RFC 5758 section 3.2). */
export function algorithmIdentifier(algorithm: SignatureAlgorithm): Bytes {
  const row = signatureAlgorithms[algorithm]
  return row.family === 'RSA' ? sequence(oid(row.oid), nullValue) : sequence(oid(row.oid))
}

/** Without parameters (RFC 5754 section 2). */
export const hashIdentifier = (hash: HashName): Bytes => sequence(oid(hashes[hash].oid))
