/** Which page is on the screen, and the way to the others; larger and smaller. */
import type { VNode } from 'preact'
import { fill, formatNumber } from '../../locales/format.ts'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'

interface Props {
  page: number
  count: number
  percent: number
  limits: { smallest: boolean; largest: boolean }
  go: (page: number) => void
  zoom: (by: number) => void
}

export function PagesBar({ page, count, percent, limits, go, zoom }: Props): VNode {
  const { documents, common } = useTexts()
  const { pages } = documents
  return (
    <div class="pages-bar">
      {count > 1 && (
        <div class="pages-group">
          <Button action="page-previous" dead={page <= 1} onPress={() => go(page - 1)}>
            {pages.previous}
          </Button>
          <p role="status">
            {fill(pages.page, { page: formatNumber(common, page), pages: formatNumber(common, count) })}
          </p>
          <Button action="page-next" dead={page >= count} onPress={() => go(page + 1)}>
            {pages.next}
          </Button>
        </div>
      )}
      <div class="pages-group">
        <Button action="zoom-out" dead={limits.smallest} onPress={() => zoom(-1)}>
          {pages.smaller}
        </Button>
        <p data-zoom>{percent} %</p>
        <Button action="zoom-in" dead={limits.largest} onPress={() => zoom(1)}>
          {pages.larger}
        </Button>
      </div>
    </div>
  )
}
