/**
 * Waits for something that happens in a page. Asked anew each time: puppeteer's own `waitForFunction` makes code of text, which
 * the content security policy of a page forbids in Firefox up to 140 ESR.
 */
import type { Page } from 'puppeteer'
import { until } from './until.ts'

/**
 * The first truthy value of `look`, which runs in the page and sees nothing but `argument`. A page that is being replaced is
 * asked again. @throws Error naming what was waited for
 */
export function untilInPage<A, T>(page: Page, look: (argument: A) => T, argument: A): Promise<NonNullable<Awaited<T>>>
export function untilInPage<T>(page: Page, look: () => T): Promise<NonNullable<Awaited<T>>>
export function untilInPage(page: Page, look: (argument?: unknown) => unknown, argument?: unknown): Promise<unknown> {
  return until(`${String(look)} with ${JSON.stringify(argument)} in the page`, () =>
    page.evaluate(look, argument).catch((error: unknown) => {
      if (page.isClosed()) throw error
      return null
    }),
  )
}
