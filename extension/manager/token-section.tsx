/** One token: reads it, again whenever it may have changed, and keeps what its PIN showed until the person logs out. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { equalBytes } from '../../shared/bytes.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { SlotDetails } from '../../shared/token-details.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { call } from '../call.ts'
import { LoadedView } from '../ui/loaded-view.tsx'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import type { Activity, Run } from './activity.ts'
import type { Task } from './place.ts'
import { tokenActions } from './token-actions.ts'
import { TokenPage } from './views/token/token-page.tsx'

interface Props {
  summary: TokenSummary
  slot: SlotDetails
  task: Task | null
  busy: boolean
  tell: (activity: Activity) => void
  run: Run
}

export function TokenSection({ summary, slot, task, busy, tell, run }: Props): VNode {
  const { id } = summary
  // A summary that differs from the one before makes a new `load`, and so the token is read again.
  const load = useMemo<Load<Result<'readToken'>>>(
    () => signal => call('readToken', { token: summary.id }, { signal }),
    [summary],
  )
  const { loaded, again } = useLoaded(load)
  const [shown, setShown] = useState<Result<'readPrivateObjects'> | null>(null)
  const actions = useMemo(
    () =>
      tokenActions(id, run, {
        again,
        onObjects: objects => setShown(before => before && { ...before, objects }),
        onLogin: setShown,
        onLogout: () => {
          setShown(null)
          tell({ state: 'loggedOut' })
        },
        onMarked: (certificate, retired) => {
          setShown(before => before && { ...before, objects: marked(before.objects, certificate, retired) })
          again()
        },
        onPinChanged: () => {
          setShown(before => before && { ...before, factoryPin: false })
          again()
        },
        onInitialized: () => {
          setShown(null)
          again()
          location.hash = '#tokens'
        },
      }),
    [id, run, tell, again],
  )
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ details, objects }) => (
        <TokenPage
          details={details}
          objects={shown ? withPrivate(objects, shown.objects) : objects}
          slot={slot}
          login={shown}
          busy={busy}
          task={task}
          actions={actions}
        />
      )}
    </LoadedView>
  )
}

type Objects = Result<'readToken'>['objects']

const marked = (objects: Objects, certificate: Uint8Array, retired: boolean): Objects =>
  objects.map(one =>
    one.kind === 'certificate' && equalBytes(one.certificate, certificate) ? { ...one, retired } : one,
  )

/** What shows without the PIN is as it was read last; what only the PIN shows, as it was shown then. */
function withPrivate(open: Objects, shown: Objects): Objects {
  const known = new Map(shown.map(object => [object.id, object]))
  const openIds = new Set(open.map(({ id }) => id))
  return [
    ...open.map(object => known.get(object.id) ?? object),
    ...shown.filter(one => one.private && !openIds.has(one.id)),
  ]
}
