/** Every page of the certificate centre in a real browser: no words missing in any language, nothing wider than the screen, axe-core finds nothing. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch, type Browser } from 'puppeteer'
import { startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { findBrowser } from '../../support/find-browser.ts'
import { root } from '../../support/imports.ts'

const folder = join(root, 'test/sites/portal/pages')
const pages = readdirSync(folder).filter(name => name.endsWith('.html'))
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')
/** The other languages have the same words, as a unit test says. */
const surfaces = [
  { width: 1280, language: 'az' },
  { width: 360, language: 'ru' },
]

describe('the pages of the certificate centre', () => {
  let site: Site
  let browser: Browser
  before(async () => {
    site = await startPortal(null)
    browser = await launch({ executablePath: findBrowser('chromium'), pipe: true, args: ['--no-sandbox'] })
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  for (const { width, language } of surfaces)
    it(`are whole in ${language} at ${width} px, and axe-core finds nothing`, async function () {
      this.timeout(120_000)
      const page = await browser.newPage()
      const wrong: string[] = []
      page.on('pageerror', error => wrong.push(String(error)))
      await page.setViewport({ width, height: 900 })
      for (const name of pages) {
        await page.goto(`${site.origin}/${name}?lang=${language}`, { waitUntil: 'load' })
        await page.waitForNetworkIdle({ idleTime: 100 })
        const found = await page.evaluate(() => {
          const texts = [...document.querySelectorAll<HTMLElement>('[data-text]')]
          const silent = texts.filter(({ textContent, dataset }) => ['', dataset['text']].includes(textContent ?? ''))
          const tooWide = document.documentElement.scrollWidth - innerWidth
          return [...silent.map(({ dataset }) => `no word: ${dataset['text']}`), ...(tooWide > 0 ? ['too wide'] : [])]
        })
        const run = `${axe};axe.run().then(({ violations }) => violations.map(({ id }) => id))`
        found.push(...((await page.evaluate(run)) as string[]))
        wrong.push(...found.map(what => `${name}: ${what}`))
      }
      await page.close()
      assert.deepEqual(wrong, [])
    })
})
