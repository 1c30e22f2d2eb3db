/** What of a box that scrolls is on the screen. In CSS pixels. */
import type { RefObject } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

export interface Seen {
  /** Of its content, at its upper edge. */
  top: number
  width: number
  height: number
}

interface Scrolled {
  box: RefObject<HTMLDivElement | null>
  seen: Seen
  /** Once what was drawn now is there. */
  scrollTo: (top: number) => void
}

export function useScrolled(): Scrolled {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<Seen>({ top: 0, width: 0, height: 0 })
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const look = (): void => {
      const { scrollTop: top, clientWidth: width, clientHeight: height } = element
      setSeen(before =>
        before.top === top && before.width === width && before.height === height ? before : { top, width, height },
      )
    }
    const watcher = new ResizeObserver(look)
    watcher.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      watcher.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  const scrollTo = useCallback((top: number) => {
    requestAnimationFrame(() => box.current?.scrollTo({ top }))
  }, [])
  return { box, seen, scrollTo }
}
