/** AlgorithmIdentifier (RFC 5280 section 4.1.1.2) of what we sign and hash with. */
import { hashes, signatureAlgorithms, type HashName, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { nullValue, oid, sequence } from './der.ts'

// Encoded once: in a batch every document wants the same few bytes.
const ofSignatures = new Map(
  Object.entries(signatureAlgorithms).map(([name, { family, oid: type }]) => [
    name,
    family === 'RSA' ? sequence(oid(type), nullValue) : sequence(oid(type)),
  ]),
)
const ofHashes = new Map(Object.entries(hashes).map(([name, { oid: type }]) => [name, sequence(oid(type))]))

/** With NULL parameters for RSA (RFC 8017 appendix A.2.4), with none for ECDSA (RFC 5758 section 3.2). */
export const algorithmIdentifier = (algorithm: SignatureAlgorithm): Bytes => known(ofSignatures, algorithm)

/** Without parameters (RFC 5754 section 2). */
export const hashIdentifier = (hash: HashName): Bytes => known(ofHashes, hash)

function known(table: ReadonlyMap<string, Bytes>, name: string): Bytes {
  const encoding = table.get(name)
  if (!encoding) throw new RangeError(`no identifier for ${name}`)
  return encoding
}
