/** A certificate of a certification authority that exists for tests alone (RFC 5280 section 4.1). */
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { keyUsages, type KeyUsage } from '../../shared/certificate.ts'
import { keyAlgorithms, type KeyRow } from '../../shared/key-algorithms.ts'
import { digestOf } from '../../host/digests.ts'
import { algorithmIdentifier } from '../../host/pki/algorithm-identifier.ts'
import {
  bitString,
  context,
  der,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
  smallInteger,
  time,
  trueValue,
} from '../../host/pki/der.ts'
import { encodeName, type SubjectPart } from '../../host/pki/name.ts'
import { signWith, type WebKey } from './web-key.ts'

export interface ToCertify {
  subject: readonly SubjectPart[]
  issuer: readonly SubjectPart[]
  /** DER of subjectPublicKeyInfo. */
  publicKey: Bytes
  purpose: Purpose
  days: number
}

/** The extensions that make a certificate what it is for. */
const purposes = {
  authority: () => [basicConstraints(trueValue), usages('keyCertSign', 'cRLSign')],
  // clientAuth and emailProtection, which OpenSSL looks for.
  person: () => [
    basicConstraints(),
    usages('digitalSignature', 'nonRepudiation'),
    extendedUsages(false, '1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'),
  ],
  timestamps: () => [basicConstraints(), usages('digitalSignature'), extendedUsages(true, '1.3.6.1.5.5.7.3.8')],
} as const satisfies Record<string, () => Bytes[]>
type Purpose = keyof typeof purposes

/** DER. Valid since five minutes ago, as clocks differ a little. @throws MohurError BAD_PARAMS when a name cannot be encoded */
export async function issueCertificate(
  { subject, issuer, publicKey, purpose, days }: ToCertify,
  key: WebKey,
): Promise<Bytes> {
  const row: KeyRow = keyAlgorithms[key.algorithm]
  const algorithm: SignatureAlgorithm = row.signatures[0]
  const now = Date.now()
  const tbs = sequence(
    context(0, smallInteger(2)),
    integer(crypto.getRandomValues(new Uint8Array(16))),
    algorithmIdentifier(algorithm),
    encodeName(issuer),
    sequence(time(new Date(now - 300_000)), time(new Date(now + days * 86_400_000))),
    encodeName(subject),
    publicKey,
    context(3, sequence(...extensions({ publicKey, purpose, issuerKey: key.publicKey }))),
  )
  return sequence(
    tbs,
    algorithmIdentifier(algorithm),
    bitString(await signWith(key, algorithm, { toBeSigned: tbs, form: 'ASN.1' })),
  )
}

interface Extended extends Pick<ToCertify, 'publicKey' | 'purpose'> {
  issuerKey: Bytes
}

const extensions = ({ publicKey, purpose, issuerKey }: Extended): Bytes[] => [
  extension('2.5.29.14', octetString(identifierOf(publicKey))),
  extension('2.5.29.35', sequence(der(0x80, identifierOf(issuerKey)))),
  ...purposes[purpose](),
]

const basicConstraints = (...values: Bytes[]): Bytes => extension('2.5.29.19', sequence(...values), true)

const extendedUsages = (critical: boolean, ...dotted: string[]): Bytes =>
  extension('2.5.29.37', sequence(...dotted.map(oid)), critical)

const usages = (...names: KeyUsage[]): Bytes =>
  extension('2.5.29.15', namedBits(names.map(name => keyUsages.indexOf(name))), true)

const extension = (type: string, value: Bytes, critical = false): Bytes =>
  sequence(oid(type), ...(critical ? [trueValue] : []), octetString(value))

/** RFC 7093 section 2, method 1, over the whole subjectPublicKeyInfo. */
const identifierOf = (publicKey: Bytes): Bytes => digestOf('SHA-256', publicKey).slice(0, 20)
