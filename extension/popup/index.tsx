/** Starts the toolbar popup: what is known of the tab, the host and the tokens at this moment. */
import { render, type VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Result } from '../../shared/operations/index.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import { product } from '../../shared/product.ts'
import type { TokenSummary } from '../../shared/token.ts'
import { browser } from '../browser.ts'
import { call } from '../call.ts'
import { preferredLanguage, type Language } from '../locales/language-codes.ts'
import { readSettings, writeSettings } from '../settings.ts'
import { LanguageProvider } from '../ui/language.tsx'
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
const watchTokens: Load<readonly TokenSummary[]> = (signal, tell) =>
  call('watchTokens', {}, { signal, onProgress: tell })

async function open(task: 'tokens' | 'readiness'): Promise<void> {
  await call('openTokenManager', { task })
  window.close()
}

function Page(): VNode | null {
  const [chosen, setChosen] = useState<Language | null | undefined>()
  const site = useLoaded(loadSite)
  const status = useLoaded(loadStatus)
  const tokens = useLoaded(watchTokens)
  const language = chosen ?? preferredLanguage(navigator.languages)

  useEffect(() => void readSettings(browser.storage).then(settings => setChosen(settings.language)), [])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = product.name
  }, [language])

  const choose = (language: Language): void => {
    setChosen(language)
    void writeSettings(browser.storage, { language })
  }
  if (site.loaded.state === 'loading' || chosen === undefined) return null
  const known = site.loaded.state === 'good' ? site.loaded.value : { origin: null, scopes: [] }
  return (
    <LanguageProvider language={language} choose={choose}>
      <Popup
        state={{
          ...known,
          host: status.loaded.state === 'good' ? status.loaded.value.host : null,
          tokens: tokens.loaded.state === 'good' ? tokens.loaded.value : null,
        }}
        actions={{
          revoke: origin => void call('revokeOrigin', { origin }).finally(site.again),
          open: task => void open(task),
        }}
      />
    </LanguageProvider>
  )
}

render(<Page />, document.body)
