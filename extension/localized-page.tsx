/** A page of our own in the person's language: its settings, kept as they change, its title and its texts. */
import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browser } from './browser.ts'
import { preferredLanguage } from './locales/language-codes.ts'
import { languages } from './locales/languages.ts'
import type { Texts } from './locales/texts.ts'
import { readSettings, watchSettings, writeSettings, type Settings } from './settings.ts'
import { LanguageProvider } from './ui/language.tsx'

interface Props {
  title: (texts: Texts) => string
  /** Drawn once the settings are known. */
  children: (settings: Settings) => ComponentChildren
}

export function LocalizedPage({ title, children }: Props): VNode | null {
  const settings = useSettings()
  const language = settings?.language ?? preferredLanguage(navigator.languages)
  const words = title(languages[language])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = words
  }, [language, words])
  if (!settings) return null
  return (
    <LanguageProvider language={language} choose={chosen => void writeSettings(browser.storage, { language: chosen })}>
      {children(settings)}
    </LanguageProvider>
  )
}

/** `null` until they are read. */
function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    void readSettings(browser.storage).then(setSettings)
    watchSettings(browser.storage, setSettings, leaving.signal)
    return () => leaving.abort()
  }, [])
  return settings
}
