/** A signature whose document stayed behind, made whole as the extension does it. */
import { concat, type Bytes } from '../../shared/bytes.ts'
import type { ContentPlace, SignatureParts } from '../../shared/operations/sign.ts'

export const joinParts = (parts: SignatureParts, content: Uint8Array): Bytes =>
  concat(parts.map(part => (typeof part === 'string' ? placed(part, content) : part)))

const placed = (form: ContentPlace, content: Uint8Array): Uint8Array =>
  form === 'content' ? content : Buffer.from(Buffer.from(content).toString('base64url'))
