/** AlgorithmIdentifier (RFC 5280 section 4.1.1.2) of what we sign and hash with. */
import {
  hashes,
  hashNamed,
  signatureAlgorithmOf,
  signatureAlgorithms,
  type HashName,
  type SignatureAlgorithm,
} from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { children, readOid, type DerNode } from '../../shared/der.ts'
import { keyFamilies } from '../../shared/key-families.ts'
import { readPssParameters } from '../../shared/pss-parameters.ts'
import { oid, sequence } from './der.ts'
import { isWeakAlgorithm } from './weak-algorithms.ts'

// Encoded once: in a batch every document wants the same few bytes.
const ofSignatures = new Map(
  Object.entries(signatureAlgorithms).map(([name, { oid: type, parameters }]) => [
    name,
    sequence(oid(type), ...(parameters ? [parameters] : [])),
  ]),
)
const ofHashes = new Map(Object.entries(hashes).map(([name, { oid: type }]) => [name, sequence(oid(type))]))

/** With the parameters of its row: NULL for RSASSA-PKCS1-v1_5 (RFC 8017 appendix A.2.4), all of RSASSA-PSS (RFC 4055 section 3.1), none for ECDSA and EdDSA (RFC 5758, RFC 8410). */
export const algorithmIdentifier = (algorithm: SignatureAlgorithm): Bytes => known(ofSignatures, algorithm)

/** Without parameters (RFC 5754 section 2). */
export const hashIdentifier = (hash: HashName): Bytes => known(ofHashes, hash)

function known(table: ReadonlyMap<string, Bytes>, name: string): Bytes {
  const encoding = table.get(name)
  if (!encoding) throw new RangeError(`no identifier for ${name}`)
  return encoding
}

/** `saltLength`: octets, where the signature tells them itself; `null`: as many as its hash has, or it has none. */
export interface NamedSignature {
  algorithm: SignatureAlgorithm
  saltLength: number | null
}

/** Why nobody looks whether such a signature holds. */
export type NotBelieved = 'weak' | 'unsupported'

/** What an AlgorithmIdentifier says of a signature. Never throws. */
export function signatureNamed(identifier: DerNode): NamedSignature | NotBelieved {
  try {
    const [type, parameters, ...more] = children(identifier)
    if (identifier.tag !== 0x30 || !type) return 'unsupported'
    const name = readOid(type)
    if (name === keyFamilies.RSA.pss.oid) return parameters && more.length === 0 ? pssNamed(parameters) : 'unsupported'
    const algorithm = signatureAlgorithmOf(row => row.oid === name)
    return algorithm ? { algorithm, saltLength: null } : notBelieved(name)
  } catch {
    return 'unsupported'
  }
}

/** Of RSASSA-PSS the parameters say it all: the mask must be made with the hash of the message (RFC 4055 section 3.1). */
function pssNamed(parameters: DerNode): NamedSignature | NotBelieved {
  const { hash, maskHash, saltLength } = readPssParameters(parameters)
  if (isWeakAlgorithm(hash) || isWeakAlgorithm(maskHash)) return 'weak'
  const known = hash === maskHash ? hashNamed(hash) : null
  const algorithm = signatureAlgorithmOf(row => row.padding === 'PSS' && row.hash === known)
  return algorithm ? { algorithm, saltLength } : 'unsupported'
}

const notBelieved = (identifier: string): NotBelieved => (isWeakAlgorithm(identifier) ? 'weak' : 'unsupported')
