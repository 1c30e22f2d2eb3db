/** An OCSP responder (RFC 6960) that the issuing authority certified for its own certificates: answers are made when asked. */
import { createHash } from 'node:crypto'
import { context, der, octetString, oid, sequence } from '../../../../host/pki/der.ts'
import { maybe, one, readFields, readTagged } from '../../../../host/pki/read-fields.ts'
import { identifierHashes, keyBits } from '../../../../host/pki/revocation/certificate-id.ts'
import { children, readDer, readOid, type DerNode } from '../../../../shared/der.ts'
import type { CrlReason } from '../../../../shared/revocation.ts'
import { generalizedTime } from './generalized-time.ts'
import { nameOf, signedParts, type Issuer } from './issuer.ts'
import { reasonCode } from './reason-code.ts'

type Der = Uint8Array<ArrayBuffer>

/** What the register knows of a certificate; `null`: nobody issued it. */
export type Standing = 'good' | { revokedAt: Date; reason: CrlReason } | null

export interface Responder {
  /** Whose certificates it answers for. */
  issuer: Issuer
  identity: Issuer
  /** DER: the responder's own, sent along. */
  certificate: Uint8Array
}

export interface Asked {
  /** By the DER of a serial number. */
  standingOf: (serialNumber: Uint8Array) => Standing
  now: Date
}

const outcomes = { successful: 0, malformedRequest: 1 } as const
const basicType = '1.3.6.1.5.5.7.48.1.1'
const nonceType = '1.3.6.1.5.5.7.48.1.2'
/** RFC 9654 section 2.1. */
const longestNonce = 128
const goodForMs = 300_000

/** `request`: DER of OCSPRequest, or what calls itself so. DER of OCSPResponse. */
export function answerOcsp(responder: Responder, request: Uint8Array, asked: Asked): Der {
  try {
    const basic = basicAnswer(responder, readRequest(request), asked)
    return sequence(outcome('successful'), context(0, sequence(oid(basicType), octetString(basic))))
  } catch {
    return sequence(outcome('malformedRequest'))
  }
}

const outcome = (name: keyof typeof outcomes): Der => der(0x0a, Uint8Array.of(outcomes[name]))

interface Request {
  /** CertID. */
  ids: DerNode[]
  /** The extension, which is sent back as it came. */
  nonce: Uint8Array | null
}

/** BasicOCSPResponse. */
function basicAnswer(responder: Responder, { ids, nonce }: Request, asked: Asked): Der {
  const data = sequence(
    context(1, nameOf(responder.identity)),
    generalizedTime(asked.now),
    sequence(...ids.map(id => singleAnswer(responder, id, asked))),
    ...(nonce ? [context(1, sequence(nonce))] : []),
  )
  return sequence(...signedParts(responder.identity, data), context(0, sequence(responder.certificate)))
}

function readRequest(request: Uint8Array): Request {
  const { tbs } = readFields(readTagged(request, 0x30), { tbs: one(0x30), signature: maybe(0xa0) })
  const { list, extensions } = readFields(tbs, {
    version: maybe(0xa0),
    requestor: maybe(0xa1),
    list: one(0x30),
    extensions: maybe(0xa2),
  })
  const ids = children(list).map(single => readFields(single, { id: one(0x30), extensions: maybe(0xa0) }).id)
  if (ids.length === 0) throw new TypeError('nothing is asked')
  const nonce = (extensions ? children(readDer(extensions.content)) : []).find(isNonce)
  return { ids, nonce: nonce?.whole ?? null }
}

function isNonce(extension: DerNode): boolean {
  const [type, value] = children(extension)
  return type !== undefined && readOid(type) === nonceType && (value?.content.length ?? Infinity) <= longestNonce
}

/** SingleResponse. */
function singleAnswer(responder: Responder, id: DerNode, { standingOf, now }: Asked): Der {
  const next = context(0, generalizedTime(new Date(now.getTime() + goodForMs)))
  const serialNumber = serialNumberIn(responder, id)
  return sequence(id.whole, certStatus(serialNumber && standingOf(serialNumber)), generalizedTime(now), next)
}

/** `null` for a certificate of another issuer. */
function serialNumberIn({ issuer }: Responder, id: DerNode): Uint8Array | null {
  const { algorithm, name, key, serial } = readFields(id, {
    algorithm: one(0x30),
    name: one(0x04),
    key: one(0x04),
    serial: one(0x02),
  })
  const [type] = children(algorithm)
  const hash = Object.values(identifierHashes).find(row => type && row.oid === readOid(type))
  if (!hash) return null
  const isOf = ({ content }: DerNode, bytes: Uint8Array): boolean =>
    createHash(hash.node).update(bytes).digest().equals(content)
  return isOf(name, nameOf(issuer)) && isOf(key, keyBits(issuer.publicKey)) ? serial.whole : null
}

function certStatus(standing: Standing): Der {
  if (standing === null) return der(0x82)
  if (standing === 'good') return der(0x80)
  const { revokedAt, reason } = standing
  const why = reason === 'unspecified' ? [] : [context(0, reasonCode(reason))]
  return context(1, generalizedTime(revokedAt), ...why)
}
