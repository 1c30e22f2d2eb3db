/** The person's certificates on all connected tokens; read again when a token comes or goes. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { TokenSummary } from '../../shared/token.ts'
import { call } from '../call.ts'
import { readTokens, watchTokens, type ReadTokens } from '../read-tokens.ts'
import { LoadedView } from '../ui/loaded-view.tsx'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import { retiring, useActivity } from './activity.ts'
import { EnrolmentsPart } from './enrolments-part.tsx'
import { profilesOf } from '../profiles/profiles.ts'
import { usePathChecks } from './use-path-checks.ts'
import { ProfilesView } from './views/profiles-view.tsx'
import type { MarkRetired } from './views/retire-button.tsx'
import { StatusLine } from './views/token/status-line.tsx'

export function CertificatesSection(): VNode {
  const { loaded: watched, again: watchAgain } = useLoaded(watchTokens)
  return (
    <LoadedView loaded={watched} again={watchAgain}>
      {tokens => <Certificates connected={tokens} />}
    </LoadedView>
  )
}

function Certificates({ connected }: { connected: readonly TokenSummary[] }): VNode {
  const load = useMemo<Load<ReadTokens>>(() => signal => readTokens(connected, signal), [connected])
  const { loaded, again } = useLoaded(load)
  const { activity, run } = useActivity()
  const checks = usePathChecks()
  const markRetired: MarkRetired = (certificate, retired) =>
    run(retiring(retired), () => call('markRetired', { certificate, retired }), again)
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
            checks={checks}
          />
          <EnrolmentsPart />
        </>
      )}
    </LoadedView>
  )
}
