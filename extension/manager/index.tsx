/** Starts the manager page: settings, and the section that the address names. */
import { render, type VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { product } from '../../shared/product.ts'
import { browser } from '../browser.ts'
import { preferredLanguage } from '../locales/language-codes.ts'
import { languages } from '../locales/languages.ts'
import { readSettings, watchSettings, writeSettings, type Settings } from '../settings.ts'
import { LanguageProvider } from '../ui/language.tsx'
import '../ui/theme.css'
import '../ui/components.css'
import './manager.css'
import { Manager } from './manager.tsx'
import { sections } from './sections.tsx'
import { placeOf } from './place.ts'

function Page(): VNode | null {
  const [settings, setSettings] = useState<Settings | null>(null)
  const [place, setPlace] = useState(() => placeOf(location.hash))
  const language = settings?.language ?? preferredLanguage(navigator.languages)

  useEffect(() => {
    const leaving = new AbortController()
    void readSettings(browser.storage).then(setSettings)
    watchSettings(browser.storage, setSettings, leaving.signal)
    addEventListener('hashchange', () => setPlace(placeOf(location.hash)), { signal: leaving.signal })
    return () => leaving.abort()
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = `${languages[language].manager.title} – ${product.name}`
  }, [language])

  if (!settings) return null
  const Section = sections[place.section]
  return (
    <LanguageProvider language={language} choose={chosen => void writeSettings(browser.storage, { language: chosen })}>
      <Manager section={place.section}>
        <Section key={place.section} place={place} settings={settings} />
      </Manager>
    </LanguageProvider>
  )
}

render(<Page />, document.body)
