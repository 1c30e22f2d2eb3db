/** The manager page: sections at the left, on narrow screens at the top, and the one that is open. */
import type { ComponentChildren, VNode } from 'preact'
import { product } from '../../shared/product.ts'
import { LanguageChooser, useTexts } from '../ui/language.tsx'
import { Seal } from '../ui/seal.tsx'
import { sectionNames, type SectionName } from './place.ts'

export function Manager({ section, children }: { section: SectionName; children: ComponentChildren }): VNode {
  const { manager } = useTexts()
  return (
    <div class="manager" data-section={section}>
      <header class="manager-head">
        <Seal size={32} />
        <p class="manager-title">{`${product.name} · ${manager.title}`}</p>
        {/* The first page asks for it itself. */}
        {section !== 'start' && <LanguageChooser />}
      </header>
      <nav class="manager-sections" aria-label={manager.navigation}>
        <ul>
          {sectionNames.map(name => (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === section ? 'page' : undefined}>
                {manager.sections[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="manager-main">
        <h1>{manager.sections[section]}</h1>
        {children}
      </main>
    </div>
  )
}
