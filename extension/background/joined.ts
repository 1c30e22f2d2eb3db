/**
 * Makes the signatures whole: the host tells where the document's bytes belong, and they come from our own copy, so that they
 * need not travel.
 */
import { concat, type Bytes } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import type { SignatureParts } from '../../shared/operations/sign.ts'
import { readBytes, type Documents } from './documents.ts'
import { sizeOf } from './request-documents.ts'

/** The signature of the document at this place. */
export async function joined(index: number, parts: SignatureParts, documents: Documents): Promise<Bytes | Blob> {
  const whole = parts.map(part => (part === 'content' ? documents.kept(index) : part))
  if (whole.reduce((size, piece) => size + sizeOf(piece), 0) > limits.joinedBytes) return new Blob(whole)
  return concat(await Promise.all(whole.map(piece => readBytes(piece))))
}
