/** The origins that the person has allowed: what each may do, since when, and the way to take it back. */
import type { VNode } from 'preact'
import type { Result } from '../../../shared/operations/index.ts'
import { formatDate } from '../../locales/format.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyView } from '../../ui/empty-view.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'

interface Props {
  sites: Result<'listOrigins'>
  revoke: (origin: string) => void
}

export function SitesView({ sites, revoke }: Props): VNode {
  const { manager } = useTexts()
  if (sites.length === 0) return <EmptyView title={manager.sites.empty} meaning={manager.sites.emptyMeaning} />
  return (
    <>
      <p class="intro">{manager.sites.intro}</p>
      <ul class="cards">
        {sites.map(site => (
          <li key={site.origin}>
            <Site site={site} revoke={revoke} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Site({ site, revoke }: { site: Props['sites'][number]; revoke: Props['revoke'] }): VNode {
  const { manager, prompt, common } = useTexts()
  return (
    <article class="paper" data-origin={site.origin}>
      <h2>
        <bdi dir="ltr">{site.origin}</bdi>
      </h2>
      <ul class="scopes">
        {site.scopes.map(scope => (
          <li key={scope}>{prompt.scopes[scope].title}</li>
        ))}
      </ul>
      <Facts
        facts={[
          { name: manager.sites.allowed, value: formatDate(common, site.allowedAt) },
          { name: manager.sites.used, value: site.usedAt ? formatDate(common, site.usedAt) : manager.sites.never },
        ]}
      />
      <p>
        <Button action="revoke" kind="danger" about={site.origin} onPress={() => revoke(site.origin)}>
          {manager.sites.revoke}
        </Button>
      </p>
    </article>
  )
}
