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
  /** Until then a disturbance takes less time: the window has been dead for as long as it may be. */
  shortUntil: number
}

/** However often the window is disturbed, a rest of 800 ms is demanded no longer than this at a stretch. */
const longestMs = 5 * limits.promptArmMs
/** For so long after that, a shorter rest is enough; without any rest nothing is approved. */
const graceMs = 4 * limits.promptArmMs

export const startArming = (now: number): Arming => ({ deadUntil: now + limits.promptArmMs, since: now, shortUntil: 0 })

/** The window was moved, resized, focused, shown or asked anew at `now`. */
export function disturb(arming: Arming, now: number): Arming {
  const since = now < arming.deadUntil ? arming.since : now
  const inGrace = now < arming.shortUntil
  const short = inGrace || now - since >= longestMs
  return {
    deadUntil: now + (short ? limits.promptShortArmMs : limits.promptArmMs),
    since,
    shortUntil: short && !inGrace ? now + graceMs : arming.shortUntil,
  }
}

export const isArmed = (arming: Arming, now: number): boolean => now >= arming.deadUntil

/**
 * Whether a click approves: what was pressed for it at `pressedAt` went down when the button was live, and nothing has
 * disturbed the window since. `null`: nothing was pressed, a program for people who cannot press it clicks; then the button
 * must have been live for as long again.
 */
export const approves = (arming: Arming, pressedAt: number | null, now: number): boolean =>
  isArmed(arming, pressedAt ?? now - limits.promptArmMs) && isArmed(arming, now)
