/**
 * Makes the signatures whole: the host tells where the document's bytes belong, and they come from our own copy, so that they
 * need not travel.
 */
import { toBase64Url } from '../../shared/base64url.ts'
import { concat, toBase64, utf8, type Bytes } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import type { ContentPlace, SignatureParts } from '../../shared/operations/sign.ts'
import type { Documents } from './documents.ts'
import { readBytes } from './read-bytes.ts'
import { sizeOf, type Content } from './content.ts'

type Kept = Pick<Documents, 'kept'>

/** The signature of the document at this place. */
export async function joined(index: number, parts: SignatureParts, documents: Kept): Promise<Bytes | Blob> {
  const whole = await Promise.all(
    parts.map(async part => (part instanceof Uint8Array ? part : placed(part, { index, documents }))),
  )
  if (whole.reduce((size, piece) => size + sizeOf(piece), 0) > limits.joinedBytes) return new Blob(whole)
  return concat(await Promise.all(whole.map(piece => readBytes(piece))))
}

/** The document in the form in which it stands in the signature. */
async function placed(form: ContentPlace, { index, documents }: { index: number; documents: Kept }): Promise<Content> {
  if (typeof form === 'object' && 'document' in form) return documents.kept(form.document)
  const content = documents.kept(index)
  if (form === 'content') return content
  if (typeof form === 'object') return content.slice(form.from, form.to)
  return utf8((form === 'content in base64' ? toBase64 : toBase64Url)(await readBytes(content)))
}
