/** The language of a window: its texts by context, and the chooser that stands in every window. */
import { createContext, type ComponentChildren, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { pluralForm } from '../locales/format.ts'
import { isLanguage, languageCodes, languageRows, type Language } from '../locales/language-codes.ts'
import { languages } from '../locales/languages.ts'
import type { Plural } from '../locales/text-tables.ts'
import type { Texts } from '../locales/texts.ts'

interface LanguageState {
  language: Language
  choose: (language: Language) => void
}

const LanguageContext = createContext<LanguageState>({ language: 'en', choose: () => undefined })

export const LanguageProvider = (props: LanguageState & { children: ComponentChildren }): VNode => (
  <LanguageContext.Provider value={{ language: props.language, choose: props.choose }}>
    {props.children}
  </LanguageContext.Provider>
)

export const useLanguage = (): Language => useContext(LanguageContext).language

export const useTexts = (): Texts => languages[useContext(LanguageContext).language]

/** Picks the plural form of the window's language. */
export function usePlural(): (forms: Plural, count: number) => string {
  const { language } = useContext(LanguageContext)
  return (forms, count) => pluralForm(language, forms, count)
}

/** `compact`: no wider than the code of the language, with the list behind it. */
export function LanguageChooser({ compact = false }: { compact?: boolean }): VNode {
  const { language, choose } = useContext(LanguageContext)
  const texts = useTexts()
  const chooser = (
    <select
      class="language"
      aria-label={texts.common.language}
      data-field="language"
      value={language}
      onChange={({ currentTarget: { value } }) => {
        if (isLanguage(value)) choose(value)
      }}
    >
      {languageCodes.map(code => (
        <option key={code} value={code} lang={code}>
          {languageRows[code].name}
        </option>
      ))}
    </select>
  )
  if (!compact) return chooser
  return (
    <div class="language-menu">
      <span aria-hidden="true">{language.toUpperCase()} ▾</span>
      {chooser}
    </div>
  )
}
