/** The frame of every view: who asks at the top, what can be done at the bottom, and the person's own word. */
import type { ComponentChildren, VNode } from 'preact'
import { product } from '../../shared/product.ts'
import { fill } from '../locales/format.ts'
import { LanguageChooser, useTexts } from '../ui/language.tsx'
import { ManagerLink } from '../ui/manager-link.tsx'
import { OriginView } from '../ui/origin-view.tsx'
import { Seal } from '../ui/seal.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { usePrompt } from './prompt-context.ts'

interface Props {
  /** What the origin asks for, as the end of a sentence that begins with its name. */
  asks: string
  /** What is missing, or what to do; `undefined` where nothing is asked. */
  status?: ComponentChildren
  /** Buttons. */
  footer: ComponentChildren
  children: ComponentChildren
}

export function Frame({ asks, status, footer, children }: Props): VNode {
  const { origin } = usePrompt()
  const { prompt } = useTexts()
  return (
    <>
      <header class="asker">
        <Seal size={32} />
        <div class="asker-words">
          {origin === null ? <OwnWindow /> : <OriginView origin={origin} />}
          <p class="asks">{asks}</p>
          {origin?.startsWith('http:') && <p class="aside">{prompt.onThisComputer}</p>}
        </div>
        <LanguageChooser compact />
      </header>
      <main class="content">
        {children}
        {status !== undefined && <OwnWordMeaning />}
      </main>
      <footer class="deciding">
        <div class="standing">
          <OwnWord />
          <p id="blocker" class="blocker" role="status">
            {status}
          </p>
        </div>
        {footer}
      </footer>
    </>
  )
}

/** No site asks: the person began this in our own pages. */
function OwnWindow(): VNode {
  const { care } = useTexts()
  return (
    <div class="origin" data-origin="own">
      <h1 class="origin-host">{product.name}</h1>
      <p class="origin-full">{fill(care.ownWindow, { product: product.name })}</p>
    </div>
  )
}

/** By it the person knows our windows: it stands where they decide. */
function OwnWord(): VNode | null {
  const { word } = usePrompt()
  if (word === '') return null
  return (
    <p class="own-word" data-own-word>
      <Seal size={16} />
      <strong>
        <VisibleText text={word} />
      </strong>
    </p>
  )
}

function OwnWordMeaning(): VNode {
  const { word } = usePrompt()
  const { prompt } = useTexts()
  if (word !== '') {
    return (
      <p class="aside">
        <VisibleText text={fill(prompt.word.missing, { word })} />
      </p>
    )
  }
  return (
    <p class="aside">
      <ManagerLink place="settings">{prompt.word.unset}</ManagerLink>
    </p>
  )
}
