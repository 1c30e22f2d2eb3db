/** Requests that wait for their certificates: for whom, since when, for which site, and on which token the key is. */
import type { VNode } from 'preact'
import type { Enrolment } from '../../../shared/enrolment.ts'
import { fill, formatDate } from '../../locales/format.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'
import { SiteLink } from '../../ui/site-link.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'

interface Props {
  enrolments: readonly Enrolment[]
  forget: (enrolment: Enrolment) => void
}

export function EnrolmentsView({ enrolments, forget }: Props): VNode {
  const { enrolments: texts, manager, common } = useTexts()
  return (
    <section class="paper" data-part="waiting-requests">
      <h2>{texts.title}</h2>
      <p>{texts.meaning}</p>
      <ul class="objects">
        {enrolments.map(one => (
          <li key={`${one.origin} ${one.reference}`} data-waiting={one.reference}>
            <p class="row-name">
              <VisibleText text={one.subject} />
            </p>
            <p class="aside">{fill(texts.since, { date: formatDate(common, one.since) })}</p>
            <Facts
              facts={[
                {
                  name: manager.profiles.requestedFrom,
                  value: <SiteLink origin={one.origin} />,
                },
                { name: texts.reference, value: <VisibleText text={one.reference} /> },
                {
                  name: manager.profiles.place,
                  value: <VisibleText text={`${one.token.label} · ${one.token.serialNumber}`} />,
                },
              ]}
            />
            <div class="actions">
              <Button action="forget-enrolment" kind="danger" about={one.reference} onPress={() => forget(one)}>
                {texts.forget}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
