/** Requests that wait for their certificates: lists them, also those whose token is not connected. Where none waits, nothing is drawn. */
import type { VNode } from 'preact'
import type { Enrolment } from '../../shared/enrolment.ts'
import { call } from '../call.ts'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import { EnrolmentsView } from './views/enrolments-view.tsx'

const load: Load<Enrolment[]> = signal => call('listEnrolments', {}, { signal })

export function EnrolmentsPart(): VNode | null {
  const { loaded, again } = useLoaded(load)
  if (loaded.state !== 'good' || loaded.value.length === 0) return null
  const forget = ({ origin, reference }: Enrolment): void =>
    void call('forgetEnrolment', { origin, reference })
      .catch(() => undefined)
      .finally(again)
  return <EnrolmentsView enrolments={loaded.value} forget={forget} />
}
