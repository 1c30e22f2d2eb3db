/** The journal's section: reads it a page at a time, and saves the whole of it. */
import type { VNode } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { MohurError, toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import { call } from '../call.ts'
import { LoadedView } from '../ui/loaded-view.tsx'
import { KeptPart } from './kept-part.tsx'
import { saveFile } from './save-file.ts'
import { journalFile, type TableWords } from './save-journal.ts'
import { pageLines, useJournal, type ReadJournal } from './use-journal.ts'
import { JournalView } from './views/journal-view.tsx'

const read: ReadJournal = ({ limit, before }, signal) =>
  call('readJournal', before === null ? { limit } : { limit, before }, { signal })

/** Nobody looks at these on the way. */
const savedLines = 2_000

export function JournalSection(): VNode {
  const { journal, busy, fault, more } = useJournal(read)
  const { saving, unsaved, save } = useSaving()
  if (!journal) {
    const loaded = fault ? ({ state: 'failed', error: fault } as const) : ({ state: 'loading' } as const)
    return (
      <LoadedView loaded={loaded} again={() => more(pageLines)}>
        {() => null}
      </LoadedView>
    )
  }
  return (
    <>
      <KeptPart />
      <JournalView journal={journal} busy={busy} fault={fault ?? unsaved} more={more} saving={saving} saveAs={save} />
    </>
  )
}

interface Saving {
  /** So many lines were read for the file; `null` when none is made. */
  saving: number | null
  unsaved: ErrorMessage | null
  save: (words: TableWords | null) => void
}

function useSaving(): Saving {
  const [saving, setSaving] = useState<number | null>(null)
  const [unsaved, setUnsaved] = useState<ErrorMessage | null>(null)
  const leavingRef = useRef(new AbortController())
  useEffect(() => () => leavingRef.current.abort(new MohurError('ABORTED')), [])
  const save = useCallback((words: TableWords | null): void => {
    const { signal } = leavingRef.current
    setSaving(0)
    setUnsaved(null)
    journalFile(before => read({ limit: savedLines, before }, signal), words, setSaving)
      .then(saveFile)
      .catch((error: unknown) => setUnsaved(toErrorMessage(error)))
      .finally(() => setSaving(null))
  }, [])
  return { saving, unsaved, save }
}
