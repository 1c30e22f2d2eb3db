/** A person with an act, an OTP card and a key file registers a key on a blank token, broken off on the way: bank and Mohur know where it goes on. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { startBank } from '../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import type { Site } from '../sites/site.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { until } from '../support/until.ts'
import { agree } from './journey/agree.ts'
import { driveManager } from './journey/own-page-driver.ts'
import { authoritiesOf } from './journey/sites.ts'
import { privateKeysOn } from '../support/pkcs11-tool.ts'

const [factoryPin, pin] = ['12345678', 'Ceyran7bala']
const label = 'KAZTOKEN'

describe('registration in chromium', function () {
  this.timeout(120_000)
  let authority: Authority
  let place: LaunchPlace
  let browser: LaunchedBrowser
  let bank: Site
  let page: Page
  let act: { userId: string; code: string; file: string }

  const openBank = async (port = 0): Promise<void> => {
    bank = await startBank({ authorities: authoritiesOf(authority), centre: authority, folder: place.folder, port })
  }
  before(async () => {
    authority = await createAuthority()
    place = await makePlace()
    place.tokens.addToken(label, factoryPin)
    await openBank()
    browser = await launchBrowser('chromium', { place })
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
  const press = async (selector: string): Promise<void> => {
    const found = `[data-step]:not([hidden]) ${selector}:not([disabled], [hidden])`
    await page.bringToFront()
    await page.waitForSelector(found)
    await page.click(found)
  }
  const reaches = (step: string): Promise<unknown> => page.waitForSelector(`[data-step="${step}"]:not([hidden])`)
  async function enter({ userId, code, file }: typeof act): Promise<void> {
    await reaches('data')
    for (const [name, value] of Object.entries({ userId, code })) {
      await page.$eval(`#${name}`, input => ((input as HTMLInputElement).value = ''))
      await page.type(`#${name}`, value)
    }
    const input = (await page.$('input#keyFile')) ?? assert.fail()
    await input.uploadFile(file)
    await press('#data-next')
  }
  async function reopen(): Promise<void> {
    const { port } = new URL(bank.origin)
    await page.close()
    await bank.close()
    await openBank(Number(port))
    page = await browser.open(`${bank.origin}/register.html?lang=en`)
  }

  it('leads a person with what the desk handed out over a blank token to the wizard (rows 98, 99, 101, 102, 103, 112)', async () => {
    page = await browser.open(`${bank.origin}/desk.html?lang=en`)
    for (const [name, value] of Object.entries({ name: 'Әлия Серік', number: '900101300123', organisation: 'Арна' }))
      await page.type(`#${name}`, value)
    await page.click('#issue')
    await page.waitForSelector('#act:not([hidden])')
    const session = await page.createCDPSession()
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: place.folder })
    await page.click('#key-file')
    act = { userId: await textOf('#user-id'), code: await textOf('#otp'), file: join(place.folder, 'Key.pfx') }
    await until('the key file was saved', () => existsSync(act.file))
    await page.goto(`${bank.origin}/?lang=en`)
    await Promise.all([page.waitForNavigation(), page.click('#register')])
    await press('#term-next')
    await press('#connected')
    await agree(browser)
    await reaches('profile')
    const chosen = await page.$$eval(
      '#tokens .choice',
      (choices, label) => choices.find(({ textContent }) => textContent.includes(label))?.textContent ?? '',
      label,
    )
    assert.match(chosen, /^ KAZTOKEN · SoftHSM v2 · [0-9a-f]{16} tokenEmpty: registration may go on\.$/)
    await page.evaluate(label => {
      const choices = [...document.querySelectorAll('#tokens .choice')]
      choices
        .find(({ textContent }) => textContent.includes(label))
        ?.querySelector('input')
        ?.click()
    }, label)
    await press('#profile-ok')
    await press('[data-next]')
    await press('[data-next]')
    await enter(act)
    await reaches('pin')
  })

  it('has the PIN set in Mohur’s own window, whose rules are ticked off as it is typed (row 106)', async () => {
    await press('#open-manager')
    const address = `${browser.extensionOrigin}/manager/`
    const opened = await until('the manager was open', async () => (await browser.pagesAt(address))[0])
    const manager = driveManager(opened, browser)
    await manager.press('change-pin')
    const window = await promptWindow(browser)
    await window.stage('asking')
    await window.type('pin', factoryPin)
    const broken = async (typed: string): Promise<(string | undefined)[]> => {
      await window.type('new-pin', typed)
      return window.page.$$eval('#pin-rules [data-kept="false"]', rules =>
        rules.map(rule => (rule as HTMLElement).dataset['rule']),
      )
    }
    assert.deepEqual(await broken('abc'), ['length', 'digit', 'run'])
    assert.deepEqual(await broken('Ceyran678'), ['run'])
    assert.deepEqual(await broken(pin), [])
    await window.type('repeat-pin', pin)
    await window.press('approve')
    await window.leave()
    await opened.waitForSelector('[data-activity="done"]')
    await opened.close()
    await page.bringToFront()
    await press('#pin-next')
  })

  it('makes one key from what was confirmed, not closed by accident, and goes on after a closed page and another server (rows 107, 108, 110)', async () => {
    assert.match(await textOf('#facts'), /Әлия Серік.*900101300123.*Years: 1.*Key\.pfx.*KAZTOKEN · /)
    await press('#right')
    await press('#entered-next')
    const asked = await promptWindow(browser)
    await asked.stage('asking')
    const held = new Promise<string>(resolve => {
      page.once('dialog', dialog => {
        resolve(dialog.type())
        void dialog.dismiss()
      })
    })
    await page.close({ runBeforeUnload: true })
    assert.equal(await held, 'beforeunload')
    // The bank's answer to the request is lost.
    await page.setRequestInterception(true)
    page.on('request', request => {
      if (request.url().endsWith('/registration/request')) void request.abort()
      else void request.continue()
    })
    await agree(browser, { pin })
    await page.waitForSelector('#failure:not([hidden])')
    assert.equal(keys().length, 1)
    await reopen()
    await enter(act)
    await reaches('progress')
    await press('#go-on')
    const again = await promptWindow(browser)
    await again.stage('asking')
    assert.equal(keys().length, 1, 'no second key')
    await page.close()
    await again.stage('ended', 'failed')
    await again.leave()
  })

  it('stores the certificate without the key file, and the new profile logs in (rows 109, 111)', async () => {
    page = await browser.open(`${bank.origin}/register.html?lang=en`)
    await reaches('progress')
    assert.equal(await page.$eval('[data-stage="confirmed"]', stage => stage.getAttribute('data-stage-state')), 'done')
    await press('#go-on')
    await agree(browser, { pin })
    await reaches('finish')
    assert.match(await textOf('#registered'), /Әлия Серік.*KAZTOKEN · /)
    assert.equal(keys().length, 1)
    await Promise.all([page.waitForNavigation(), press('#done')])
    await page.click('#login')
    // The bank may ask for signatures.
    await agree(browser)
    await agree(browser, { pin })
    await page.waitForSelector('#payments tr')
    assert.match(await textOf('#person'), /^Әлия Серік/)
  })
})
