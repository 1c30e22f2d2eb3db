/** OCSPResponse and BasicOCSPResponse (RFC 6960 section 4.2.1), read without any leniency. Who signed it is not judged here. */
import type { Bytes } from '../../../shared/bytes.ts'
import { readTime } from '../../../shared/certificate.ts'
import { extensionsIn, type Extension } from '../../../shared/certificate-extensions.ts'
import { children, readDer, readOid, type DerNode } from '../../../shared/der.ts'
import { maybe, one, readFields, readTagged } from '../read-fields.ts'
import { readReason } from './crl-reason.ts'
import type { Validity } from './freshness.ts'
import type { SignedPart } from './signed-part.ts'
import { Unusable, type Judgment } from './unusable.ts'

export interface BasicResponse extends SignedPart {
  /** DER of them, as they came. */
  certificates: Bytes[]
  /** `[1]`: a Name; `[2]`: the SHA-1 of a key. */
  responder: DerNode
  producedAt: Date
  answers: OcspAnswer[]
  extensions: Extension[]
}

export interface OcspAnswer extends Validity {
  /** CertID. */
  id: DerNode
  judgment: Judgment
}

/** @throws Unusable where the responder refuses, and whatever readers throw */
export function readOcspResponse(response: Uint8Array): BasicResponse {
  const { status, bytes } = readFields(readTagged(response, 0x30), { status: one(0x0a), bytes: maybe(0xa0) })
  if (status.content.length !== 1 || status.content[0] !== successful) throw new Unusable('refused')
  const { type, value } = readFields(inside(bytes, 0x30), { type: one(0x06), value: one(0x04) })
  if (readOid(type) !== basicType) throw new Unusable('unreadable')
  return readBasicResponse(value.content)
}

/** @throws what readers throw */
export function readBasicResponse(response: Uint8Array): BasicResponse {
  const { data, algorithm, signature, certificates } = readFields(readTagged(response, 0x30), {
    data: one(0x30),
    algorithm: one(0x30),
    signature: one(0x03),
    certificates: maybe(0xa0),
  })
  return {
    toBeSigned: data,
    algorithm,
    signature,
    certificates: certificates ? children(inside(certificates, 0x30)).map(({ whole }) => new Uint8Array(whole)) : [],
    ...readData(data),
  }
}

const successful = 0
const basicType = '1.3.6.1.5.5.7.48.1.1'

/** ResponseData. Its only version is the default one, which DER leaves out and some write. */
function readData(data: DerNode): Pick<BasicResponse, 'responder' | 'producedAt' | 'answers' | 'extensions'> {
  const { version, responder, producedAt, answers, extensions } = readFields(data, {
    version: maybe(0xa0),
    responder: one(0xa1, 0xa2),
    producedAt: one(0x18),
    answers: one(0x30),
    extensions: maybe(0xa1),
  })
  const number = version && inside(version, 0x02).content
  if (number && (number.length !== 1 || number[0] !== 0)) throw new Unusable('unreadable')
  return {
    responder,
    producedAt: readTime(producedAt),
    answers: children(answers).map(readAnswer),
    extensions: extensions ? extensionsIn(inside(extensions, 0x30)) : [],
  }
}

/** SingleResponse. None of its extensions is known, so that none may be critical. */
function readAnswer(node: DerNode): OcspAnswer {
  const { id, status, thisUpdate, nextUpdate, extensions } = readFields(node, {
    id: one(0x30),
    status: one(0x80, 0xa1, 0x82),
    thisUpdate: one(0x18),
    nextUpdate: maybe(0xa0),
    extensions: maybe(0xa1),
  })
  if (extensions && extensionsIn(inside(extensions, 0x30)).some(({ critical }) => critical)) {
    throw new Unusable('unreadable')
  }
  return {
    id,
    judgment: readStatus(status),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: nextUpdate && readTime(inside(nextUpdate, 0x18)),
  }
}

function readStatus(status: DerNode): Judgment {
  if (status.tag !== 0xa1) {
    if (status.content.length > 0) throw new Unusable('unreadable')
    return status.tag === 0x80 ? { status: 'good' } : { status: 'unknown', fault: 'notKnown' }
  }
  const { time, reason } = readFields(status, { time: one(0x18), reason: maybe(0xa0) })
  return { status: 'revoked', revokedAt: readTime(time), reason: reason && readReason(inside(reason, 0x0a)) }
}

/** The one value inside an explicit tag. @throws Unusable */
function inside(node: DerNode | null, tag: number): DerNode {
  const value = node && readDer(node.content)
  if (value?.tag !== tag) throw new Unusable('unreadable')
  return value
}
