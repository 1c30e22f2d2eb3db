/** How much of a certificate's time is left, as a bar with its words. */
import type { VNode } from 'preact'
import { fill, formatNumber } from '../locales/format.ts'
import { certificateFacts, daysLeft, soonDays } from '../profiles/certificate-facts.ts'
import { useTexts } from './language.tsx'
import { useNow } from './use-now.ts'

const dayMs = 86_400_000

export function ValidityBar({ certificate }: { certificate: Uint8Array }): VNode | null {
  const { objects, common } = useTexts()
  const now = useNow(60_000)
  const facts = certificateFacts(certificate)
  if (!facts || facts.notBefore.getTime() > now) return null
  const total = Math.max(1, Math.round((facts.notAfter.getTime() - facts.notBefore.getTime()) / dayMs))
  const left = Math.min(total, daysLeft(facts, new Date(now)))
  const days = { left: formatNumber(common, left), total: formatNumber(common, total) }
  return (
    <svg
      class="validity-bar"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      role="img"
      aria-label={fill(objects.daysOf, days)}
    >
      <rect class="validity-all" width="100" height="4" />
      <rect class={left < soonDays ? 'validity-soon' : 'validity-left'} width={(100 * left) / total} height="4" />
    </svg>
  )
}
