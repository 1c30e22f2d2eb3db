/** What the centre accepts over its counter: a PKCS#10 request (RFC 2986), read and checked. */
import * as asn1js from 'asn1js'
import { CertificationRequest, Extensions, type Extension } from 'pkijs'
import { verifyRequest } from '../../../../host/server/index.ts'
import type { RequestReason } from '../../../../host/pki/verify-certification-request.ts'
import type { SubjectPart } from './names.ts'

export interface CheckedRequest {
  /** DER of the request. */
  request: Uint8Array<ArrayBuffer>
  subject: SubjectPart[]
  /** For instance `RSA-2048` or `P-256`. */
  key: string
}

export const refusals = ['unreadable', 'signatureWrong', 'keyRefused', 'algorithmRefused'] as const
export type Refusal = (typeof refusals)[number]

export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly reason: Refusal

  constructor(reason: Refusal, options?: ErrorOptions) {
    super(`the request is refused: ${reason}`, options)
    this.reason = reason
  }
}

const extensionRequests = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'])

const refusalOf: Readonly<Record<RequestReason, Refusal>> = {
  unreadable: 'unreadable',
  signatureWrong: 'signatureWrong',
  keyWeak: 'keyRefused',
  keyUnsupported: 'keyRefused',
  algorithmWeak: 'algorithmRefused',
  algorithmUnsupported: 'algorithmRefused',
}

/**
 * Reads a request as people send it: DER, PEM (also Microsoft's `NEW CERTIFICATE REQUEST`) or bare base64; proves that
 * its sender holds the key and that the key is strong enough. @throws RequestRefused
 */
export async function checkRequest(pemOrDer: string | Uint8Array): Promise<CheckedRequest> {
  const verified = await verifyRequest({ request: pemOrDer })
  if (!verified.valid) throw new RequestRefused(refusalOf[verified.reasons[0]])
  const { request, subject, key } = verified
  return { request, subject, key: key.name }
}

/** @throws RequestRefused `unreadable` */
export function parseRequest(der: Uint8Array<ArrayBuffer>): CertificationRequest {
  try {
    const { offset, result } = asn1js.fromBER(der)
    if (offset !== der.length) throw new RequestRefused('unreadable')
    return new CertificationRequest({ schema: result })
  } catch (error) {
    throw new RequestRefused('unreadable', { cause: error })
  }
}

export const publicKeyDer = (request: CertificationRequest): Buffer =>
  Buffer.from(request.subjectPublicKeyInfo.toSchema().toBER())

export function requestedExtensions(request: CertificationRequest): Extension[] {
  const attribute = request.attributes?.find(({ type }) => extensionRequests.has(type))
  return attribute ? new Extensions({ schema: attribute.values[0] }).extensions : []
}
