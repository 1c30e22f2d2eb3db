/** Since when a key waits for its certificate; nothing where that is not known. */
import type { VNode } from 'preact'
import { fill, formatDate } from '../locales/format.ts'
import { useTexts } from './language.tsx'

export function RequestedOn({ date }: { date: Date | null }): VNode | null {
  const { common, manager } = useTexts()
  if (!date) return null
  return <p class="aside">{fill(manager.profiles.requestedOn, { date: formatDate(common, date) })}</p>
}
