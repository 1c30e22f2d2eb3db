/** What every view of the prompt window can reach: who asks, what the person chose, and the few things a person can do. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Choices } from './choices.ts'
import type { PersonAnswer, RequestView } from '../prompt-messages.ts'
import type { Amounts } from './totals.ts'

/** A document's bytes after they were compared with the digest of the list; `wrong` when they differ. */
export type OpenedDocument = { content: Uint8Array } | 'wrong'

export interface PromptActions {
  answer: (number: number, answer: PersonAnswer) => void
  reject: () => void
  /** The person opens a document: its bytes appear in `opened`. */
  read: (index: number) => void
  /** A document's bytes for the window itself; `opened` knows nothing of it. */
  fetch: (index: number) => Promise<OpenedDocument>
  close: () => void
}

export interface PromptContextValue {
  /** `null`: asked for in our own pages. */
  origin: string | null
  request: RequestView
  /** The person's own word; empty when none was chosen. */
  word: string
  /** What the person opened. */
  opened: ReadonlyMap<number, OpenedDocument>
  /** What the window has read of many documents, whether they were opened or not. */
  amounts: Amounts
  choices: Choices
  /** Changes what is given and keeps the rest. Never changes its identity. */
  choose: (change: Partial<Choices> | ((before: Choices) => Partial<Choices>)) => void
  /** The question that is open; its identity changes with each asking. */
  question: unknown
  /** Its number; 0 while none is open. */
  number: number
  actions: PromptActions
}

const PromptContext = createContext<PromptContextValue | null>(null)
export const PromptProvider = PromptContext.Provider

export function usePrompt(): PromptContextValue {
  const value = useContext(PromptContext)
  if (!value) throw new RangeError('outside of the prompt window')
  return value
}
