/** The journal as a file or a table: dead while one is made, beside how far it has come. */
import type { VNode } from 'preact'
import { fill, formatNumber } from '../../locales/format.ts'
import { Button } from '../../ui/button.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import type { NamedOperation } from '../../prompt-messages.ts'
import { entryWords } from '../entry-words.ts'
import type { TableWords } from '../save-journal.ts'
import { useTriesAfter } from './wrong-pin-row.tsx'

interface Props {
  /** So many lines were read for a file; `null` when none is made. */
  saving: number | null
  saveAs: (words: TableWords | null) => void
}

export function SaveButtons({ saving, saveAs }: Props): VNode {
  const texts = useTexts()
  const { manager, common, operations } = texts
  const choose = usePlural()
  const triesOf = useTriesAfter()
  const { columns, wrongPin } = manager.journal
  const operationOf = (name: string): string => operations[name as NamedOperation] ?? name
  return (
    <>
      <Button action="export" dead={saving !== null} onPress={() => saveAs(null)}>
        {manager.journal.export}
      </Button>
      <Button
        action="export-table"
        dead={saving !== null}
        onPress={() =>
          saveAs({ columns, outcomeOf: entry => entryWords(texts, entry).outcome, wrongPin, operationOf, triesOf })
        }
      >
        {manager.journal.exportTable}
      </Button>
      {saving !== null && (
        <p role="status" data-saving>
          {fill(choose(manager.journal.saving, saving), { count: formatNumber(common, saving) })}
        </p>
      )}
    </>
  )
}
