/** A signature whose document stayed behind, made whole as the extension does it. */
import { concat, type Bytes } from '../../shared/bytes.ts'
import type { SignatureParts } from '../../shared/operations/sign.ts'

export const joinParts = (parts: SignatureParts, content: Uint8Array): Bytes =>
  concat(parts.map(part => (part === 'content' ? content : part)))
