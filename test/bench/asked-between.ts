/** When a window asked its question, and when it had the answer: by its own clock. */
import type { Page } from 'puppeteer'

/** In milliseconds since the epoch. */
export async function askedBetween(window: Page): Promise<{ asking: number; answered: number }> {
  const [asking = 0, answered = 0] = await window.evaluate(() =>
    ['asking', 'answered'].map(
      name => performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? 0),
    ),
  )
  return { asking, answered }
}
