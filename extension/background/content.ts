/** What a document is held in. */
import type { Bytes } from '../../shared/bytes.ts'

export type Content = Bytes | Blob

export const sizeOf = (content: Content): number => (content instanceof Blob ? content.size : content.length)
