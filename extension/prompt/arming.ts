/**
 * When the approving button is live: not until the window has been at rest for a while after it appeared, moved, was resized,
 * came to the front, or asked something else, so that nobody can place it under a click that was meant for another window.
 */
import { limits } from '../../shared/limits.ts'

export interface Arming {
  /** The button is dead until then, in milliseconds of one clock. */
  deadUntil: number
  /** When the present run of disturbances began. */
  since: number
  /** Disturbances are ignored until then: the window was dead for as long as it may be. */
  deafUntil: number
}

/** However often the window is disturbed, it is dead no longer than this at a stretch. */
const longestMs = 5 * limits.promptArmMs
/** After that, disturbances are ignored for so long. */
const graceMs = 4 * limits.promptArmMs

export const startArming = (now: number): Arming => ({ deadUntil: now + limits.promptArmMs, since: now, deafUntil: 0 })

/** The window was moved, resized, focused, shown or asked anew at `now`. */
export function disturb(arming: Arming, now: number): Arming {
  if (now < arming.deafUntil) return arming
  const since = now < arming.deadUntil ? arming.since : now
  const end = since + longestMs
  const deadUntil = Math.min(now + limits.promptArmMs, end)
  return { deadUntil, since, deafUntil: deadUntil === end ? end + graceMs : 0 }
}

export const isArmed = (arming: Arming, now: number): boolean => now >= arming.deadUntil
