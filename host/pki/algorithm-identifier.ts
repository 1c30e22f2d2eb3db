/** AlgorithmIdentifier (RFC 5280 section 4.1.1.2) of what we sign and hash with. */
import { hashes, signatureAlgorithms, type HashName, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { oid, sequence } from './der.ts'

// Encoded once: in a batch every document wants the same few bytes.
const ofSignatures = new Map(
  Object.entries(signatureAlgorithms).map(([name, { oid: type, parameters }]) => [
    name,
    sequence(oid(type), ...(parameters ? [parameters] : [])),
  ]),
)
const ofHashes = new Map(Object.entries(hashes).map(([name, { oid: type }]) => [name, sequence(oid(type))]))

/** With the parameters of its row: NULL for RSA (RFC 8017 appendix A.2.4), none for ECDSA and EdDSA (RFC 5758, RFC 8410). */
export const algorithmIdentifier = (algorithm: SignatureAlgorithm): Bytes => known(ofSignatures, algorithm)

/** Without parameters (RFC 5754 section 2). */
export const hashIdentifier = (hash: HashName): Bytes => known(ofHashes, hash)

function known(table: ReadonlyMap<string, Bytes>, name: string): Bytes {
  const encoding = table.get(name)
  if (!encoding) throw new RangeError(`no identifier for ${name}`)
  return encoding
}
