/** Starts the prompt window: settings, the port to the background, and the view. */
import { render, type VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { product } from '../../shared/product.ts'
import { browser } from '../browser.ts'
import { fill } from '../locales/format.ts'
import { preferredLanguage } from '../locales/language-codes.ts'
import { languages } from '../locales/languages.ts'
import { readSettings, watchSettings, writeSettings, type Settings } from '../settings.ts'
import { LanguageProvider } from '../ui/language.tsx'
import '../ui/theme.css'
import '../ui/components.css'
import '../ui/documents.css'
import './prompt.css'
import { connect, type Connection } from './connection.ts'
import type { PromptState } from '../prompt-messages.ts'
import { Orphan } from './orphan.tsx'
import { Prompt } from './prompt.tsx'
import type { OpenedDocument, PromptActions } from './prompt-context.ts'

function Window(): VNode | null {
  const [settings, setSettings] = useState<Settings | null>(null)
  const { state, lost, opened, actions } = useConnection()
  const language = settings?.language ?? preferredLanguage(navigator.languages)

  const origin = state?.origin

  useEffect(() => {
    const leaving = new AbortController()
    void readSettings(browser.storage).then(setSettings)
    watchSettings(browser.storage, setSettings, leaving.signal)
    return () => leaving.abort()
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
    const host = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin).host : ''
    const title = fill(languages[language].prompt.windowTitle, { host, product: product.name })
    document.title = origin === null ? product.name : title
  }, [language, origin])
  if (!settings) return null
  return (
    <LanguageProvider language={language} choose={chosen => void writeSettings(browser.storage, { language: chosen })}>
      {state && <Prompt state={state} opened={opened} word={settings.word} actions={actions} />}
      {!state && lost && <Orphan />}
    </LanguageProvider>
  )
}

interface Connected {
  state: PromptState | null
  /** The background does not know this window, or is gone. */
  lost: boolean
  opened: ReadonlyMap<number, OpenedDocument>
  actions: PromptActions
}

function useConnection(): Connected {
  const [state, setState] = useState<PromptState | null>(null)
  const [opened, setOpened] = useState<ReadonlyMap<number, OpenedDocument>>(new Map())
  const [lost, setLost] = useState(false)
  const [connection, setConnection] = useState<Connection | null>(null)

  useEffect(() => {
    const made = connect({
      onState: next => {
        // What `npm run bench` measures: when the window had something to show, and when it was answered.
        performance.mark(next.now.stage)
        setState(next)
      },
      onLost: () => {
        setLost(true)
        setState(before => before && whenLost(before))
      },
    })
    setConnection(made)
  }, [])

  const actions = useMemo<PromptActions>(
    () => ({
      answer: (number, { typed }) => {
        performance.mark('answered')
        connection?.send({ answer: { number, typed } })
      },
      reject: () => connection?.send({ reject: true }),
      read: index =>
        void connection?.fetch(index).then(document => setOpened(before => new Map(before).set(index, document))),
      fetch: index => connection?.fetch(index) ?? never,
      close: () => window.close(),
    }),
    [connection],
  )
  return { state, lost, opened, actions }
}

const never = new Promise<never>(() => undefined)

/** What was already decided stays on the screen. */
const whenLost = (state: PromptState): PromptState =>
  state.now.stage === 'done' || state.now.stage === 'failed' ? state : { ...state, now: { stage: 'ended' } }

render(<Window />, document.body)
