/** The shape of a kind of document: for which types it stands, how its bytes are read, how that is drawn. */
import { createElement, type ComponentChild, type VNode } from 'preact'
import type { MediaType } from './media-type.ts'
import type { Refusal } from './reading.ts'

/** What a reader is told beside the bytes. */
export interface ReadContext extends MediaType {
  /** Aborts when nobody waits for the reading any more: the document was closed, or another one opened. */
  signal: AbortSignal
  /** Why a kind before this one could not read the document; `null` when none tried in vain. */
  refusal: Refusal | null
}

export interface ViewProps<Reading> {
  reading: Reading
  /** Why a kind before this one could not read the document; `null` when this one was the first. */
  refusal: Refusal | null
}

export interface DocumentKind<Reading> {
  /** What the content is drawn as, for style and tests. */
  drawnAs: string
  /** Whether its type and size stand below the content; what is not drawn has nothing else to show. */
  factsFolded: boolean
  matches: (document: { essence: string; size: number }) => boolean
  /** Bytes. A longer document is left to the next kind that matches, as `tooLong`. */
  longest: number
  /**
   * Whether a long document with these first and last bytes (`limits.edgeBytes`) must be read whole. Where it need not be, the bytes
   * between are not even fetched, and `read` makes the same of the edges as of the whole.
   */
  needsWhole: (edges: Uint8Array, type: MediaType) => boolean
  /** Begins to load what its reader takes long to load, while the bytes are on their way. */
  prepare?: () => void
  /**
   * Reads, and never changes what is signed; `null` where the bytes are of another kind, which is nothing to tell.
   * @throws Unreadable to leave the document to the next kind that matches, with the reason
   */
  read: (content: Uint8Array, context: ReadContext) => Promise<Reading | null>
  /** Whether it contradicts itself, so that whoever signs it must say that they know. */
  isDoubtful: (reading: Reading) => boolean
  View: (props: ViewProps<Reading>) => VNode
}

export interface OpenedReading {
  draw: (refusal: Refusal | null) => ComponentChild
  isDoubtful: boolean
}

/** A row of the table, whatever its readers hand to its view. */
export interface AnyDocumentKind extends Pick<
  DocumentKind<unknown>,
  'drawnAs' | 'factsFolded' | 'matches' | 'longest' | 'needsWhole' | 'prepare'
> {
  /** The view of what was read; `null` where the bytes are of another kind. @throws Unreadable */
  open: (content: Uint8Array, context: ReadContext) => Promise<OpenedReading | null>
}

export function documentKind<Reading>({ read, isDoubtful, View, ...row }: DocumentKind<Reading>): AnyDocumentKind {
  return {
    ...row,
    open: async (content, context) => {
      const reading = await read(content, context)
      if (reading === null) return null
      return {
        draw: refusal => createElement(View, { reading, refusal }),
        isDoubtful: isDoubtful(reading),
      }
    },
  }
}
