/** The first page after the installation: the language, the person's own word, what is there and what is missing, a signature to try. */
import type { VNode } from 'preact'
import { LanguageChooser, useTexts } from '../../ui/language.tsx'
import { ChainView, type ChainProps } from './chain-view.tsx'
import { OwnWord, type WordProps } from './own-word.tsx'

export interface StartProps extends WordProps {
  /** `null` until something is found. */
  chain: ChainProps | null
}

export function StartView({ chain, ...word }: StartProps): VNode {
  const { manager } = useTexts()
  return (
    <>
      <p class="intro">{manager.start.intro}</p>
      <section class="paper">
        <h2>{manager.settings.language}</h2>
        <div>
          <LanguageChooser />
        </div>
      </section>
      <OwnWord key={word.word} {...word} />
      <h2>{manager.start.needed}</h2>
      {chain ? <ChainView {...chain} /> : <p role="status">{manager.loading}</p>}
      <p class="aside">{manager.start.later}</p>
    </>
  )
}
