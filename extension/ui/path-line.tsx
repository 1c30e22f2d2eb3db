/** The chain of a certificate as far as it lies beside it, by the names alone, and what is wrong with it. */
import type { VNode } from 'preact'
import { fill } from '../locales/format.ts'
import { issuersByName } from '../profiles/issuers-by-name.ts'
import { pathStory } from '../profiles/path-story.ts'
import { useTexts } from './language.tsx'
import { PathFindings } from './path-findings.tsx'
import { useNow } from './use-now.ts'
import { visibleText } from './visible-runs.ts'

interface Props {
  certificate: Uint8Array
  pool: readonly Uint8Array[]
}

export function PathLine({ certificate, pool }: Props): VNode | null {
  const { objects } = useTexts()
  const now = useNow(60_000)
  const chain = issuersByName(certificate, pool)
  const story = pathStory({ certificate, chain, pool, trust: 'notJudged', at: new Date(now) })
  if (!story) return null
  const { names, isWhole, findings } = story
  return (
    <>
      <p class="aside">
        {fill(isWhole ? objects.chainWhole : objects.chainBroken, { names: names.map(visibleText).join(' → ') })}
      </p>
      <PathFindings findings={findings} place="token" />
    </>
  )
}
