/** Something must be plugged in: what it is and what to do. The window is asked anew as soon as it is there. */
import type { VNode } from 'preact'
import { CureLink } from '../ui/cure-link.tsx'
import { useTexts } from '../ui/language.tsx'

export function Waiting({ title, meaning }: { title: string; meaning: string }): VNode {
  const { prompt } = useTexts()
  return (
    <section class="waiting" role="status">
      <svg class="waiting-picture" width="96" height="48" viewBox="0 0 96 48" aria-hidden="true" focusable="false">
        <path d="M2 14h36v20H8a6 6 0 0 1-6-6zM38 17h12v14H38M42 21v2M42 25v2M66 8h28v32H66zM66 18h-6v12h6" />
      </svg>
      <h2>{title}</h2>
      <p>{meaning}</p>
      <p class="aside">{prompt.waiting.driver}</p>
      <CureLink code="NO_CERTIFICATE" />
    </section>
  )
}
