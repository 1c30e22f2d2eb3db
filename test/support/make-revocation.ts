/** OCSP answers and revocation lists put together piece by piece, good unless one piece is bent (RFC 6960 section 4.2.1, RFC 5280 section 5.1). */
import { createHash, sign, type KeyObject } from 'node:crypto'
import { readLink, type Link } from '../../host/pki/path/link.ts'
import { bitString, context, der, octetString, oid, sequence, time } from '../../host/pki/der.ts'
import {
  certificateId,
  keyBits,
  serialNumberOf,
  type IdentifierHash,
} from '../../host/pki/revocation/certificate-id.ts'
import type { Judgment } from '../../host/pki/revocation/unusable.ts'
import { concat, utf8, type Bytes } from '../../shared/bytes.ts'
import type { CrlReason, RevocationFault } from '../../shared/revocation.ts'
import { asAuthority, asPerson, bendCertificate, extension, values, type Bent } from './bend-certificate.ts'

export const ecdsaSha256 = sequence(oid('1.2.840.10045.4.3.2'))
export const forOcsp = extension('extendedKeyUsage', sequence(oid('1.3.6.1.5.5.7.3.9')))
export const noCheck = extension('1.3.6.1.5.5.7.48.1.5', Uint8Array.of(0x05, 0x00))

export const linkOf = ({ certificate }: Pick<Bent, 'certificate'>): Link => {
  const link = readLink(certificate)
  if (!link) throw new TypeError('no certificate')
  return link
}

/** An issuer, whom it certified to answer for it, and somebody whose certificate is asked about. */
export function revocationWorld() {
  const issuer = bendCertificate('Issuing', { extensions: asAuthority() })
  const responder = bendCertificate('Responder', { by: issuer, extensions: [forOcsp, noCheck] })
  const person = bendCertificate('Aygün', { by: issuer, extensions: asPerson() })
  return { issuer, responder, person, about: { certificate: linkOf(person), issuer: linkOf(issuer) } }
}
export type RevocationWorld = ReturnType<typeof revocationWorld>

const hour = 3_600_000
export const hoursFromNow = (hours: number): Date => new Date(Date.now() + hours * hour)
export const generalized = (date: Date): Bytes => der(0x18, utf8(date.toISOString().replace(/[-:T]|\.\d+/g, '')))

/** CertStatus. */
export const statuses = {
  good: der(0x80),
  revoked: (at: Date, reason?: number): Bytes =>
    context(1, generalized(at), ...(reason === undefined ? [] : [context(0, der(0x0a, Uint8Array.of(reason)))])),
  unknown: der(0x82),
}

export interface BentAnswer {
  /** OCSPResponseStatus. */
  outcome?: number
  /** Whose certificate the answer names, by whose issuer. */
  about?: { certificate: Link; issuer: Link }
  hash?: IdentifierHash
  status?: Bytes
  thisUpdate?: Date
  nextUpdate?: Date | null
  producedAt?: Date
  /** DER of Nonce; `null`: none is answered. */
  nonce?: Bytes | null
  /** Who signs; the issuer unless told otherwise. */
  by?: { certificate?: Bytes; name: Bytes; publicKey: Bytes; privateKey: KeyObject }
  certificates?: readonly Bytes[]
  /** ResponderID by the key, not by the name. */
  byKey?: boolean
  /** DER of ResponderID. */
  responder?: Bytes
  /** DER of more extensions: of the answer, and of all answers. */
  single?: readonly Bytes[]
  extensions?: readonly Bytes[]
  /** The same answer so many times. */
  times?: number
  algorithm?: Bytes
  digest?: string
  signature?: (good: Bytes) => Bytes
  type?: string
}

/** Under an explicit tag, where there is anything. */
const tagged = (number: number, members: readonly Bytes[]): Bytes[] =>
  members.length > 0 ? [context(number, sequence(...members))] : []

/** DER of OCSPResponse. */
export function ocspAnswer(world: RevocationWorld, bend: BentAnswer = {}): Bytes {
  if (bend.outcome) return sequence(der(0x0a, Uint8Array.of(bend.outcome)))
  const by = bend.by ?? world.issuer
  const data = answerData(by, world, bend)
  const certificates = bend.certificates ?? (bend.by?.certificate ? [bend.by.certificate] : [])
  const basic = sequence(data, ...signed(data, { by, ...bend }), ...tagged(0, certificates))
  const bytes = sequence(oid(bend.type ?? '1.3.6.1.5.5.7.48.1.1'), octetString(basic))
  return sequence(der(0x0a, Uint8Array.of(0)), context(0, bytes))
}

/** DER of ResponseData. */
function answerData(by: Pick<Bent, 'name' | 'publicKey'>, world: RevocationWorld, bend: BentAnswer): Bytes {
  const { nonce = null, producedAt = hoursFromNow(-1), times = 1, extensions = [] } = bend
  const keyHash = createHash('sha1').update(keyBits(by.publicKey)).digest()
  const single = singleAnswer(world, bend)
  return sequence(
    bend.responder ?? (bend.byKey ? context(2, octetString(keyHash)) : context(1, by.name)),
    generalized(producedAt),
    sequence(...Array.from({ length: times }, () => single)),
    ...tagged(1, [...(nonce ? [extension('1.3.6.1.5.5.7.48.1.2', nonce)] : []), ...extensions]),
  )
}

/** DER of SingleResponse. */
function singleAnswer(world: RevocationWorld, bend: BentAnswer): Bytes {
  const { about = world.about, hash = 'SHA-1', status = statuses.good } = bend
  const { thisUpdate = hoursFromNow(-1), nextUpdate = hoursFromNow(1), single = [] } = bend
  return sequence(
    certificateId(about, hash),
    status,
    generalized(thisUpdate),
    ...(nextUpdate ? [context(0, generalized(nextUpdate))] : []),
    ...tagged(1, single),
  )
}

interface Signing extends Pick<BentAnswer, 'algorithm' | 'digest' | 'signature'> {
  by: { privateKey: KeyObject }
}

function signed(data: Bytes, { by, algorithm = ecdsaSha256, digest = 'sha256', signature }: Signing): Bytes[] {
  const good = new Uint8Array(sign(digest, data, by.privateKey))
  return [algorithm, bitString(signature?.(good) ?? good)]
}

/** DER of one of revokedCertificates. */
export const listEntry = (serialNumber: Uint8Array, at: Date, ...extensions: readonly Bytes[]): Bytes =>
  sequence(new Uint8Array(serialNumber), time(at), ...(extensions.length > 0 ? [sequence(...extensions)] : []))

export const reasonExtension = (reason: number, critical = false): Bytes =>
  extension('2.5.29.21', der(0x0a, Uint8Array.of(reason)), critical)

export const serialOf = (world: RevocationWorld): Uint8Array => serialNumberOf(world.about.certificate)

export interface BentList extends Pick<BentAnswer, 'algorithm' | 'digest' | 'signature' | 'thisUpdate' | 'nextUpdate'> {
  by?: Pick<Bent, 'name' | 'privateKey'>
  entries?: readonly Bytes[]
  extensions?: readonly Bytes[]
  version?: number
  innerAlgorithm?: Bytes
}

/** DER of CertificateList. */
export function revocationList(world: RevocationWorld, bend: BentList = {}): Bytes {
  const { by = world.issuer, entries = [], extensions = [], version = 1, algorithm = ecdsaSha256 } = bend
  const { thisUpdate = hoursFromNow(-1), nextUpdate = hoursFromNow(1), innerAlgorithm = algorithm } = bend
  const data = sequence(
    der(0x02, Uint8Array.of(version)),
    innerAlgorithm,
    by.name,
    time(thisUpdate),
    ...(nextUpdate ? [time(nextUpdate)] : []),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    ...tagged(0, extensions),
  )
  return sequence(data, ...signed(data, { by, ...bend }))
}

/** issuingDistributionPoint of these fields, and a name in it or in cRLDistributionPoints. */
export const distributionPoint = (...fields: readonly Bytes[]): Bytes =>
  extension('2.5.29.28', sequence(...fields), true)
export const pointFlag = (number: 1 | 2 | 4 | 5): Bytes => der(0x80 | number, Uint8Array.of(0xff))
export const pointReasons = (number: 1 | 3): Bytes => der(0x80 | number, Uint8Array.of(6, 0x40))
export const pointName = (...names: readonly Bytes[]): Bytes => context(0, context(0, ...names))
export const deltaIndicator = (critical = true): Bytes => extension('2.5.29.27', der(0x02, Uint8Array.of(1)), critical)
export const listNumber = extension('2.5.29.20', der(0x02, Uint8Array.of(1)))
export const unheardOf = (critical: boolean): Bytes => extension('1.2.3.4.5', values.person(), critical)

/** What a test expects: a judgment, or only why there is none. */
export type Told = Judgment | RevocationFault
export const judgmentOf = (told: Told): Judgment =>
  typeof told === 'string' ? { status: 'unknown', fault: told } : told
export const good: Judgment = { status: 'good' }
export const revoked = (revokedAt: Date, reason: CrlReason | null): Judgment => ({
  status: 'revoked',
  revokedAt,
  reason,
})
export const yesterday = new Date(Math.floor(Date.now() / 1_000 - 86_400) * 1_000)

/** Its last octet is another. */
export const changed = (right: Bytes): Bytes => concat([right.subarray(0, -1), Uint8Array.of((right.at(-1) ?? 0) ^ 1)])
export const weakIdentifier = sequence(oid('1.2.840.10045.4.1'))
export const unknownIdentifier = sequence(oid('1.2.3.4'))
