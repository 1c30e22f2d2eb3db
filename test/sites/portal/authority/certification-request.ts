/** What the centre accepts over its counter: a PKCS#10 request (RFC 2986), read and checked. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import * as asn1js from 'asn1js'
import { CertificationRequest, Extensions, type Extension } from 'pkijs'
import { readName, type SubjectPart } from './names.ts'

export interface CheckedRequest {
  /** DER of the request. */
  request: Uint8Array<ArrayBuffer>
  subject: SubjectPart[]
  /** For instance `RSA-2048` or `P-256`. */
  key: string
  /** Dotted identifiers of the extensions that were asked for. */
  extensions: string[]
  challengePassword: string | null
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

/** `null`: the message is signed as it is (RFC 8032). */
const signatureHashes: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.3.101.112': null,
}
const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }
const extensionRequests = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'])
const challengePassword = '1.2.840.113549.1.9.7'

/**
 * Reads a request as people send it: DER, PEM (also Microsoft's `NEW CERTIFICATE REQUEST`) or bare base64; proves that
 * its sender holds the key and that the key is strong enough. @throws RequestRefused
 */
export function checkRequest(pemOrDer: string | Uint8Array): CheckedRequest {
  const request = toDer(pemOrDer)
  const parsed = parseRequest(request)
  const key = checkKey(parsed)
  return {
    request,
    subject: readName(parsed.subject),
    key,
    extensions: requestedExtensions(parsed).map(({ extnID }) => extnID),
    challengePassword: readChallengePassword(parsed),
  }
}

const pem = /-----BEGIN (NEW )?CERTIFICATE REQUEST-----([^-]*)-----END \1?CERTIFICATE REQUEST-----/

function toDer(input: string | Uint8Array): Uint8Array<ArrayBuffer> {
  if (typeof input !== 'string' && input[0] === 0x30) return new Uint8Array(input)
  const text = typeof input === 'string' ? input : Buffer.from(input).toString('latin1')
  const body = (pem.exec(text)?.[2] ?? text).replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) throw new RequestRefused('unreadable')
  return new Uint8Array(Buffer.from(body, 'base64'))
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

function checkKey(request: CertificationRequest): string {
  const hash = signatureHashes[request.signatureAlgorithm.algorithmId]
  if (hash === undefined) throw new RequestRefused('algorithmRefused')
  let key: KeyObject
  try {
    key = createPublicKey({ key: publicKeyDer(request), format: 'der', type: 'spki' })
  } catch (error) {
    throw new RequestRefused('keyRefused', { cause: error })
  }
  const name = nameKey(key)
  if (!name) throw new RequestRefused('keyRefused')
  const signature = Buffer.from(request.signatureValue.valueBlock.valueHexView)
  if (!verify(hash, request.tbsView, key, signature)) throw new RequestRefused('signatureWrong')
  return name
}

function nameKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails ?? {}
  if (asymmetricKeyType === 'ed25519') return 'Ed25519'
  if (asymmetricKeyType === 'ec') return curves[namedCurve]
  return asymmetricKeyType === 'rsa' && modulusLength >= 2048 ? `RSA-${modulusLength}` : undefined
}

export function requestedExtensions(request: CertificationRequest): Extension[] {
  const attribute = request.attributes?.find(({ type }) => extensionRequests.has(type))
  return attribute ? new Extensions({ schema: attribute.values[0] }).extensions : []
}

function readChallengePassword(request: CertificationRequest): string | null {
  const value: unknown = request.attributes?.find(({ type }) => type === challengePassword)?.values[0]
  return value instanceof asn1js.Utf8String || value instanceof asn1js.PrintableString ? value.valueBlock.value : null
}
