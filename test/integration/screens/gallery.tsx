/** The page of the gallery: draws any screen from its data, with the same parts and styles as the real windows. */
import { render, type VNode } from 'preact'
import { fromWire } from '../../../shared/wire.ts'
import { preferredLanguage } from '../../../extension/locales/languages.ts'
import { Prompt } from '../../../extension/prompt/prompt.tsx'
import type { OpenedDocument, PromptActions } from '../../../extension/prompt/prompt-context.ts'
import { LanguageProvider } from '../../../extension/ui/language.tsx'
import '../../../extension/ui/theme.css'
import '../../../extension/ui/components.css'
import '../../../extension/ui/documents.css'
import '../../../extension/prompt/prompt.css'
import '../../../extension/manager/manager.css'
import '../../../extension/popup/popup.css'
import { PageView, type PageData } from './gallery-pages.tsx'
import type { SamplePrompt } from './sample-prompts.ts'

export type Shot = SamplePrompt | PageData

/** What the person did, for the tests to read. */
const done: unknown[] = []
const note = (what: unknown): void => void done.push(what)

const actions: PromptActions = {
  answer: answer => note({ answer }),
  reject: () => note('reject'),
  read: index => note({ read: index }),
  close: () => note('close'),
}

function view(shot: Shot): VNode {
  if ('page' in shot) return <PageView data={shot} note={note} />
  const documents = new Map<number, OpenedDocument>(
    shot.opened.map(([index, content]) => [index, content === 'wrong' ? content : { content }]),
  )
  return <Prompt state={shot.state} opened={documents} word={shot.word} actions={actions} />
}

const twoFrames = (): Promise<void> =>
  new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

/** Draws a screen. `afresh`: nothing of the one before stays; otherwise it is the same window with a new state. */
async function show(wire: string, code: string, afresh = true): Promise<void> {
  const language = preferredLanguage([code])
  document.documentElement.lang = language
  if (afresh) {
    render(null, document.body)
    done.length = 0
    scrollTo(0, 0)
  }
  render(
    <LanguageProvider language={language} choose={chosen => note({ language: chosen })}>
      {view(fromWire(wire) as Shot)}
    </LanguageProvider>,
    document.body,
  )
  await twoFrames()
}

export const gallery = { show, done }
Object.assign(globalThis, { gallery })
