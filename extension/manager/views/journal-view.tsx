/** The journal by day: document, site, outcome; the rest folded. Filter and export work on everything that was read. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { JournalEntry } from '../../../shared/journal.ts'
import type { Result } from '../../../shared/operations/index.ts'
import { fill, formatDate, formatNumber } from '../../locales/format.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyView } from '../../ui/empty-view.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { byDay, journalRows, matching } from '../journal-rows.ts'
import type { NamedOperation } from '../../prompt-messages.ts'
import type { TableWords } from '../save-journal.ts'
import { JournalRow } from './journal-row.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface Props {
  journal: Result<'readJournal'>
  saveAs: (entries: readonly JournalEntry[], words: TableWords | null) => void
}

const rowsAtOnce = 100

export function JournalView({ journal, saveAs }: Props): VNode {
  const { manager, common, operations } = useTexts()
  const choose = usePlural()
  const [query, setQuery] = useState('')
  const [limit, setLimit] = useState(rowsAtOnce)
  const rows = useMemo(() => journalRows(journal.entries), [journal])
  const found = matching(rows, query)
  if (rows.length === 0 && journal.intact) {
    return <EmptyView title={manager.journal.empty} meaning={manager.journal.emptyMeaning} />
  }
  return (
    <>
      <p class="intro">{manager.journal.intro}</p>
      <Chain intact={journal.intact} />
      <TextField name="filter" type="search" label={manager.journal.filter} value={query} onText={setQuery} />
      <div class="buttons">
        <p role="status">
          {found.length === 0
            ? manager.journal.noMatch
            : fill(choose(manager.journal.records, found.length), { count: formatNumber(common, found.length) })}
        </p>
        <Button action="export" onPress={() => saveAs(journal.entries, null)}>
          {manager.journal.export}
        </Button>
        <Button
          action="export-table"
          onPress={() =>
            saveAs(journal.entries, {
              columns: manager.journal.columns,
              outcomes: manager.journal.outcomes,
              operationOf: name => operations[name as NamedOperation] ?? name,
            })
          }
        >
          {manager.journal.exportTable}
        </Button>
      </div>
      {byDay(found.slice(0, limit)).map(({ date, rows }) => (
        <section key={date.getTime()} class="day">
          <h2>{formatDate(common, date)}</h2>
          <ul class="paper journal">
            {rows.map(row => (
              <JournalRow key={`${row.request} ${row.digest} ${row.document}`} row={row} />
            ))}
          </ul>
        </section>
      ))}
      {found.length > limit && (
        <p>
          <Button action="more" onPress={() => setLimit(limit + rowsAtOnce)}>
            {common.more}
          </Button>
        </p>
      )}
    </>
  )
}

function Chain({ intact }: { intact: boolean }): VNode {
  const { manager } = useTexts()
  return (
    <div data-intact={intact}>
      <Notice kind={intact ? 'good' : 'danger'} title={intact ? manager.journal.intact : manager.journal.broken} />
    </div>
  )
}
