/** A distinguished name, one attribute a line, each with its label; unknown types keep their number. */
import type { VNode } from 'preact'
import type { NamePart } from '../../shared/certificate.ts'
import type { NameAttribute } from '../../shared/names.ts'
import { Facts } from './facts.tsx'
import { useTexts } from './language.tsx'
import { VisibleText } from './visible-text.tsx'

export function NameFacts({ name }: { name: readonly NamePart[] }): VNode {
  const { names } = useTexts().certificates
  return (
    <Facts
      facts={name.map(part => ({
        name: names[part.type as NameAttribute] ?? part.type,
        value: <VisibleText text={part.value} />,
      }))}
    />
  )
}
