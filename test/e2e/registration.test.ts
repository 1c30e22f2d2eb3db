/** A person with an act, an OTP card and a key file registers a key on a blank token, broken off on the way: bank and Mohur know where it goes on. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { writeRegisteredModules } from '../../host/modules/registered-modules.ts'
import { startBank } from '../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import type { Site } from '../sites/site.ts'
import { faultyModule, type FaultyModule } from '../support/fault-shim/faulty-module.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { softHsmLibrary } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { agree, type Consent } from './journey/agree.ts'
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
  /** The same token once more, which can be pulled. */
  let module: FaultyModule
  let act: { userId: string; code: string; file: string }

  const openBank = async (port = 0): Promise<void> => {
    bank = await startBank({ authorities: authoritiesOf(authority), centre: authority, folder: place.folder, port })
  }
  before(async () => {
    authority = await createAuthority()
    place = await makePlace()
    place.tokens.addToken(label, factoryPin)
    module = faultyModule(place.folder, softHsmLibrary)
    module.misbehave('C_GetSlotList empty')
    mkdirSync(place.data, { recursive: true })
    writeRegisteredModules(join(place.data, 'modules.json'), [module.path])
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
  const failure = async (): Promise<string | null> => {
    await page.waitForSelector('#failure:not([hidden])')
    return page.$eval('#failure', place => place.getAttribute('data-code'))
  }
  async function restartBank(): Promise<void> {
    const { port } = new URL(bank.origin)
    await bank.close()
    await openBank(Number(port))
  }
  async function crash(): Promise<void> {
    browser.browser.process()?.kill('SIGKILL')
    await until('no host was left', () => Object.values(place.hostProcesses()).flat().length === 0, 10_000)
    browser = await launchBrowser('chromium', { place })
  }
  const tokensShown = (): Promise<string[]> => page.$$eval('#tokens input', inputs => inputs.map(({ value }) => value))
  /** From the first step to what the bank handed out; `choose`: the token; `allow`: the first time, the bank must be allowed to ask. */
  async function walkToData(choose: () => Promise<string>, allow?: Consent): Promise<void> {
    await press('#term-next')
    await press('#connected')
    if (allow) await agree(browser, allow)
    await reaches('profile')
    const token = `#tokens [value="${await choose()}"]`
    // The list is drawn anew whenever a token comes or goes.
    await until('the token was chosen', async () => {
      await page.click(token).catch(() => undefined)
      return page.$(`${token}:checked`)
    })
    await press('#profile-ok')
    await press('[data-next]')
    await press('[data-next]')
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
    await walkToData(async () => {
      const direct = await tokensShown()
      module.misbehave()
      const found = async () => (await tokensShown()).find(id => !direct.includes(id))
      const id = await until('the token was plugged in', found)
      const row = await page.$eval(`#tokens .choice:has([value="${id}"])`, ({ textContent }) => textContent ?? '')
      assert.match(row, /^ KAZTOKEN · SoftHSM v2 · [0-9a-f]{16} tokenEmpty: registration may go on\.$/)
      return id
    }, {})
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

  it('makes one key from what was confirmed, not closed by accident, and goes on after a pulled token, a killed browser and another server (rows 107, 108, 110)', async () => {
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
    // In the middle of the making of the key.
    module.misbehave('C_GenerateKeyPair delay 300', 'C_GenerateKeyPair return 0x32')
    await agree(browser, { pin })
    assert.equal(await failure(), 'TOKEN_STATE_UNKNOWN')
    assert.deepEqual(keys(), [])
    module.misbehave()
    // The bank's answer to the request is lost, and with it browser and bank.
    await page.setRequestInterception(true)
    page.on('request', request => {
      if (request.url().endsWith('/registration/request')) void request.abort()
      else void request.continue()
    })
    await press('#go-on')
    await agree(browser, { pin })
    assert.equal(await failure(), 'problem')
    assert.equal(keys().length, 1)
    // From here on the token is there once.
    module.misbehave('C_GetSlotList empty')
    await crash()
    await restartBank()
    page = await browser.open(`${bank.origin}/register.html?lang=en`)
    // A browser that was killed may have kept its cookies or not.
    await page.deleteCookie(...(await page.cookies()))
    await page.reload()
    await walkToData(async () => (await tokensShown())[0] ?? assert.fail())
    await enter(act)
    await reaches('progress')
    await press('#go-on')
    // The window of the request, which is the same as before, may be seen on its way out.
    const again = await until('the next question was asked', async () => {
      const prompt = await promptWindow(browser)
      return prompt.stage('asking').then(
        () => prompt,
        () => null,
      )
    })
    assert.equal(keys().length, 1, 'no second key')
    await page.close()
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
