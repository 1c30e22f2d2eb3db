/** A person whose key ends soon renews it at the bank, broken off on the way: the bank and the token know where it goes on. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { startBank } from '../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import type { Site } from '../sites/site.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { promptWindow, type PromptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { mostlyIn } from '../support/test-browsers.ts'
import { agree } from './journey/agree.ts'
import { send } from './journey/bank.ts'
import { provision } from './journey/provision.ts'
import { beginRenewal, goOn, reaches } from './journey/renew.ts'
import { authoritiesOf } from './journey/sites.ts'
import { privateKeysOn } from '../support/pkcs11-tool.ts'

const label = 'Cryptoken'
const pin = userPin

for (const browserName of mostlyIn('chromium'))
  describe(`renewal in ${browserName}`, function () {
    this.timeout(120_000)
    let authority: Authority
    let place: LaunchPlace
    let browser: LaunchedBrowser
    let bank: Site
    let page: Page

    const openBank = async (port = 0, centre: Authority | null = null): Promise<void> => {
      bank = await startBank({ authorities: authoritiesOf(authority), centre, folder: place.folder, port })
    }
    before(async () => {
      authority = await createAuthority()
      place = await makePlace()
      await provision(place, { label, authority, commonName: 'Айгүл Сериккызы', number: '2BBBBBB', days: 5 })
      await openBank()
      browser = await launchBrowser(browserName, { place })
    })
    after(async () => {
      await browser.close()
      await bank.close()
      await place.remove()
    })

    /** As pkcs11-tool lists them with the PIN. */
    const keys = (): string[] => privateKeysOn(place, label, pin)
    const textOf = (selector: string): Promise<string> =>
      page.$eval(selector, ({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())

    it('warns at login of a critical profile with its days, and leads over the list of profiles to the renewal (rows 120, 121, 122, 123)', async () => {
      page = await browser.open(`${bank.origin}/?lang=en`)
      await page.click('#login')
      await agree(browser)
      await agree(browser, { pin })
      await page.waitForSelector('#profiles tr')
      assert.equal(new URL(page.url()).pathname, '/warning.html')
      assert.match(
        await textOf('#profiles tr'),
        /^Айгүл Сериккызы ?[0-9A-F]{20} ?P-256 ?Critical: renew at once\. Days left: 4$/,
      )
      await page.click('#further')
      await page.waitForSelector('#payments tr')
      await page.click('#expiry a')
      await page.waitForSelector('#parameters:not([hidden])')
      assert.match(await textOf('#facts'), /Valid until ?\d{1,2} \w+ \d{4}/)
      await beginRenewal(page, bank.origin)
      assert.match(await textOf('#how'), /^A new key will be made on your token/)
    })

    it('makes one key however often it is broken off, and has its request signed with the old one (rows 124, 125)', async () => {
      const address = page.url()
      await goOn(page)
      await agree(browser)
      // Closed before it is agreed to.
      const interrupted = await promptWindow(browser)
      await interrupted.stage('asking')
      await page.close()
      await interrupted.stage('ended', 'failed')
      await interrupted.leave()
      assert.equal(keys().length, 1)
      page = await browser.open(address)
      // The request is lost on its way to the bank.
      await page.setRequestInterception(true)
      page.on('request', request => void (request.url().endsWith('/request') ? request.abort() : request.continue()))
      await goOn(page)
      const seen = async ({ text }: PromptWindow): Promise<void> =>
        assert.match(await text(), /Айгүл Сериккызы[^]*P-256/)
      await agree(browser, { pin, seen })
      await page.waitForSelector('#failure:not([hidden])')
      page.removeAllListeners('request')
      await page.setRequestInterception(false)
      await goOn(page)
      await reaches(page, 'accepted')
      assert.equal(keys().length, 2, 'no second new key')
      const { port } = new URL(bank.origin)
      await bank.close()
      await openBank(Number(port), authority)
      await reaches(page, 'issued')
    })

    it('stores the certificate beside the old one, once more where the answer was lost, and switches by a login with the new key (rows 126, 127)', async () => {
      await page.setRequestInterception(true)
      page.on('request', request => void (request.url().endsWith('/installed') ? request.abort() : request.continue()))
      await goOn(page)
      await agree(browser, { pin })
      await page.waitForSelector('#failure:not([hidden])')
      page.removeAllListeners('request')
      await page.setRequestInterception(false)
      await goOn(page)
      await agree(browser, { pin })
      await reaches(page, 'installed')
      await goOn(page)
      const interrupted = await promptWindow(browser)
      await interrupted.stage('asking')
      await page.reload()
      await interrupted.stage('ended', 'failed')
      await interrupted.leave()
      await reaches(page, 'installed')
      await goOn(page)
      await agree(browser, { pin })
      await reaches(page, 'inService')
      assert.equal(await textOf('#moved'), 'Вы переведены на работу с новым комплектом ключей.')
    })

    it('has the old certificate go from the token with its key in one window, and signs payments with the new one (row 128)', async () => {
      await goOn(page)
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      assert.match(await prompt.text(), /Айгүл Сериккызы/)
      await prompt.tick('remove')
      await prompt.type('serial', place.tokens.serialOf(label))
      await prompt.type('pin', pin)
      await prompt.press('approve')
      await prompt.leave()
      await page.waitForSelector('#do[hidden]')
      assert.equal(await textOf('#how'), 'Старый сертификат удалён с токена вместе с ключом.')
      assert.equal(keys().length, 1)
      await page.bringToFront()
      await page.click('#documents')
      await page.waitForSelector('#payments tr')
      assert.equal(await send(browser, page, { ids: ['1'], consent: { pin } }), 'accepted')
    })
  })
