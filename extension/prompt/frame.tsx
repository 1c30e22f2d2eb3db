/** The frame of every view: who asks at the top, what can be done at the bottom, and the person's own word. */
import type { ComponentChildren, VNode } from 'preact'
import { product } from '../../shared/product.ts'
import { fill } from '../locales/format.ts'
import { LanguageChooser, useTexts } from '../ui/language.tsx'
import { OriginView } from '../ui/origin-view.tsx'
import { Seal } from '../ui/seal.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { usePrompt } from './prompt-context.ts'

interface Props {
  /** What the origin asks for, as the end of a sentence that begins with its name. */
  asks: string
  /** Buttons, and why one of them is dead. */
  footer: ComponentChildren
  children: ComponentChildren
}

export function Frame({ asks, footer, children }: Props): VNode {
  const { origin } = usePrompt()
  const { prompt } = useTexts()
  return (
    <>
      <header class="asker">
        <Seal size={40} />
        <div class="asker-words">
          {origin === null ? <OwnWindow /> : <OriginView origin={origin} />}
          <p class="asks">{asks}</p>
          {origin?.startsWith('http:') && <p class="aside">{prompt.onThisComputer}</p>}
        </div>
      </header>
      <main class="content">{children}</main>
      <footer class="deciding">
        {footer}
        <OwnWord />
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

function OwnWord(): VNode {
  const { word } = usePrompt()
  const { prompt } = useTexts()
  return (
    <div class="own">
      {word === '' ? (
        <p class="aside">{prompt.word.unset}</p>
      ) : (
        <p class="own-word" data-own-word>
          <Seal size={16} /> <strong>{<VisibleText text={word} />}</strong>
          <span class="aside">{prompt.word.missing}</span>
        </p>
      )}
      <LanguageChooser />
    </div>
  )
}
