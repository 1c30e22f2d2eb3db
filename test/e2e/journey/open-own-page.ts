/** The manager, opened as a page of an allowed origin opens it: Firefox lets no test navigate to a page of an extension. */
import type { Page } from 'puppeteer'
import { until } from '../../support/until.ts'
import { ask } from './ask.ts'
import type { World } from './world.ts'

export async function openManager({ page, browser }: Pick<World, 'page' | 'browser'>): Promise<Page> {
  const site = await page('tokens')
  await site.bringToFront()
  // A person's gesture, which the page needs for it.
  await site.keyboard.press('Tab')
  await ask(site, 'openTokenManager', {})
  const address = `${browser.extensionOrigin}/manager/`
  return until('the manager was open', async () => (await browser.pagesAt(address)).at(-1))
}

export async function openOwnPage(world: Pick<World, 'page' | 'browser'>, section: string): Promise<Page> {
  const manager = await openManager(world)
  await manager.waitForSelector('[data-section]')
  await manager.evaluate(section => void (location.hash = `#${section}`), section)
  await manager.waitForSelector(`[data-section="${section}"]`)
  return manager
}
