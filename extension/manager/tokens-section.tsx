/** The tokens: all readers, or one token's own page; follows plugging in and out, and says what is being done. */
import type { VNode } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { SlotDetails } from '../../shared/token-details.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { call } from '../call.ts'
import { EmptyView } from '../ui/empty-view.tsx'
import { useTexts } from '../ui/language.tsx'
import { LoadedView } from '../ui/loaded-view.tsx'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import { useActivity, type Activity } from './activity.ts'
import type { Place } from './place.ts'
import { TokenSection } from './token-section.tsx'
import { StatusLine } from './views/token/status-line.tsx'
import { isCounted, TokensView } from './views/tokens-view.tsx'

const watchSlots: Load<readonly SlotDetails[]> = (signal, tell) => call('watchSlots', {}, { signal, onProgress: tell })

export function TokensSection({ place }: { place: Place }): VNode {
  const { loaded, again } = useLoaded(watchSlots)
  const { activity, tell, run } = useActivity()
  const tokens = useMemo(() => (loaded.state === 'good' ? tokensIn(loaded.value) : null), [loaded])
  useTellPlugged(tokens, tell)
  return (
    <LoadedView loaded={loaded} again={again}>
      {slots => {
        const tokens = tokensIn(slots)
        const chosen = chosenToken(place, tokens)
        const slot = slots.find(({ token }) => token?.id === chosen)
        return (
          <>
            <StatusLine activity={activity} connected={tokens.filter(isCounted).length} />
            {chosen === null ? (
              <TokensView slots={slots} task={place.task} again={again} />
            ) : slot?.token ? (
              <TokenSection
                key={chosen}
                summary={slot.token}
                slot={slot}
                task={place.task}
                busy={activity.state === 'doing'}
                tell={tell}
                run={run}
              />
            ) : (
              <TokenGone />
            )}
          </>
        )
      }}
    </LoadedView>
  )
}

const tokensIn = (slots: readonly SlotDetails[]): TokenSummary[] => slots.flatMap(({ token }) => token ?? [])

/** The one that the address names; with a task, the only one there is. */
function chosenToken({ token, task }: Place, tokens: readonly TokenSummary[]): string | null {
  if (token !== null) return token
  const real = tokens.filter(({ kind }) => kind === 'pkcs11')
  const [only, ...more] = real.length > 0 ? real : tokens
  return task !== null && only && more.length === 0 ? only.id : null
}

const nameOf = ({ label, serialNumber }: TokenSummary): string => `${label.trim()} ${serialNumber}`.trim()

function useTellPlugged(tokens: readonly TokenSummary[] | null, tell: (activity: Activity) => void): void {
  const knownRef = useRef<readonly TokenSummary[] | null>(null)
  useEffect(() => {
    const known = knownRef.current
    knownRef.current = tokens
    if (!known || !tokens) return
    const plugged = tokens.find(({ id }) => !known.some(token => token.id === id))
    const unplugged = known.find(({ id }) => !tokens.some(token => token.id === id))
    if (plugged) tell({ state: 'plugged', token: nameOf(plugged) })
    else if (unplugged) tell({ state: 'unplugged', token: nameOf(unplugged) })
  }, [tokens, tell])
}

function TokenGone(): VNode {
  const { overview } = useTexts().tokenPage
  return (
    <EmptyView title={overview.gone} meaning={overview.goneMeaning}>
      <p>
        <a href="#tokens">{overview.back}</a>
      </p>
    </EmptyView>
  )
}
