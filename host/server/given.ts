/** What a server hands over, looked at once: a caller's mistake is an exception, whoever signed. */
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { readCertificateBundle } from '../../shared/certificate-bundle.ts'
import { MohurError } from '../../shared/errors.ts'

export type BytesLike = Uint8Array | ArrayBuffer | ArrayBufferView

/** A copy that nobody changes meanwhile; of text its UTF-8. @throws TypeError */
export function bytesGiven(field: string, value: unknown): Bytes {
  if (typeof value === 'string') return utf8(value)
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0))
  if (!ArrayBuffer.isView(value)) throw new TypeError(`${field}: bytes or text`)
  return Uint8Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
}

/** DER of all of them. @throws TypeError, MohurError CERTIFICATE_UNREADABLE with `field` and `index` */
export function certificatesGiven(field: string, values: unknown): Bytes[] {
  if (!Array.isArray(values)) throw new TypeError(`${field}: an array`)
  return values.flatMap((value: unknown, index) => {
    const bytes = bytesGiven(`${field}[${index}]`, value)
    try {
      return readCertificateBundle(bytes).map(der => new Uint8Array(der))
    } catch (error) {
      throw new MohurError('CERTIFICATE_UNREADABLE', { field, index }, { cause: error })
    }
  })
}

/** One at least: a server whose list came out empty would turn everybody away and not know why. @throws as `certificatesGiven`, MohurError BAD_PARAMS */
export function rootsGiven(values: unknown): Bytes[] {
  const roots = certificatesGiven('roots', values)
  if (roots.length === 0) throw new MohurError('BAD_PARAMS', { field: 'roots', reason: 'empty' })
  return roots
}

/** DER of all of them; what is none says nothing, and is told of where it is judged. @throws TypeError */
function answersGiven(field: string, values: unknown): Bytes[] {
  if (values === undefined) return []
  if (!Array.isArray(values)) throw new TypeError(`${field}: an array`)
  return values.map((value: unknown, index) => bytesGiven(`${field}[${index}]`, value))
}

export interface RevocationData {
  /** OCSP responses (RFC 6960), DER as they came. Whether one is the answer to your nonce is for you to compare. */
  ocsp?: readonly BytesLike[] | undefined
  /** Complete revocation lists (RFC 5280 section 5), DER as they came. */
  crls?: readonly BytesLike[] | undefined
}

/** `null` where nothing is given, and nothing is to be said. @throws TypeError */
export function revocationGiven(value: unknown): Record<keyof RevocationData, Bytes[]> | null {
  if (value === undefined) return null
  if (typeof value !== 'object' || value === null) throw new TypeError('revocation: an object')
  const { ocsp, crls } = value as Record<keyof RevocationData, unknown>
  return { ocsp: answersGiven('revocation.ocsp', ocsp), crls: answersGiven('revocation.crls', crls) }
}

/** @throws TypeError, RangeError for a date that is none */
export function timeGiven(value: unknown): Date {
  if (value === undefined) return new Date()
  if (!(value instanceof Date)) throw new TypeError('at: a Date')
  if (Number.isNaN(value.getTime())) throw new RangeError('at: an invalid date')
  return new Date(value)
}

/** @throws TypeError */
export function textGiven(field: string, value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`${field}: text`)
  return value
}
