/** A JWS in each of its three serializations (RFC 7515 section 7), read without any leniency. */
import { fromUtf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { fromBase64Url } from '../../../shared/base64url.ts'
import { readObject } from './read-object.ts'

export interface JwsSignature {
  /** The protected header, and its text as it was signed. */
  header: Record<string, unknown>
  headerText: string
  signature: Bytes
  /** The header that is not signed. */
  unprotected: Record<string, unknown>
}

export interface Jws {
  /** In base64url; empty where the payload is elsewhere. */
  payloadText: string
  /** One at least. */
  signatures: JwsSignature[]
}

const compact = /^\s*([\w-]+)\.([\w-]*)\.([\w-]+)\s*$/

/** Whether it begins like one. */
export function isJws(signed: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(signed.subarray(0, 64))
  // A header in base64url begins with that of `{"`, or of a brace and white space.
  return /^\s*(?:e[wyo][\w-]+(?:\.|$)|\{)/.test(start)
}

/** @throws MohurError SIGNED_DATA_UNREADABLE for anything malformed, unsigned or with something left over */
export function readJws(signed: Uint8Array): Jws {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(signed)
    const [, header, payload, signature] = compact.exec(text) ?? []
    const read =
      header === undefined ? fromJson(readObject(text)) : { payload, signatures: [{ protected: header, signature }] }
    return readParts(read)
  } catch (error) {
    throw new MohurError('SIGNED_DATA_UNREADABLE', {}, { cause: error })
  }
}

/** One more signature goes beside them. @throws MohurError SIGNED_DATA_UNREADABLE, BAD_PARAMS when they are too many */
export function checkEarlierJws(earlier: Uint8Array): void {
  if (readJws(earlier).signatures.length >= limits.certificates) {
    throw new MohurError('BAD_PARAMS', { reason: 'tooManySigners' })
  }
}

interface Parts {
  payload: unknown
  signatures: unknown
}

/** General or flattened, never both. */
function fromJson({ payload, signatures, ...rest }: Record<string, unknown>): Parts {
  const isGeneral = signatures !== undefined
  if (isGeneral && ('signature' in rest || 'protected' in rest || 'header' in rest)) throw new Error('two in one')
  return { payload, signatures: isGeneral ? signatures : [rest] }
}

function readParts({ payload = '', signatures }: Parts): Jws {
  if (typeof payload !== 'string' || !Array.isArray(signatures)) throw new Error('not a JWS')
  if (signatures.length === 0 || signatures.length > limits.certificates) throw new Error('so many signers')
  // It is signed as it stands here, and must be the one way to write these bytes.
  fromBase64Url(payload)
  return { payloadText: payload, signatures: signatures.map(readSignature) }
}

/** What stands in the unprotected header is nobody's word, and may not name what the protected one does. */
function readSignature(value: unknown): JwsSignature {
  const { protected: headerText, signature, header: unprotected = {} } = Object(value) as Record<string, unknown>
  if (typeof headerText !== 'string' || typeof signature !== 'string' || signature === '') throw new Error('unsigned')
  const header = readObject(fromUtf8(fromBase64Url(headerText)))
  if (typeof unprotected !== 'object' || unprotected === null) throw new Error('not a header')
  if (Object.keys(unprotected).some(name => Object.hasOwn(header, name))) throw new Error('a name stands in both')
  return {
    header,
    headerText,
    signature: fromBase64Url(signature),
    unprotected: unprotected as Record<string, unknown>,
  }
}
