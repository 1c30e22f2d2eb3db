/** Which certificate a signer says to have signed with: signing-certificate of RFC 2634 and its second version, RFC 5035. */
import { createHash } from 'node:crypto'
import { hashNamed, hashes, type HashName } from '../../../shared/algorithms.ts'
import { equalBytes, toHex } from '../../../shared/bytes.ts'
import { children, readDer, readOid, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { canonicalName } from '../canonical-name.ts'
import type { Link } from '../path/link.ts'
import { maybe, one, readFields } from '../read-fields.ts'

export interface NamedCertificate {
  /** As of node:crypto. */
  hash: string
  digest: Uint8Array
  issuerSerial: { issuer: string; serialNumber: string } | null
}

/** ESSCertID: always SHA-1, which is enough to name a certificate and never makes a level. */
const firstVersion = { digest: one(0x04), issuerSerial: maybe(0x30) }
const secondVersion = { algorithm: maybe(0x30), ...firstVersion }

/** The first identifier is the signer's; the others limit the path and are not used. @throws MohurError SIGNED_DATA_UNREADABLE */
export function readSigningCertificate(node: DerNode, version: 1 | 2): NamedCertificate {
  const { certificates } = readFields(node, { certificates: one(0x30), policies: maybe(0x30) })
  const [first] = children(certificates)
  if (!first) throw unreadable()
  const { algorithm, digest, issuerSerial } =
    version === 1 ? { algorithm: null, ...readFields(first, firstVersion) } : readFields(first, secondVersion)
  return {
    hash: version === 1 ? 'sha1' : hashes[algorithm ? readHash(algorithm) : 'SHA-256'].node,
    digest: digest.content,
    issuerSerial: issuerSerial && readIssuerSerial(issuerSerial),
  }
}

/** Of a public-key certificate: its issuer as the only name, as directoryName. */
export function readIssuerSerial(node: DerNode): NamedCertificate['issuerSerial'] {
  const { issuer, serialNumber } = readFields(node, { issuer: one(0x30), serialNumber: one(0x02), unique: maybe(0x03) })
  const { name } = readFields(issuer, { name: one(0xa4) })
  return { issuer: canonicalName(readDer(name.content)), serialNumber: toHex(serialNumber.content).toUpperCase() }
}

function readHash(identifier: DerNode): HashName {
  const [type] = children(identifier)
  const hash = type && hashNamed(readOid(type))
  if (!hash) throw unreadable()
  return hash
}

export const isNamed = (
  { hash, digest, issuerSerial }: NamedCertificate,
  { certificate, issuer, facts }: Link,
): boolean =>
  equalBytes(createHash(hash).update(certificate).digest(), digest) &&
  (issuerSerial === null || (issuerSerial.issuer === issuer && issuerSerial.serialNumber === facts.serialNumber))

const unreadable = (): MohurError => new MohurError('SIGNED_DATA_UNREADABLE')
