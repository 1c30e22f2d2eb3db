/** The journal by day: documents with their outcomes, and wrong PINs; the rest folded. Older pages are read when they are wanted. */
import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ErrorMessage } from '../../../shared/errors.ts'
import { isWrongPin } from '../../../shared/is-wrong-pin.ts'
import type { AnyEntry } from '../../../shared/journal.ts'
import { fill, formatDate, formatNumber } from '../../locales/format.ts'
import type { Texts } from '../../locales/texts.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { EmptyView } from '../../ui/empty-view.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { NamedOperation } from '../../prompt-messages.ts'
import {
  anything,
  byDay,
  isAnything,
  matching,
  rowKey,
  searchedText,
  type JournalRows,
  type Wanted,
} from '../journal-rows.ts'
import { entryWords } from '../entry-words.ts'
import type { TableWords } from '../save-journal.ts'
import { pageLines } from '../use-journal.ts'
import { JournalRow } from './journal-row.tsx'
import { SaveButtons } from './save-buttons.tsx'
import { WrongPinRow } from './wrong-pin-row.tsx'

interface Props {
  journal: JournalRows
  /** Older lines are being read. */
  busy: boolean
  fault: ErrorMessage | null
  /** Reads so many lines more. */
  more: (limit: number) => void
  /** So many lines were read for a file; `null` when none is made. */
  saving: number | null
  saveAs: (words: TableWords | null) => void
}

const rowsAtOnce = 100
/** A search goes through all of it. */
const searchedLines = 2_000

export function JournalView({ journal, busy, fault, more, saving, saveAs }: Props): VNode {
  const { manager, common } = useTexts()
  const [wanted, setWanted] = useState(anything)
  const [limit, setLimit] = useState(rowsAtOnce)
  const { rows, older, intact } = journal
  const textOf = useSearchedText()
  const found = useMemo(() => matching(rows, wanted, textOf), [rows, wanted, textOf])
  const isSearching = !isAnything(wanted) && older !== null && !fault
  useEffect(() => {
    if (isSearching && !busy) more(searchedLines)
  }, [isSearching, busy, more])
  if (rows.length === 0 && intact && older === null) {
    return <EmptyView title={manager.journal.empty} meaning={manager.journal.emptyMeaning} />
  }
  const showMore = (): void => {
    const next = limit + rowsAtOnce
    setLimit(next)
    if (found.length < next && older !== null) more(pageLines)
  }
  return (
    <>
      <p class="intro">{manager.journal.intro}</p>
      <Chain intact={intact} whole={older === null} />
      <Filter wanted={wanted} want={setWanted} />
      <div class="buttons">
        <Count found={found.length} whole={older === null || !isAnything(wanted)} isSearching={isSearching} />
        <SaveButtons saving={saving} saveAs={saveAs} />
      </div>
      {byDay(found.slice(0, limit)).map(({ date, rows }) => (
        <section key={date.getTime()} class="day">
          <h2>{formatDate(common, date)}</h2>
          <ul class="paper journal">
            {rows.map(row =>
              isWrongPin(row) ? (
                <WrongPinRow key={rowKey(row)} row={row} />
              ) : (
                <JournalRow key={rowKey(row)} row={row} />
              ),
            )}
          </ul>
        </section>
      ))}
      {fault && <ErrorView error={fault} />}
      {(found.length > limit || (older !== null && !isSearching)) && (
        <p>
          <Button action="more" dead={busy} onPress={showMore}>
            {common.more}
          </Button>
        </p>
      )}
    </>
  )
}

function Filter({ wanted, want }: { wanted: Wanted; want: (wanted: Wanted) => void }): VNode {
  const { journal } = useTexts().manager
  const { query, from, to } = wanted
  return (
    <div class="journal-filter">
      <TextField
        name="filter"
        type="search"
        label={journal.filter}
        value={query}
        onText={text => want({ ...wanted, query: text })}
      />
      <DateField name="from" label={journal.fromDay} value={from} onDay={day => want({ ...wanted, from: day })} />
      <DateField name="to" label={journal.toDay} value={to} onDay={day => want({ ...wanted, to: day })} />
    </div>
  )
}

/** Each row is put into the words it is found by once. */
function useSearchedText(): (entry: AnyEntry) => string {
  const texts = useTexts()
  return useMemo(() => {
    const known = new WeakMap<AnyEntry, string>()
    return entry => {
      const text = known.get(entry) ?? searchedText(entry, wordsOf(texts, entry))
      known.set(entry, text)
      return text
    }
  }, [texts])
}

const wordsOf = (texts: Texts, entry: AnyEntry): string =>
  [
    texts.operations[entry.operation as NamedOperation] ?? entry.operation,
    ...(isWrongPin(entry) ? [texts.manager.journal.wrongPin[entry.pin]] : Object.values(entryWords(texts, entry))),
  ].join('\n')

/** `whole`: it is the number of all that there are. */
function Count({ found, whole, isSearching }: { found: number; whole: boolean; isSearching: boolean }): VNode {
  const { manager, common } = useTexts()
  const choose = usePlural()
  const { noMatch, records, newest, searching } = manager.journal
  const count = fill(choose(whole ? records : newest, found), { count: formatNumber(common, found) })
  return (
    <p role="status" data-searching={isSearching}>
      {found === 0 && !isSearching ? noMatch : count}
      {isSearching && ` · ${searching}`}
    </p>
  )
}

/** `whole`: all of it was looked at. */
function Chain({ intact, whole }: { intact: boolean; whole: boolean }): VNode {
  const { journal } = useTexts().manager
  const good = whole ? journal.intact : journal.intactSoFar
  return (
    <div data-intact={intact}>
      <Notice kind={intact ? 'good' : 'danger'} title={intact ? good : journal.broken} />
    </div>
  )
}
