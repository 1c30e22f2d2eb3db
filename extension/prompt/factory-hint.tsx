/** The PIN of a family from the factory, as help: it is shown and never tried. */
import type { VNode } from 'preact'
import { fill } from '../locales/format.ts'
import { useTexts } from '../ui/language.tsx'

export function FactoryHint({ pin }: { pin: string | null }): VNode | null {
  const { care } = useTexts()
  return pin === null ? null : <p class="aside">{fill(care.factory, { pin })}</p>
}
