/** The manager, opened as a page of an allowed origin opens it: Firefox lets no test navigate to a page of an extension. */
import type { Page } from 'puppeteer'
import { until } from '../../support/until.ts'
import { ask } from './ask.ts'
import type { World } from './world.ts'

export async function openOwnPage({ page, browser }: Pick<World, 'page' | 'browser'>, section: string): Promise<Page> {
  await ask(await page('tokens'), 'openTokenManager', {})
  const address = `${browser.extensionOrigin}/manager/`
  const manager = await until('the manager was open', async () => (await browser.pagesAt(address)).at(-1))
  await manager.waitForSelector('[data-section]')
  await manager.evaluate(section => void (location.hash = `#${section}`), section)
  await manager.waitForSelector(`[data-section="${section}"]`)
  return manager
}
