/** Every page of the certificate centre in a real browser: no words missing in any language, nothing wider than the screen, axe-core finds nothing. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch, type Browser } from 'puppeteer'
import { product } from '../../../shared/product.ts'
import { languages } from '../../sites/portal/mails.ts'
import { startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { enduranceScale } from '../../support/endurance.ts'
import { findBrowser } from '../../support/find-browser.ts'
import { root } from '../../support/imports.ts'
import { pageFaults } from '../../support/page-faults.ts'

const folder = join(root, 'test/sites/portal/pages')
const pages = readdirSync(folder).filter(name => name.endsWith('.html'))
/** All of them where it runs long. The other languages have the same words, as a unit test says. */
const surfaces =
  enduranceScale > 0
    ? [1280, 360].flatMap(width => languages.map(language => ({ width, language })))
    : ([
        { width: 1280, language: 'az' },
        { width: 360, language: 'ru' },
      ] as const)
/** Of those that only tell every other one: the next is looked at on the other surface. */
const onlyTells = pages.filter(name => readFileSync(join(folder, name), 'utf8').includes('script: front.js'))
const isLookedAt = (name: string, surface: number): boolean =>
  enduranceScale > 0 || !onlyTells.includes(name) || onlyTells.indexOf(name) % 2 === surface

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

  it('rows 35, 38, 84, 91, 93: tell drivers by system and size, the program with its version, tariffs as the language writes them, the roots in order and their lists', async () => {
    const page = await browser.newPage()
    const rows = async (name: string, language = 'az'): Promise<string[][]> => {
      await page.goto(`${site.origin}/${name}.html?lang=${language}`)
      await page.waitForSelector('tbody tr')
      return page.$$eval('tbody tr', all => all.map(row => Array.from(row.cells, ({ innerText }) => innerText)))
    }
    const drivers = await rows('drivers')
    const linux = drivers.find(([name, system]) => name?.startsWith('ACOS5') && system === 'Linux')
    assert.deepEqual(linux?.slice(0, 3), ['ACOS5 Client Kit User Package', 'Linux', '102.28 MB'])
    assert.equal((await page.$$('tbody a[href^="https://"]')).length, drivers.length)
    const [[name, version, updated] = []] = await rows('program')
    assert.deepEqual([name, version], [product.name, product.version])
    assert.match(updated ?? '', /^\d\d\.\d\d\.\d{4}$/)
    for (const link of ['downloadFile', 'manual'])
      assert.ok(await page.$(`main a[href^="https://"][data-text="${link}"]`))
    assert.deepEqual(await rows('tariffs'), [
      ['Sertifikat (illik)', '11,00 AZN'],
      ['Elektron imza daşıyıcısı', '40,00 AZN'],
      ['Kart oxuyucusu', '30,00 AZN'],
    ])
    assert.deepEqual((await rows('tariffs', 'en'))[1], ['Token', 'AZN 40.00'])
    const roots = (await rows('roots')).map(([name, owner]) => [name?.split('\n')[0], owner])
    assert.deepEqual(roots, [
      ['AZ Root Authority (RCA)', 'Milli Sertifikat Xidmətləri Mərkəzi'],
      ['AZ Policy Authority (PCA)', 'Milli Sertifikat Xidmətləri Mərkəzi'],
      ['ARMB BSXM', 'Azərbaycan Respublikasının Mərkəzi Bankı'],
    ])
    const files = await page.$$eval('tbody a[download]', links => links.map(link => link.getAttribute('href')))
    for (const file of files) assert.equal((await fetch(`${site.origin}${file}`)).status, 200)
    assert.equal(files.length, 6)
    const lists = (await rows('lists')).map(([issuer, number, revoked]) => [issuer, Number(number) > 0, revoked])
    assert.deepEqual(
      lists,
      roots.map(([name]) => [name, true, '0']),
    )
    const offered = await page.$$eval('tbody a[download]', links => links.map(link => link.getAttribute('href')))
    assert.deepEqual(offered, ['/lists/rca.crl', '/lists/pca.crl', '/lists/bsxm.crl'])
    await page.close()
  })

  it('row 95: lead from the front page to every other one, and to none that is not there', async () => {
    const seen = new Set(['/'])
    for (const path of seen) {
      const response = await fetch(`${site.origin}${path}`)
      assert.equal(response.status, 200, path)
      for (const [, found = ''] of (await response.text()).matchAll(/<a [^>]*href="(\/[^"?]*\.html)/g)) seen.add(found)
    }
    assert.deepEqual([...seen].toSorted(), [
      '/',
      ...pages.filter(name => name !== 'index.html').map(name => `/${name}`),
    ])
  })

  for (const [surface, { width, language }] of surfaces.entries())
    it(`are whole in ${language} at ${width} px, and axe-core finds nothing`, async function () {
      this.timeout(120_000)
      const page = await browser.newPage()
      const wrong: string[] = []
      page.on('pageerror', error => wrong.push(String(error)))
      await page.setViewport({ width, height: 900 })
      for (const name of pages.filter(name => isLookedAt(name, surface))) {
        await page.goto(`${site.origin}/${name}?lang=${language}`, { waitUntil: 'load' })
        await page.waitForNetworkIdle({ idleTime: 100 })
        const found = await pageFaults(page)
        wrong.push(...found.map(what => `${name}: ${what}`))
      }
      await page.close()
      assert.deepEqual(wrong, [])
    })
})
