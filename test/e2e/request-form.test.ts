/** The certificate centre's form as an applicant meets it: what is missing is said, and nothing that was typed is lost. */
import assert from 'node:assert/strict'
import { launch, type Page } from 'puppeteer'
import { startPortal } from '../sites/portal/portal.ts'
import type { Site } from '../sites/site.ts'
import { findBrowser } from '../support/find-browser.ts'
import { agree } from './journey/agree.ts'
import { applicant, comeIn, fillIn } from './journey/enrol.ts'
import { inWorld } from './journey/world.ts'

describe('the request form without a host', () => {
  const world = inWorld({ host: false })
  let portal: Site
  before(async () => {
    portal = await startPortal(world().authority)
  })
  after(() => portal.close())

  const open = (): Promise<Page> => world().browser.open(`${portal.origin}/request.html?class=state`)
  const valueOf = (page: Page, name: string): Promise<string> =>
    page.$eval(`#${name}`, input => (input as HTMLInputElement).value)

  it('rows 39, 40: says that it is not connected and what to do when the program is missing, and keeps what was typed, even over a reload', async () => {
    const page = await open()
    await comeIn(page)
    await fillIn(page)
    await page.click('#check')
    await agree(world().browser)
    await page.waitForSelector('#generator-missing:not([hidden])[data-code="HOST_MISSING"]')
    const text = await page.$eval('#generator', section => (section as HTMLElement).innerText)
    assert.match(text, /Sorğu generatoru servisinə qoşulmaq mümkün olmadı/)
    assert.match(text, /Diqqət!/)
    assert.match(text, /Yenidən yoxla/)
    assert.equal(await valueOf(page, 'unit'), applicant.unit)
    await page.reload()
    await page.waitForSelector('#form:not([hidden])')
    assert.equal(await valueOf(page, 'unit'), applicant.unit)
    assert.equal(await valueOf(page, 'codeWord'), '')
  })

  it('row 40: says that the extension is missing where no extension answers', async () => {
    const plain = await launch({
      executablePath: findBrowser('chromium'),
      pipe: true,
      env: world().place.env,
      args: ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    })
    try {
      const page = await plain.newPage()
      await page.goto(`${portal.origin}/request.html?class=state`)
      await page.click('#check')
      await page.waitForSelector('#generator-missing:not([hidden])[data-code="NOT_INSTALLED"]')
    } finally {
      await plain.close()
    }
  })

  it('row 59: puts each error beside its field and makes no key', async () => {
    const page = await open()
    await fillIn(page, { ...applicant, email: 'samed', swift: 'NABZ', codeWordRepeat: 'other' })
    await page.click('#send')
    await page.waitForSelector('#email[aria-invalid="true"]')
    const errors = await page.$$eval('[data-error]', all =>
      all.flatMap(one => (one.textContent === '' ? [] : [one.getAttribute('data-error') ?? ''])),
    )
    assert.deepEqual(errors.toSorted(), ['codeWordRepeat', 'email', 'swift'])
    const focused = await page.evaluate(() => document.activeElement?.id)
    assert.equal(focused, 'email')
  })

  it('rows 44, 132: the form fits the class of the applicant and changes its language without losing a word', async () => {
    const page = await open()
    await fillIn(page)
    assert.equal(await page.$eval('#employer', box => (box as HTMLElement).hidden), false)
    await page.click('[data-languages] [lang="en"]')
    assert.match(await page.$eval('h1', heading => heading.innerText), /Request a certificate/)
    assert.equal(await valueOf(page, 'position'), applicant.position)
  })
})
