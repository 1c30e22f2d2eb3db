/** From bytes and the type that the site gave to what is drawn, by the table of document kinds. */
import type { ComponentChild } from 'preact'
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
  return documentKinds.some(
    ({ matches, longest, needsWhole }) =>
      matches({ essence: mediaType.essence, size }) && size <= longest && needsWhole(edges, mediaType),
  )
}

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
  for (const { drawnAs, factsFolded, matches, longest, needsWhole, open } of documentKinds) {
    if (!matches({ essence: mediaType.essence, size })) continue
    if (size > longest && needsWhole(edges ?? known, mediaType)) {
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
