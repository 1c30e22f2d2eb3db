/** What a token or a reader says of itself, or that it says nothing. */
import type { VNode } from 'preact'
import { useTexts } from './language.tsx'
import { VisibleText } from './visible-text.tsx'

export function KnownText({ text }: { text: string }): VNode {
  const { common } = useTexts()
  return text === '' ? <>{common.unknown}</> : <VisibleText text={text} />
}
