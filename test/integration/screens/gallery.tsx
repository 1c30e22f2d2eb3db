/** The page of the gallery: draws any screen from its data, with the same parts and styles as the real windows. */
import axe from 'axe-core'
import { render, type VNode } from 'preact'
import { fromWire, toWire } from '../../../shared/wire.ts'
import { preferredLanguage } from '../../../extension/locales/language-codes.ts'
import { Prompt } from '../../../extension/prompt/prompt.tsx'
import type { OpenedDocument, PromptActions } from '../../../extension/prompt/prompt-context.ts'
import { LanguageProvider } from '../../../extension/ui/language.tsx'
import '../../../extension/ui/theme.css'
import '../../../extension/ui/components.css'
import '../../../extension/ui/documents.css'
import '../../../extension/prompt/prompt.css'
import '../../../extension/manager/manager.css'
import '../../../extension/manager/files.css'
import '../../../extension/popup/popup.css'
import { findBadLayout } from './bad-layout.ts'
import { PageView, type PageData } from './gallery-pages.tsx'
import type { SamplePrompt } from './sample-prompts.ts'

export type Shot = SamplePrompt | PageData

/** What the person did, for the tests to read. */
const noted: unknown[] = []
const note = (what: unknown): void => void noted.push(what)

/** What the background would answer now; nothing, where the sample holds no contents. */
let contents: SamplePrompt['contents'] = []

function deliver(index: number, resolve: (document: OpenedDocument) => void): void {
  const content = contents[index]
  if (content !== undefined) resolve(content === 'wrong' ? content : { content })
}

const actions: PromptActions = {
  answer: (_, answer) => note({ answer }),
  reject: () => note('reject'),
  read: index => note({ read: index }),
  fetch: index => new Promise(resolve => setTimeout(() => deliver(index, resolve))),
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

/** A document that is being opened, and a page that is being drawn. */
const unsettled = 'article[aria-busy="true"], .pages-column:empty, [data-state="drawing"]'

/** Draws a screen. `afresh`: nothing of the one before stays; otherwise it is the same window with a new state. */
async function show(wire: string, code: string, afresh = true): Promise<void> {
  const language = preferredLanguage([code])
  document.documentElement.lang = language
  if (afresh) {
    render(null, document.body)
    noted.length = 0
    scrollTo(0, 0)
  }
  const shot = fromWire(wire) as Shot
  contents = 'page' in shot ? [] : shot.contents
  render(
    <LanguageProvider language={language} choose={chosen => note({ language: chosen })}>
      {view(shot)}
    </LanguageProvider>,
    document.body,
  )
  await twoFrames()
  while (contents.length > 0 && document.querySelector('[data-totals="counting"]')) await twoFrames()
  while (document.querySelector(unsettled)) await twoFrames()
}

/** Contrast is asked for at 7:1, more than axe-core does by itself. */
async function findViolations(asked: 'all' | 'colours'): Promise<string[]> {
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    ...(asked === 'colours' ? { runOnly: ['color-contrast', 'color-contrast-enhanced'] } : {}),
    rules: { 'color-contrast-enhanced': { enabled: true } },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
  )
}

export type AskedOfAxe = 'all' | 'colours' | 'nothing'

/** What is wrong with the screen that is drawn now, everything folded laid open: its layout, and what axe-core says if asked. */
async function inspect(asked: AskedOfAxe): Promise<string[]> {
  for (const fold of document.querySelectorAll('details')) fold.open = true
  return [...findBadLayout(), ...(asked === 'nothing' ? [] : await findViolations(asked))]
}

export const gallery = { show, inspect, done: () => toWire(noted) }
export type Gallery = typeof gallery
Object.assign(globalThis, { gallery })
