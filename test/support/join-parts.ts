/** A signature whose document stayed behind, made whole as the extension does it. */
import { concat, type Bytes } from '../../shared/bytes.ts'
import type { ContentPlace, SignatureParts } from '../../shared/operations/sign.ts'

export const joinParts = (parts: SignatureParts, ...contents: Uint8Array[]): Bytes =>
  concat(parts.map(part => (part instanceof Uint8Array ? part : placed(part, contents))))

function placed(form: ContentPlace, contents: readonly Uint8Array[]): Uint8Array {
  const [content = new Uint8Array()] = contents
  if (typeof form === 'object' && 'document' in form) return contents[form.document] ?? new Uint8Array()
  if (form === 'content') return content
  if (typeof form === 'object') return content.subarray(form.from, form.to)
  return Buffer.from(Buffer.from(content).toString(form === 'content in base64' ? 'base64' : 'base64url'))
}
