/** A PKCS#10 certification request (RFC 2986) read strictly: whether its sender holds the key, and what is asked for. */
import { equalBytes, fromBase64, toHex, type Bytes } from '../../shared/bytes.ts'
import { readKeyAlgorithm, readName, readString, type NamePart } from '../../shared/certificate.ts'
import { extensionsIn, type Extension } from '../../shared/certificate-extensions.ts'
import { children, readDer, readOid, type DerNode } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'
import { keyAlgorithms, keyFamilies, type KeyFamily } from '../../shared/key-algorithms.ts'
import { signatureNamed } from './algorithm-identifier.ts'
import { nullValue } from './der.ts'
import { maybe, one, readFields, readTagged } from './read-fields.ts'
import { keyStanding, verifySignature } from './verify-signature.ts'
import { isWeakModulus } from './weak-modulus.ts'

/** Why a request is refused. */
export const requestReasons = [
  'unreadable',
  'keyWeak',
  'keyUnsupported',
  'algorithmWeak',
  'algorithmUnsupported',
  'signatureWrong',
] as const
export type RequestReason = (typeof requestReasons)[number]

export interface RequestedKey {
  /** `RSA`, `EC` or `Ed25519`. */
  family: KeyFamily
  /** Of the modulus, or of the curve. */
  bits: number
  /** The curve's name, or the family with the bits: `P-256`, `RSA-2048`. */
  name: string
}

export interface ReadRequest {
  /** DER. */
  request: Bytes
  /** Whom the certificate shall name, in the order in which it is written. Nobody has looked whether it is they. */
  subject: NamePart[]
  /** DER of subjectPublicKeyInfo. */
  publicKey: Bytes
  /** What kind of key it is. */
  key: RequestedKey
  /** What is asked for, each once. */
  extensions: Extension[]
  /** RFC 2985 section 5.4.1; `null` when there is none. */
  challengePassword: string | null
}

const extensionRequests = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']
const challengePassword = '1.2.840.113549.1.9.7'

/** `given`: DER, PEM (RFC 7468 section 7, with the label of old) or base64. What it says, or why it is refused; never throws. */
export function verifyCertificationRequest(given: Uint8Array): ReadRequest | RequestReason {
  try {
    return judge(given[0] === 0x30 ? new Uint8Array(given) : fromText(given))
  } catch {
    return 'unreadable'
  }
}

const pem = /-----BEGIN ((?:NEW )?CERTIFICATE REQUEST)-----([^-]*)-----END \1-----/g

function fromText(given: Uint8Array): Bytes {
  const text = new TextDecoder('latin1').decode(given)
  const [block, ...more] = text.matchAll(pem)
  if (more.length > 0) throw unreadable()
  return fromBase64((block?.[2] ?? text).replace(/\s+/g, ''))
}

function judge(request: Bytes): ReadRequest | RequestReason {
  const { info, algorithm, signature } = readFields(readTagged(request, 0x30), {
    info: one(0x30),
    algorithm: one(0x30),
    signature: one(0x03),
  })
  const { version, subject, key, attributes } = readFields(info, {
    version: one(0x02),
    subject: one(0x30),
    key: one(0x30),
    // Some leave it out where nothing is asked for.
    attributes: maybe(0xa0),
  })
  if (version.content.length !== 1 || version.content[0] !== 0) throw unreadable()
  const asked = { subject: readName(subject), ...readAttributes(attributes ? children(attributes) : []) }
  const reason = reasonAgainst({ info, algorithm, signature, key })
  return reason ?? { request, publicKey: new Uint8Array(key.whole), key: describeKey(key), ...asked }
}

interface Signed {
  info: DerNode
  algorithm: DerNode
  signature: DerNode
  key: DerNode
}

const keyReasons = { weak: 'keyWeak', unsupported: 'keyUnsupported' } as const
const algorithmReasons = { weak: 'algorithmWeak', unsupported: 'algorithmUnsupported' } as const

function reasonAgainst({ info, algorithm, signature, key }: Signed): RequestReason | null {
  const { whole: publicKey } = key
  const standing = keyStanding(publicKey)
  if (standing !== 'good') return keyReasons[standing]
  const modulus = readModulus(key)
  if (modulus !== null && isWeakModulus(modulus)) return 'keyWeak'
  const named = signatureNamed(algorithm)
  if (typeof named === 'string') return algorithmReasons[named]
  if (signature.content[0] !== 0 || !hasUsualParameters(algorithm, named.saltLength)) return 'unreadable'
  const made = { toBeSigned: info.whole, signature: signature.content.subarray(1), form: 'ASN.1' } as const
  return verifySignature({ publicKey, ...named, ...made }) ? null : 'signatureWrong'
}

/** NULL or none: nothing signs them, and nobody else may read something there. Those of RSASSA-PSS were read. */
function hasUsualParameters(algorithm: DerNode, saltLength: number | null): boolean {
  const [, parameters, ...more] = children(algorithm)
  return saltLength !== null || (more.length === 0 && (!parameters || equalBytes(parameters.whole, nullValue)))
}

/** Attributes of other types are nobody's business here (RFC 2986 section 4.1). */
function readAttributes(attributes: readonly DerNode[]): Pick<ReadRequest, 'extensions' | 'challengePassword'> {
  const read = attributes.map(attribute => {
    const { type, values } = readFields(attribute, { type: one(0x06), values: one(0x31) })
    return { type: readOid(type), values: children(values) }
  })
  const ofType = (types: readonly string[]): DerNode | null => {
    const [found, ...more] = read.filter(({ type }) => types.includes(type))
    if (!found) return null
    const [value, ...others] = found.values
    // Of two lists one would be overlooked by somebody.
    if (!value || others.length > 0 || more.length > 0) throw unreadable()
    return value
  }
  const extensions = ofType(extensionRequests)
  const password = ofType([challengePassword])
  return {
    extensions: extensions ? extensionsIn(extensions).map(one => ({ ...one, value: new Uint8Array(one.value) })) : [],
    challengePassword: password && readString(password),
  }
}

function describeKey(spki: DerNode): RequestedKey {
  const known = readKeyAlgorithm(spki)
  if (known) return { family: keyAlgorithms[known].family, bits: keyAlgorithms[known].bits, name: known }
  const modulus = readModulus(spki)
  if (modulus === null) throw unreadable()
  const bits = modulus.toString(2).length
  return { family: 'RSA', bits, name: `RSA-${bits}` }
}

/** Of an RSA key (RFC 8017 appendix A.1.1); `null`: it is another. */
function readModulus(spki: DerNode): bigint | null {
  const [algorithm, key] = children(spki)
  const [type] = algorithm ? children(algorithm) : []
  if (!type || !key) throw unreadable()
  const { oid, pss } = keyFamilies.RSA
  if (![oid, pss.oid].some(one => one === readOid(type))) return null
  const [modulus] = children(readDer(key.content.subarray(1)))
  return BigInt(`0x${toHex(modulus?.content ?? key.content)}`)
}

const unreadable = (): MohurError => new MohurError('SIGNED_DATA_UNREADABLE')
