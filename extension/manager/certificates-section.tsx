/** The person's certificates on all connected tokens; read again when a token comes or goes. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { readTokens, watchTokens } from '../read-tokens.ts'
import { LoadedView } from '../ui/loaded-view.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { profilesOf } from './profiles.ts'
import { ProfilesView } from './views/profiles-view.tsx'

export function CertificatesSection(): VNode {
  const { loaded: watched } = useLoaded(watchTokens)
  const { loaded, again } = useLoaded(readTokens)
  const tokens = watched.state === 'good' ? watched.value : null
  useEffect(() => {
    if (tokens) again()
  }, [tokens, again])
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ tokens, journal }) => <ProfilesView {...profilesOf(tokens, new Date(), journal)} />}
    </LoadedView>
  )
}
