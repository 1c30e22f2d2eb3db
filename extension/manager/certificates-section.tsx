/** The person's certificates on all connected tokens; read again when a token comes or goes. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { call } from '../call.ts'
import { readTokens, watchTokens } from '../read-tokens.ts'
import { LoadedView } from '../ui/loaded-view.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { useActivity } from './activity.ts'
import { profilesOf } from '../profiles/profiles.ts'
import { ProfilesView } from './views/profiles-view.tsx'
import type { MarkRetired } from './views/retire-button.tsx'
import { StatusLine } from './views/token/status-line.tsx'

export function CertificatesSection(): VNode {
  const { loaded: watched } = useLoaded(watchTokens)
  const { loaded, again } = useLoaded(readTokens)
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
      {({ tokens, journal }) => (
        <>
          <StatusLine
            activity={activity}
            connected={tokens.filter(({ details }) => details.summary.kind === 'pkcs11').length}
          />
          <ProfilesView
            {...profilesOf(tokens, new Date(), journal)}
            busy={activity.state === 'doing'}
            markRetired={markRetired}
          />
        </>
      )}
    </LoadedView>
  )
}
