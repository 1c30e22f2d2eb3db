/** What is wrong with a page as it stands in a real browser: words that are missing, what is wider than the screen, what axe-core finds. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { root } from './imports.ts'

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

export async function pageFaults(page: Page): Promise<string[]> {
  const run = `${axe};axe.run().then(({ violations }) => violations.map(({ id }) => id))`
  return [...(await layoutFaults(page)), ...((await page.evaluate(run)) as string[])]
}

/** Of these what differs from language to language. */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll<HTMLElement>('[data-text]')]
    const silent = texts.filter(({ textContent, dataset }) => ['', dataset['text']].includes(textContent ?? ''))
    const tooWide = document.documentElement.scrollWidth - innerWidth
    return [...silent.map(({ dataset }) => `no word: ${dataset['text']}`), ...(tooWide > 0 ? ['too wide'] : [])]
  })
