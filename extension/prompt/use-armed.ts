/** Watches the window for everything that may move it under a click, and says whether the approving button is live. */
import { useEffect, useState } from 'preact/hooks'
import { approves, disturb, isArmed, startArming } from './arming.ts'

/** How often the window's place is read (no event tells of a move) and the clock is looked at. */
const tickMs = 50

const placeOf = (): string => [screenX, screenY, outerWidth, outerHeight].join(' ')
const isInFront = (): boolean => document.visibilityState === 'visible' && document.hasFocus()

/** Asked at the click itself, for a press that began then: the window is at rest, visible and in front, and was so all the time. */
export type MayApprove = (pressedAt: number | null) => boolean

interface Armed {
  question: unknown
  mayApprove: MayApprove
}

/** `null` while the button is dead. `question` is whatever is asked now: another one starts the time anew. */
export function useArmed(question: unknown): MayApprove | null {
  const [armed, setArmed] = useState<Armed | null>(null)
  useEffect(() => watchWindow(mayApprove => setArmed(mayApprove && { question, mayApprove })), [question])
  return armed !== null && armed.question === question ? armed.mayApprove : null
}

/** Tells each time the button comes alive or dies; returns the way to stop. */
function watchWindow(tell: (mayApprove: MayApprove | null) => void): () => void {
  const leaving = new AbortController()
  let arming = startArming(performance.now())
  let place = placeOf()
  let live = false
  const mayApprove: MayApprove = pressedAt =>
    approves(arming, pressedAt, performance.now()) && isInFront() && placeOf() === place
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
    // However long it is out of sight, all of the time begins when it is seen again.
    if (document.hidden) arming = startArming(performance.now())
    if (place !== before) onDisturbed()
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
