/** The journal as far as it was read: the newest page at first, older ones when they are wanted. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import type { JournalPage } from '../../shared/journal.ts'
import { noRows, withPage, type JournalRows } from './journal-rows.ts'

export interface PageWanted {
  limit: number
  /** `null`: the newest. */
  before: string | null
}
export type ReadJournal = (wanted: PageWanted, signal: AbortSignal) => Promise<JournalPage>

export interface UsedJournal {
  /** `null` before the first page. */
  journal: JournalRows | null
  busy: boolean
  /** Why the last page could not be read. */
  fault: ErrorMessage | null
  /** Reads so many lines more; nothing while it reads already. */
  more: (limit: number) => void
}

/** A row has three lines, mostly. */
export const pageLines = 500

/** `read` keeps its identity. */
export function useJournal(read: ReadJournal): UsedJournal {
  const [journal, setJournal] = useState<JournalRows | null>(null)
  const [fault, setFault] = useState<ErrorMessage | null>(null)
  const [busy, setBusy] = useState(false)
  const readingRef = useRef<AbortController | null>(null)
  const load = useCallback(
    async (known: JournalRows | null, limit: number): Promise<void> => {
      if (readingRef.current) return
      const leaving = new AbortController()
      readingRef.current = leaving
      setBusy(true)
      setFault(null)
      try {
        const page = await read({ limit, before: known?.older ?? null }, leaving.signal)
        if (!leaving.signal.aborted) setJournal(withPage(known ?? noRows, page))
      } catch (error) {
        if (!leaving.signal.aborted) setFault(toErrorMessage(error))
      }
      if (leaving.signal.aborted) return
      readingRef.current = null
      setBusy(false)
    },
    [read],
  )
  useEffect(() => {
    void load(null, pageLines)
    return () => {
      readingRef.current?.abort()
      readingRef.current = null
    }
  }, [load])
  const more = useCallback((limit: number): void => void load(journal, limit), [load, journal])
  return { journal, busy, fault, more }
}
