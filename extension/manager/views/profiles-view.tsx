/** Certificates as profiles: whose, how long they hold, where the key is, what to do next; and enrolments that wait. */
import type { VNode } from 'preact'
import type { TokenSummary } from '../../../shared/token.ts'
import { CertificateDetails, CertificateSummary } from '../../ui/certificate-view.tsx'
import { EmptyView } from '../../ui/empty-view.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'
import { ObjectView } from '../../ui/object-view.tsx'
import { RequestedOn } from '../../ui/requested-on.tsx'
import { ValidityBar } from '../../ui/validity-bar.tsx'
import { SiteLink } from '../../ui/site-link.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { tokenAddress } from '../place.ts'
import { isToRenew, type Profiles } from '../../profiles/profiles.ts'
import { PathCheckView, type PathChecks } from './path-check-view.tsx'
import { RetireButton, RetireHint, type MarkRetired } from './retire-button.tsx'

interface Props extends Profiles {
  busy: boolean
  markRetired: MarkRetired
  checks: PathChecks
}

export function ProfilesView({ profiles, enrolments, busy, markRetired, checks }: Props): VNode {
  const { profiles: texts } = useTexts().manager
  return (
    <>
      <p class="intro">{texts.intro}</p>
      {profiles.length === 0 ? <EmptyView title={texts.empty} meaning={texts.emptyMeaning} /> : <RetireHint />}
      <ul class="cards">
        {profiles.map(({ id, certificate, beside, token, next, requestedFrom }) => (
          <li key={`${token.id} ${id}`}>
            <article class="paper" data-next={next}>
              <CertificateSummary certificate={certificate} />
              <ValidityBar certificate={certificate} />
              <Facts
                facts={[
                  { name: texts.place, value: <TokenLink token={token} /> },
                  {
                    name: texts.next,
                    value: (
                      <span class={next === 'critical' ? 'bad' : isToRenew(next) ? 'warn' : ''}>{texts[next]}</span>
                    ),
                  },
                  ...(isToRenew(next) && requestedFrom !== null
                    ? [{ name: texts.requestedFrom, value: <SiteLink origin={requestedFrom} /> }]
                    : []),
                ]}
              />
              <PathCheckView certificate={certificate} pool={beside} checks={checks} />
              <CertificateDetails certificate={certificate} />
              <div class="actions">
                <RetireButton
                  certificate={certificate}
                  retired={next === 'retired'}
                  dead={busy}
                  markRetired={markRetired}
                />
              </div>
            </article>
          </li>
        ))}
      </ul>
      {enrolments.length > 0 && (
        <section class="paper" data-part="enrolments">
          <h2>{texts.waiting}</h2>
          <p>{texts.waitingMeaning}</p>
          <ul class="objects">
            {enrolments.map(({ key, token, requestedAt }) => (
              <li key={`${token.id} ${key.id}`}>
                <ObjectView object={key} />
                <RequestedOn date={requestedAt} />
                <TokenLink token={token} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function TokenLink({ token }: { token: TokenSummary }): VNode {
  const { tokens } = useTexts()
  return (
    <a href={tokenAddress(token.id)}>
      {token.label.trim() === '' ? tokens.kinds[token.kind] : <VisibleText text={token.label} />}
      {' · '}
      <VisibleText text={token.serialNumber} />
    </a>
  )
}
