/** One page on paper: drawn when it comes near the screen, let go when it leaves; one that cannot be drawn says so in its place. */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { fill, formatNumber } from '../../locales/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { Unreadable } from '../reading.ts'
import { canvasSize } from './page-layout.ts'
import type { Drawn, Pages, Size } from './pages.ts'

interface Props {
  pages: Pages
  page: number
  /** Where it lies, in CSS pixels. */
  place: Size & { top: number }
  onSize: (page: number, size: Size) => void
  /** Once it is drawn; `null`: it cannot be. */
  onSettled: (page: number, drawn: Drawn | null) => void
}

export function PageView({ pages, page, place, onSize, onSettled }: Props): VNode {
  const { documents, common } = useTexts()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [state, setState] = useState<'drawing' | 'drawn' | 'tooSlow' | 'failed'>('drawing')
  const { width, height, top } = place
  useEffect(() => {
    const leaving = new AbortController()
    const paper = canvas.current
    if (!paper) return undefined
    drawOn(paper, { pages, page, space: { width, height } }, { signal: leaving.signal, onSize }).then(
      drawn => {
        if (leaving.signal.aborted) return
        // What `npm run bench` measures.
        if (page === 1) performance.mark('first-page')
        setState('drawn')
        onSettled(page, drawn)
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return
        setState(error instanceof Unreadable && error.refusal === 'tooSlow' ? 'tooSlow' : 'failed')
        onSettled(page, null)
      },
    )
    return () => leaving.abort()
  }, [pages, page, width, height, onSize, onSettled])
  const label = fill(documents.pages.page, {
    page: formatNumber(common, page),
    pages: formatNumber(common, pages.count),
  })
  const fault = state === 'tooSlow' || state === 'failed'
  return (
    <div
      class="page"
      data-page={page}
      data-state={state}
      style={{ top: `${top}px`, width: `${width}px`, height: `${height}px` }}
    >
      <canvas ref={canvas} role="img" aria-label={label} aria-busy={state === 'drawing'} hidden={fault} />
      {fault && <p class="page-fault">{documents.pages.faults[state]}</p>}
    </div>
  )
}

async function drawOn(
  paper: HTMLCanvasElement,
  { pages, page, space }: { pages: Pages; page: number; space: Size },
  { signal, onSize }: { signal: AbortSignal; onSize: Props['onSize'] },
): Promise<Drawn> {
  const size = await pages.sizeOf(page)
  signal.throwIfAborted()
  onSize(page, size)
  const { width, height } = canvasSize(size, space, devicePixelRatio)
  paper.width = width
  paper.height = height
  return pages.draw(page, paper, signal)
}
