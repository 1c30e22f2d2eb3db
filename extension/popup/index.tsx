/** Starts the toolbar popup: what is known of the tab, the host and the tokens at this moment. */
import { render, type VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Result } from '../../shared/operations/index.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import { product } from '../../shared/product.ts'
import { attentionTo, type Attention } from '../profiles/attention.ts'
import { browser } from '../browser.ts'
import { call } from '../call.ts'
import { preferredLanguage, type Language } from '../locales/language-codes.ts'
import { readTokens, watchTokens } from '../read-tokens.ts'
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
const loadAttention: Load<Attention[]> = async signal => {
  const [read, modules] = await Promise.all([readTokens(signal, () => {}), call('listModules', {}, { signal })])
  return attentionTo({ ...read, modules }, new Date())
}

async function open(address: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`manager/index.html${address}`) })
  window.close()
}

function Page(): VNode | null {
  const [chosen, setChosen] = useState<Language | null | undefined>()
  const site = useLoaded(loadSite)
  const status = useLoaded(loadStatus)
  const tokens = useLoaded(watchTokens)
  const { loaded: attention, again: attendAgain } = useLoaded(loadAttention)
  const language = chosen ?? preferredLanguage(navigator.languages)

  useEffect(() => void readSettings(browser.storage).then(settings => setChosen(settings.language)), [])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = product.name
  }, [language])

  // What was listed may have come since it was read.
  const listed = tokens.loaded.state === 'good' ? tokens.loaded.value : null
  useEffect(() => {
    if (listed) attendAgain()
  }, [listed, attendAgain])

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
          tokens: listed,
          attention: attention.state === 'good' ? attention.value : [],
        }}
        actions={{
          revoke: origin => void call('revokeOrigin', { origin }).finally(site.again),
          open: address => void open(address),
        }}
      />
    </LanguageProvider>
  )
}

render(<Page />, document.body)
