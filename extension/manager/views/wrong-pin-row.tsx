/** A wrong PIN in the journal: whose, what asked for it, on which token, what was left. */
import type { VNode } from 'preact'
import type { WrongPinEntry } from '../../../shared/journal.ts'
import { formatTime } from '../../locales/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { useTries } from '../../ui/use-tries.ts'
import { VisibleText } from '../../ui/visible-text.tsx'
import { AskedBy } from './asked-by.tsx'

export function WrongPinRow({ row }: { row: WrongPinEntry }): VNode {
  const { manager } = useTexts()
  const triesAfter = useTriesAfter()
  return (
    <li data-wrong-pin={row.pin}>
      <div class="journal-line">
        <time class="aside" dateTime={row.time.toISOString()}>
          {formatTime(row.time)}
        </time>
        <div class="journal-words">
          <p class="row-name">{manager.journal.wrongPin[row.pin]}</p>
          <AskedBy {...row} />
          <p class="aside">
            <VisibleText text={`${row.token.label} · ${row.token.serialNumber}`} />
          </p>
        </div>
        <p class={row.tries === 'locked' ? 'bad' : 'warn'}>{triesAfter(row)}</p>
      </div>
    </li>
  )
}

/** What was left then; empty where the token did not tell. */
export function useTriesAfter(): (row: WrongPinEntry) => string {
  const say = useTries()
  return ({ tries, left }) => {
    if (tries === 'locked') return say({ tries, left: null })
    return tries === 'unknown' && left === null ? '' : say({ tries, left })
  }
}
