/** The text of the page on the screen, for whoever does not see it, and to be compared with what is drawn. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { fill, formatNumber } from '../../locales/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { TextView } from '../text-view.tsx'
import type { Pages } from './pages.ts'

export function PageText({ pages, page }: { pages: Pages; page: number }): VNode {
  const { documents, common } = useTexts()
  const [read, setRead] = useState<{ page: number; text: string | null }>({ page: 0, text: null })
  useEffect(() => {
    let wanted = true
    const tell = (text: string | null): void => {
      if (wanted) setRead({ page, text })
    }
    pages.textOf(page).then(tell, () => tell(null))
    return () => {
      wanted = false
    }
  }, [pages, page])
  return (
    <details class="fold paper-fold" data-page-text={read.page}>
      <summary>{fill(documents.pages.text, { page: formatNumber(common, page) })}</summary>
      {read.page === page &&
        (read.text ? <TextView text={read.text} /> : <p class="aside">{documents.pages.withoutText}</p>)}
    </details>
  )
}
