/** A document page by page: a column of which only what is near the screen is drawn, with the way through it above. */
import type { VNode } from 'preact'
import { useCallback, useMemo, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { layOut, heightOf, pageAt, pagesBetween, topOf } from './page-layout.ts'
import { PageText } from './page-text.tsx'
import { PageView } from './page-view.tsx'
import type { Drawn, Pages, Size } from './pages.ts'
import { PagesBar } from './pages-bar.tsx'
import { useScrolled } from './use-scrolled.ts'

interface Props {
  pages: Pages
  first: Size
  onDrawn?: (drawn: Drawn) => void
}

/** Of the width that there is. */
const zooms = [1, 1.5, 2, 3, 4] as const

/** CSS pixels: browsers round where a long column is scrolled to. */
const nearEnd = 8

export function PagesView({ pages, first, onDrawn }: Props): VNode {
  const { documents } = useTexts()
  const [zoom, setZoom] = useState(0)
  const [sizes, setSizes] = useState<ReadonlyMap<number, Size>>(new Map([[1, first]]))
  const [lastSettled, setLastSettled] = useState(false)
  const { box, seen, scrollTo } = useScrolled()
  const layout = useMemo(
    () => layOut({ count: pages.count, first, sizes }, Math.max(1, seen.width) * (zooms[zoom] ?? 1)),
    [pages, first, sizes, seen.width, zoom],
  )
  const noteSize = useCallback((page: number, size: Size) => {
    setSizes(before => {
      const known = before.get(page)
      return known?.width === size.width && known.height === size.height ? before : new Map(before).set(page, size)
    })
  }, [])
  const noteSettled = useCallback(
    (page: number, drawn: Drawn | null) => {
      if (drawn) onDrawn?.(drawn)
      if (page === pages.count) setLastSettled(true)
    },
    [pages, onDrawn],
  )
  const bottom = seen.top + seen.height
  const current = pageAt(layout, seen.top + seen.height / 3)
  const atEnd = seen.height > 0 && bottom >= layout.height - nearEnd
  const [wasAtEnd, setWasAtEnd] = useState(false)
  if (atEnd && lastSettled && !wasAtEnd) setWasAtEnd(true)
  const go = (page: number): void => scrollTo(topOf(layout, Math.min(pages.count, Math.max(1, page))))
  const zoomTo = (step: number): void => {
    const to = Math.min(zooms.length - 1, Math.max(0, step))
    const scale = (zooms[to] ?? 1) / (zooms[zoom] ?? 1)
    setZoom(to)
    scrollTo(seen.top * scale)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keys[event.key]
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    act({ go: by => go(current + by), zoom: by => zoomTo(zoom + by) })
  }
  return (
    <div class="paged" data-pages={pages.count}>
      <PagesBar
        page={current}
        count={pages.count}
        percent={Math.round((zooms[zoom] ?? 1) * 100)}
        limits={{ smallest: zoom === 0, largest: zoom === zooms.length - 1 }}
        go={go}
        zoom={by => zoomTo(zoom + by)}
      />
      <div ref={box} class="pages" role="region" aria-label={documents.pages.label} tabIndex={0} onKeyDown={onKeyDown}>
        <div class="pages-column" style={{ width: `${layout.width}px`, height: `${layout.height}px` }}>
          {seen.width > 0 &&
            pagesBetween(layout, { top: seen.top, bottom }).map(page => (
              <PageView
                key={page}
                pages={pages}
                page={page}
                place={{ top: topOf(layout, page), width: layout.width, height: heightOf(layout, page) }}
                onSize={noteSize}
                onSettled={noteSettled}
              />
            ))}
        </div>
      </div>
      {!wasAtEnd && (
        <div class="cut" data-cut>
          <p>{documents.pages.unseen}</p>
          <Button action="read-on" onPress={() => scrollTo(seen.top + 0.9 * seen.height)}>
            {documents.pages.on}
          </Button>
        </div>
      )}
      <PageText pages={pages} page={current} />
    </div>
  )
}

interface Acts {
  go: (by: number) => void
  zoom: (by: number) => void
}

/** Home, End, Page Up and Page Down scroll by themselves. */
const keys: Record<string, (acts: Acts) => void> = {
  n: ({ go }) => go(1),
  p: ({ go }) => go(-1),
  '+': ({ zoom }) => zoom(1),
  '=': ({ zoom }) => zoom(1),
  '-': ({ zoom }) => zoom(-1),
}
