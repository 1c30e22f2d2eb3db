/** What was asked for in a line of the journal, and by whom. */
import type { VNode } from 'preact'
import type { Asker } from '../../../shared/journal.ts'
import type { NamedOperation } from '../../prompt-messages.ts'
import { useTexts } from '../../ui/language.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'

export function AskedBy({ operation, origin }: Pick<Asker, 'operation' | 'origin'>): VNode {
  const { operations } = useTexts()
  return (
    <p class="aside">
      <VisibleText text={operations[operation as NamedOperation] ?? operation} />
      {' · '}
      <bdi dir="ltr">{origin}</bdi>
    </p>
  )
}
