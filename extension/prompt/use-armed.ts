/** Watches the window for everything that may move it under a click, and says whether the approving button is live. */
import { useEffect, useState } from 'preact/hooks'
import { disturb, isArmed, startArming } from './arming.ts'

/** How often the window's place is read (no event tells of a move) and the clock is looked at. */
const tickMs = 50

const placeOf = (): string => [screenX, screenY, outerWidth, outerHeight].join(' ')
const isInFront = (): boolean => document.visibilityState === 'visible' && document.hasFocus()

interface Armed {
  question: unknown
  /** Asked at the click itself: the window is at rest, visible and in front. */
  mayApprove: () => boolean
}

/** `null` while the button is dead. `question` is whatever is asked now: another one starts the time anew. */
export function useArmed(question: unknown): (() => boolean) | null {
  const [armed, setArmed] = useState<Armed | null>(null)
  useEffect(() => watchWindow(mayApprove => setArmed(mayApprove && { question, mayApprove })), [question])
  return armed !== null && armed.question === question ? armed.mayApprove : null
}

/** Tells each time the button comes alive or dies; returns the way to stop. */
function watchWindow(tell: (mayApprove: (() => boolean) | null) => void): () => void {
  const leaving = new AbortController()
  let arming = startArming(performance.now())
  let place = placeOf()
  let live = false
  const mayApprove = (): boolean => isArmed(arming, performance.now()) && isInFront()
  const look = (): void => {
    const now = isArmed(arming, performance.now())
    if (now !== live) tell(now ? mayApprove : null)
    live = now
  }
  const onDisturbed = (): void => {
    arming = disturb(arming, performance.now())
    look()
  }
  const timer = setInterval(() => {
    const before = place
    place = placeOf()
    if (place !== before || document.hidden) onDisturbed()
    look()
  }, tickMs)
  const { signal } = leaving
  addEventListener('focus', onDisturbed, { signal })
  addEventListener('resize', onDisturbed, { signal })
  document.addEventListener('visibilitychange', onDisturbed, { signal })
  return () => {
    clearInterval(timer)
    leaving.abort()
  }
}
