/** Starts the toolbar popup: what is known of the tab, the host and the tokens at this moment. */
import { render, type VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Result } from '../../shared/operations/index.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import { product } from '../../shared/product.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { attentionTo, type Attention } from '../profiles/attention.ts'
import { browser } from '../browser.ts'
import { call } from '../call.ts'
import { LocalizedPage } from '../localized-page.tsx'
import { readSettings, writeSettings } from '../settings.ts'
import { readTokens, watchTokens } from '../read-tokens.ts'
import { useLoaded, type Load } from '../ui/use-loaded.ts'
import '../ui/theme.css'
import '../ui/components.css'
import './popup.css'
import { Popup } from './popup.tsx'

interface Site {
  origin: string | null
  scopes: Result<'listOrigins'>[number]['scopes']
}

const loadSite: Load<Site> = async signal => {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  const origin = tab?.url !== undefined && URL.canParse(tab.url) ? new URL(tab.url).origin : ''
  if (!isPageOrigin(origin)) return { origin: null, scopes: [] }
  const allowed = await call('listOrigins', {}, { signal })
  return { origin, scopes: allowed.find(one => one.origin === origin)?.scopes ?? [] }
}
const loadStatus: Load<Result<'status'>> = signal => call('status', {}, { signal })
const attentionOn =
  (listed: readonly TokenSummary[]): Load<Attention[]> =>
  async signal => {
    const [read, modules, journal, kept, { journalSeen }] = await Promise.all([
      readTokens(listed, signal),
      call('listModules', {}, { signal }),
      call('readJournal', { limit: journalLimit }, { signal }).then(
        ({ entries }) => entries,
        () => [],
      ),
      call('listKeptSignatures', {}, { signal }).catch(() => []),
      readSettings(browser.storage),
    ])
    return attentionTo({ ...read, modules, journal, kept, journalSeen }, new Date())
  }

/** A signature that was lost so long ago is no news. */
const journalLimit = 1_000

async function open(address: string): Promise<void> {
  if (address === '#journal') await writeSettings(browser.storage, { journalSeen: Date.now() })
  await browser.tabs.create({ url: browser.runtime.getURL(`manager/index.html${address}`) })
  window.close()
}

function Page(): VNode | null {
  const site = useLoaded(loadSite)
  const status = useLoaded(loadStatus)
  const { loaded: watched } = useLoaded(watchTokens)
  const listed = watched.state === 'good' ? watched.value : null
  const loadAttention = useMemo(() => listed && attentionOn(listed), [listed])
  const { loaded: attention } = useLoaded(loadAttention)
  if (site.loaded.state === 'loading') return null
  const known = site.loaded.state === 'good' ? site.loaded.value : { origin: null, scopes: [] }
  return (
    <LocalizedPage title={() => product.name}>
      {() => (
        <Popup
          state={{
            ...known,
            host: status.loaded.state === 'good' ? status.loaded.value.host : null,
            tokens: listed,
            attention: attention.state === 'good' ? attention.value : [],
          }}
          actions={{
            revoke: origin => void call('revokeOrigin', { origin }).finally(site.again),
            open: address => void open(address),
          }}
        />
      )}
    </LocalizedPage>
  )
}

render(<Page />, document.body)
