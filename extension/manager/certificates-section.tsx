/** The person's certificates on all connected tokens; read again when a token comes or goes. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Result } from '../../shared/operations/index.ts'
import { call } from '../call.ts'
import { LoadedView } from '../ui/loaded-view.tsx'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import { useActivity } from './activity.ts'
import { profilesOf } from './profiles.ts'
import { watchTokens } from './tokens-section.tsx'
import { ProfilesView } from './views/profiles-view.tsx'
import type { MarkRetired } from './views/retire-button.tsx'
import { StatusLine } from './views/token/status-line.tsx'

/** A token that cannot be read just now keeps nobody from seeing the others. */
const loadTokens: Load<Result<'readToken'>[]> = async signal => {
  const tokens = await call('listTokens', {}, { signal })
  const read = await Promise.allSettled(tokens.map(({ id }) => call('readToken', { token: id }, { signal })))
  return read.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
}

export function CertificatesSection(): VNode {
  const { loaded: watched } = useLoaded(watchTokens)
  const { loaded, again } = useLoaded(loadTokens)
  const { activity, tell, run } = useActivity()
  const markRetired: MarkRetired = (certificate, retired) =>
    run(
      'markRetired',
      () => call('markRetired', { certificate, retired }),
      () => {
        again()
        tell({ state: retired ? 'retired' : 'unretired' })
      },
    )
  const tokens = watched.state === 'good' ? watched.value : null
  useEffect(() => {
    if (tokens) again()
  }, [tokens, again])
  return (
    <LoadedView loaded={loaded} again={again}>
      {read => (
        <>
          <StatusLine
            activity={activity}
            connected={read.filter(({ details }) => details.summary.kind === 'pkcs11').length}
          />
          <ProfilesView {...profilesOf(read, new Date())} busy={activity.state === 'doing'} markRetired={markRetired} />
        </>
      )}
    </LoadedView>
  )
}
