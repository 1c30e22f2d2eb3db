/** The state of a token in words; one that cannot be used is a warning. */
import type { VNode } from 'preact'
import type { TokenSummary } from '../../shared/token.ts'
import { useTexts } from './language.tsx'

const tones: Record<TokenSummary['state'], string> = {
  ready: 'good',
  blank: 'good',
  uninitialized: 'warn',
  locked: 'bad',
}

/** The software token needs nobody to initialize it: its PIN is chosen with the first key. */
export function TokenState({ token: { kind, state } }: { token: TokenSummary }): VNode {
  const { tokens } = useTexts()
  if (kind === 'software' && state === 'uninitialized') return <p class="aside">{tokens.unused}</p>
  return <p class={tones[state]}>{tokens.states[state]}</p>
}
