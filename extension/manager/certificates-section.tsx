/** The person's certificates on all connected tokens; read again when a token comes or goes. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Result } from '../../shared/operations/index.ts'
import { call } from '../call.ts'
import { LoadedView } from '../ui/loaded-view.tsx'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import { profilesOf } from './profiles.ts'
import { watchTokens } from './tokens-section.tsx'
import { ProfilesView } from './views/profiles-view.tsx'

/** A token that cannot be read just now keeps nobody from seeing the others. */
const loadTokens: Load<Result<'readToken'>[]> = async signal => {
  const tokens = await call('listTokens', {}, { signal })
  const read = await Promise.allSettled(tokens.map(({ id }) => call('readToken', { token: id }, { signal })))
  return read.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
}

export function CertificatesSection(): VNode {
  const { loaded: watched } = useLoaded(watchTokens)
  const { loaded, again } = useLoaded(loadTokens)
  const tokens = watched.state === 'good' ? watched.value : null
  useEffect(() => {
    if (tokens) again()
  }, [tokens, again])
  return (
    <LoadedView loaded={loaded} again={again}>
      {tokens => <ProfilesView {...profilesOf(tokens, new Date())} />}
    </LoadedView>
  )
}
