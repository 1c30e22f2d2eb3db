/** From bytes and the type that the site gave to what is drawn, by the table of document kinds. */
import type { ComponentChild } from 'preact'
import type { AnyDocumentKind } from './document-kind.ts'
import { documentKinds } from './kinds.ts'
import { parseMediaType } from './media-type.ts'
import { Unreadable, type Refusal } from './reading.ts'

export interface OpenedContent {
  drawnAs: string
  factsFolded: boolean
  /** It contradicts itself. */
  isDoubtful: boolean
  view: ComponentChild
}

/** What is known of a document before its bytes are there: the type as the site gave it, and how many bytes. */
export interface About {
  type: string
  size: number
  /** The first and last bytes of one that is longer than `limits.drawnBytes`; `null` for any other. */
  edges: Uint8Array | null
}

/** Whether all of its bytes are needed to draw it: of those that are longer, what may be read whole by how they begin. */
export function needsBytes({ type, size, edges }: About): boolean {
  if (edges === null) return size > 0
  const mediaType = parseMediaType(type)
  return kindsFor({ essence: mediaType.essence, size }).some(
    ({ longest, needsWhole }) => size <= longest && needsWhole(edges, mediaType),
  )
}

/** To be called when the bytes of a document are asked for, which takes its time where they are many. */
export function prepareFor({ type, size, edges }: About): void {
  const mediaType = parseMediaType(type)
  for (const { longest, needsWhole, prepare } of kindsFor({ essence: mediaType.essence, size }))
    if (prepare && edges && size <= longest && needsWhole(edges, mediaType)) prepare()
}

const kindsFor = (about: { essence: string; size: number }): AnyDocumentKind[] =>
  documentKinds.filter(({ matches }) => matches(about))

/**
 * What one kind cannot read is left to the next one, with the reason; in the end it is drawn as a file, which is never read. So
 * whatever a reader does, the person is told plainly what they see. `content`: `null` when no more than the edges are needed.
 * @throws the signal's reason, and nothing else
 */
export async function openDocument(
  content: Uint8Array | null,
  { type, size, edges }: About,
  signal: AbortSignal,
): Promise<OpenedContent> {
  let mediaType = parseMediaType(type)
  let refusal: Refusal | null = null
  const known = content ?? edges ?? new Uint8Array()
  const { essence } = mediaType
  for (const { drawnAs, factsFolded, longest, needsWhole, open } of kindsFor({ essence, size })) {
    if (size > longest && needsWhole(known, mediaType)) {
      refusal = 'tooLong'
      continue
    }
    try {
      const opened = await open(known, { ...mediaType, signal, refusal })
      signal.throwIfAborted()
      if (opened) return { drawnAs, factsFolded, isDoubtful: opened.isDoubtful, view: opened.draw(refusal) }
    } catch (error) {
      signal.throwIfAborted()
      refusal = error instanceof Unreadable ? error.refusal : 'failed'
      if (error instanceof Unreadable && error.charset !== null) mediaType = { ...mediaType, charset: error.charset }
    }
  }
  throw new RangeError('the last kind takes every document')
}
