/**
 * Certificates put together field by field, so that each may be as wrong as a test likes (RFC 5280 section 4.1). Names are
 * DER, extensions are DER, and whoever wants bad DER writes it.
 */
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import {
  bitString,
  bmpString,
  context,
  der,
  ia5String,
  integer,
  nullValue,
  octetString,
  oid,
  printableString,
  sequence,
  setOf,
  smallInteger,
  time,
  utf8String,
} from '../../host/pki/der.ts'
import { concat, utf8, type Bytes } from '../../shared/bytes.ts'
import { extensionTypes } from '../../shared/certificate-extensions.ts'

export interface Bent {
  certificate: Bytes
  /** DER of the subject. */
  name: Bytes
  /** DER of subjectPublicKeyInfo. */
  publicKey: Bytes
  privateKey: KeyObject
}

export interface BentOptions {
  /** Who signs; by default the certificate's own key. */
  by?: Pick<Bent, 'name' | 'privateKey'>
  /** Default: the issuer's. */
  issuerName?: Bytes
  key?: Pick<Bent, 'publicKey' | 'privateKey'>
  extensions?: readonly Bytes[]
  /** Adds the key identifiers of subject and issuer. */
  identifiers?: boolean
  notBefore?: Bytes
  notAfter?: Bytes
  serialNumber?: Uint8Array
  /** DER of AlgorithmIdentifier and the hash of node:crypto. Default: SHA-256 with the signer's key. */
  algorithm?: {
    identifier: Bytes
    innerIdentifier?: Bytes
    hash: string
    padding?: { padding: number; saltLength: number }
  }
  /** Default 3. */
  version?: 1 | 3
  signature?: (good: Bytes) => Uint8Array
}

const day = 86_400_000
export const daysFromNow = (days: number): Bytes => time(new Date(Date.now() + days * day))

export function makeKeyPair(namedCurve = 'P-256'): Pick<Bent, 'publicKey' | 'privateKey'> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve })
  return { privateKey, publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })) }
}

export function makeRsaKeyPair(modulusLength: number): Pick<Bent, 'publicKey' | 'privateKey'> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength })
  return { privateKey, publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })) }
}

const identifiers: Record<string, Bytes> = {
  ec: sequence(oid('1.2.840.10045.4.3.2')),
  rsa: sequence(oid('1.2.840.113549.1.1.11'), nullValue),
}

/** `name`: DER of the subject, or a common name. */
export function bendCertificate(name: Bytes | string, options: BentOptions = {}): Bent {
  const subject = typeof name === 'string' ? commonName(name) : name
  const key = options.key ?? makeKeyPair()
  const by = options.by ?? { name: subject, ...key }
  const algorithm = options.algorithm ?? sha256With(by.privateKey)
  const issuerName = options.issuerName ?? by.name
  const extensions = [...(options.extensions ?? []), ...(options.identifiers ? keyIdentifiers(key, by) : [])]
  const tbs = encodeTbs({ ...options, algorithm, issuerName, subject, key, extensions })
  const good = new Uint8Array(sign(algorithm.hash, tbs, { key: by.privateKey, ...algorithm.padding }))
  const signature = options.signature?.(good) ?? good
  return { certificate: sequence(tbs, algorithm.identifier, bitString(signature)), name: subject, ...key }
}

function keyIdentifiers(own: Pick<Bent, 'privateKey'>, by: Pick<Bent, 'privateKey'>): Bytes[] {
  const [subject, issuer] = [own, by].map(({ privateKey }) => {
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
    return createHash('sha256').update(spki).digest().subarray(0, 20)
  })
  return [
    extension('subjectKeyIdentifier', octetString(subject ?? Buffer.of())),
    extension('authorityKeyIdentifier', sequence(der(0x80, issuer ?? Buffer.of()))),
  ]
}

type Algorithm = NonNullable<BentOptions['algorithm']>
const sha256With = ({ asymmetricKeyType }: KeyObject): Algorithm => ({
  identifier: identifiers[asymmetricKeyType ?? ''] ?? sequence(),
  hash: 'sha256',
})

function encodeTbs({
  version = 3,
  serialNumber = randomBytes(12),
  extensions = [],
  notBefore = daysFromNow(-1),
  notAfter = daysFromNow(30),
  ...fields
}: Omit<BentOptions, 'by'> & {
  algorithm: Algorithm
  issuerName: Bytes
  subject: Bytes
  key: Pick<Bent, 'publicKey'>
}): Bytes {
  return sequence(
    ...(version === 3 ? [context(0, smallInteger(2))] : []),
    integer(serialNumber),
    fields.algorithm.innerIdentifier ?? fields.algorithm.identifier,
    fields.issuerName,
    sequence(notBefore, notAfter),
    fields.subject,
    fields.key.publicKey,
    ...(extensions.length > 0 ? [context(3, sequence(...extensions))] : []),
  )
}

export type NameValue = [type: string, value: Bytes]
export const attributeOids = {
  CN: '2.5.4.3',
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  email: '1.2.840.113549.1.9.1',
}
/** One attribute to each relative name. */
export const directoryName = (...parts: readonly NameValue[]): Bytes =>
  sequence(...parts.map(([type, value]) => setOf(sequence(oid(type), value))))
export const commonName = (text: string): Bytes => directoryName([attributeOids.CN, utf8String(text)])

/** `type`: its name in our table or dotted; `critical` also takes the octet of the BOOLEAN. */
export function extension(type: string, value: Uint8Array, critical: boolean | number = false): Bytes {
  const dotted = new Map<string, string>(Object.entries(extensionTypes)).get(type) ?? type
  const flag = critical === true ? 0xff : critical
  return sequence(oid(dotted), ...(flag === false ? [] : [der(0x01, Uint8Array.of(flag))]), octetString(value))
}

/** The values of extensions. */
export const values = {
  authority: (pathLength?: number): Bytes =>
    sequence(der(0x01, Uint8Array.of(0xff)), ...(pathLength === undefined ? [] : [smallInteger(pathLength)])),
  /** cA FALSE, written out. */
  person: (): Bytes => sequence(der(0x01, Uint8Array.of(0))),
  /** Of the first octet, digitalSignature (0x80) first. */
  usage: (bits: number): Bytes => der(0x03, Uint8Array.of(0, bits)),
  policies: (...dotted: readonly string[]): Bytes => sequence(...dotted.map(policy => sequence(oid(policy)))),
  mappings: (...pairs: readonly [issuer: string, subject: string][]): Bytes =>
    sequence(...pairs.map(([issuer, subject]) => sequence(oid(issuer), oid(subject)))),
  policyConstraints: ({ explicit, mapping }: { explicit?: number; mapping?: number }): Bytes =>
    sequence(
      ...(explicit === undefined ? [] : [retagged(0x80, smallInteger(explicit))]),
      ...(mapping === undefined ? [] : [retagged(0x81, smallInteger(mapping))]),
    ),
  nameConstraints: ({ permitted, excluded }: { permitted?: readonly Bytes[]; excluded?: readonly Bytes[] }): Bytes =>
    sequence(
      ...(permitted ? [context(0, ...permitted.map(base => sequence(base)))] : []),
      ...(excluded ? [context(1, ...excluded.map(base => sequence(base)))] : []),
    ),
}

const retagged = (tag: number, encoding: Bytes): Bytes => concat([Uint8Array.of(tag), encoding.subarray(1)])

/** GeneralName. */
export const generalNames = {
  email: (text: string): Bytes => der(0x81, utf8(text)),
  dns: (text: string): Bytes => der(0x82, utf8(text)),
  directory: (name: Bytes): Bytes => context(4, name),
  uri: (text: string): Bytes => der(0x86, utf8(text)),
  ip: (...octets: readonly number[]): Bytes => der(0x87, Uint8Array.from(octets)),
  principal: (text: string): Bytes => context(0, oid('1.3.6.1.4.1.311.20.2.3'), context(0, utf8String(text))),
  registered: (dotted: string): Bytes => retagged(0x88, oid(dotted)),
}

export const strings = { utf8: utf8String, printable: printableString, ia5: ia5String, bmp: bmpString }

const certificateSigning = extension('keyUsage', values.usage(0x06), true)
/** What an authority needs, and more. */
export const asAuthority = (...more: readonly Bytes[]): Bytes[] => [
  extension('basicConstraints', values.authority(), true),
  certificateSigning,
  ...more,
]
export const asPerson = (...more: readonly Bytes[]): Bytes[] => [
  extension('keyUsage', values.usage(0xc0), true),
  ...more,
]
