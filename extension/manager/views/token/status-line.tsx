/** The line that says what is happening at the tokens, or what has just happened; it is read out as it changes. */
import type { VNode } from 'preact'
import { fill } from '../../../locales/format.ts'
import type { Plural } from '../../../locales/text-tables.ts'
import type { Texts } from '../../../locales/texts.ts'
import { ErrorView } from '../../../ui/error-view.tsx'
import { usePlural, useTexts } from '../../../ui/language.tsx'
import { visibleText } from '../../../ui/visible-runs.ts'
import type { Activity } from '../../activity.ts'

interface Props {
  activity: Activity
  /** So many tokens are connected, without the software token. */
  connected: number
}

export function StatusLine({ activity, connected }: Props): VNode {
  const texts = useTexts()
  const choose = usePlural()
  return (
    <div class="status-line" data-activity={activity.state}>
      <p role="status">{sentence(activity, texts, forms => fill(choose(forms, connected), { count: connected }))}</p>
      {activity.state === 'failed' && <ErrorView error={activity.error} />}
    </div>
  )
}

function sentence(
  activity: Activity,
  { operations, tokenPage, care }: Texts,
  count: (forms: Plural) => string,
): string {
  const { status, overview } = tokenPage
  switch (activity.state) {
    case 'idle':
      return count(overview.connected)
    case 'loggedOut':
    case 'retired':
    case 'unretired':
      return status[activity.state]
    case 'plugged':
    case 'unplugged':
      return fill(status[activity.state], { token: visibleText(activity.token) })
    case 'doing':
      // No window has opened for what needs no PIN.
      return activity.operation in care.asks
        ? fill(status.doing, { operation: operations[activity.operation] })
        : `${operations[activity.operation]}…`
    case 'rejected':
      return fill(status.rejected, { operation: operations[activity.operation] })
    case 'done':
      return `${care.done[activity.operation]}.`
    case 'failed':
    default:
      return ''
  }
}
