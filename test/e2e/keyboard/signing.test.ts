/** Payments signed with the keyboard alone at the bank: where the focus is, what it is called, and what is said, step by step. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { fill } from '../../../extension/locales/format.ts'
import { limits } from '../../../shared/limits.ts'
import { startBank } from '../../sites/bank/bank.ts'
import type { Site } from '../../sites/site.ts'
import { keyboardOn, type Keyboard } from '../../support/keyboard.ts'
import { userPin } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'
import { ask, codeOf } from '../journey/ask.ts'
import { journalStages, toldStages } from '../journey/documents.ts'
import { counted, says, windowKeys } from '../journey/keys.ts'
import { provision } from '../journey/provision.ts'
import { authoritiesOf } from '../journey/sites.ts'
import { inWorld } from '../journey/world.ts'
import { mostlyIn } from '../../support/test-browsers.ts'
import { errorWords } from '../journey/error-words.ts'

const { prompt, tokens } = says
const pinField = { role: 'textbox', name: tokens.pin.label }
const batch = 30

for (const browserName of mostlyIn('chromium'))
  describe(`signing with the keyboard alone in ${browserName}`, function () {
    this.timeout(120_000)
    let bank: Site
    let site: Keyboard
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => {
        await provision(place, { label: 'Cryptoken', authority, commonName: 'Səməd Məmmədov' })
      },
    })
    before(async () => {
      const { authority, browser } = world()
      bank = await startBank({ authorities: authoritiesOf(authority), payments: batch + 1 })
      site = keyboardOn(await browser.open(`${bank.origin}/?lang=en`), browserName)
    })
    after(() => bank.close())

    it('lets the bank ask, and logs in: Enter leads to the PIN and to the button, Space approves', async () => {
      const { browser } = world()
      await site.tabTo({ role: 'button', name: 'Log in with your digital signature' })
      await site.press('Enter')
      const allow = await windowKeys(browser)
      await allow.arrives({
        role: 'document',
        name: fill(prompt.windowTitle, { host: new URL(bank.origin).host, product: 'Mohur' }),
      })
      assert.equal((await allow.finds('heading', 'localhost')).length, 1)
      await allow.tabTo({ role: 'checkbox', name: `${prompt.scopes.sign.title} ${prompt.scopes.sign.meaning}` })
      assert.ok((await allow.spot()).checked)
      await allow.tabTo({ role: 'button', name: prompt.reject })
      await allow.tabTo({ role: 'button', name: prompt.approve.connect })
      await allow.approve(prompt.approve.connect)
      // The bank asks for the login at once, and that window takes the place of this one.
      await allow.gone()

      const login = await windowKeys(browser)
      await login.hears(prompt.blockers.pin)
      const heading = fill(prompt.login.title, { site: new URL(bank.origin).host })
      assert.equal((await login.finds('heading', heading)).length, 1, 'the site')
      assert.equal((await login.finds('text', 'Səməd Məmmədov')).length, 1, 'the person')
      await login.press('Enter')
      await login.arrives(pinField)
      await login.type(userPin)
      await login.press('Enter')
      await login.approve(prompt.approve.authenticate)
      await login.hears(prompt.done.authenticate)
      await login.gone()
      await site.page.waitForSelector('#payments tr')
    })

    it('signs one payment: Enter leads to its end, to the PIN and to the button; a wrong PIN is one box, and the field has the focus', async () => {
      const { browser, place } = world()
      await site.tabTo({ role: 'checkbox', name: 'Payment order 1' })
      await site.press(' ')
      await site.tabTo({ role: 'button', name: 'Sign: 1' }, 'back')
      await site.press('Enter')
      const window = await windowKeys(browser)
      await window.hears(prompt.blockers.unread)
      assert.equal((await window.finds('heading', 'localhost')).length, 1, 'the site')
      assert.equal((await window.finds('heading', 'Payment order 1')).length, 1, 'the document')
      assert.equal((await window.finds('text', '1,250,000.00\u00a0KZT')).length, 1, 'the amount')
      assert.equal((await window.finds('text', 'Səməd Məmmədov')).length, 1, 'the person')
      await window.press('Enter')
      await window.arrives({ role: 'note', name: says.documents.end })
      await window.hears(prompt.blockers.pin)
      await window.press('Enter')
      await window.arrives(pinField)
      await window.type('11111111')
      // Now a click would approve to which no key belongs, such as Firefox makes of an Enter that goes on to a button.
      await delay(2 * limits.promptArmMs)
      await window.press('Enter')
      await window.approve(prompt.approve.payment)

      await window.hears(errorWords('PIN_INCORRECT'))
      await window.arrives(pinField)
      assert.equal((await window.finds('alert')).length, 1)
      await window.type(userPin)
      await window.press('Enter')
      await window.approve(prompt.approve.payment)
      await window.hears(counted(prompt.done.sign, 1))
      await window.gone()
      await site.hears('The bank accepted the signed payments: 1.')
      assert.equal((await toldStages(place))['delivered'], 2)
    })

    it('signs thirty payments, of which it opens one, leaves another out and puts it back', async () => {
      const { browser } = world()
      await site.page.bringToFront()
      await site.tabTo({ role: 'checkbox', name: 'Select all' }, 'back')
      await site.press(' ')
      await site.tabTo({ role: 'button', name: `Sign: ${batch}` })
      await site.press(' ')
      const window = await windowKeys(browser)
      await window.tabTo({ role: 'searchbox', name: prompt.batch.search })
      await window.tabTo({ role: 'combobox', name: prompt.batch.order })
      await window.tabTo({ role: 'button', name: `${prompt.batch.open}: Payment order 2` })
      await window.press('Enter')
      await window.tabTo({ role: 'button', name: `← ${prompt.batch.back}` })
      await until('it was open', async () => (await window.finds('heading', 'Payment order 2')).length === 1)
      await window.press(' ')
      await window.tabTo({ role: 'button', name: `${prompt.batch.takeOut}: Payment order 3` })
      await window.press(' ')
      await window.arrives({ role: 'button', name: `${prompt.batch.putBack}: Payment order 3` })
      await window.press(' ')
      await window.arrives({ role: 'button', name: `${prompt.batch.takeOut}: Payment order 3` })
      // Not every Firefox goes round from the top of a window to its end; a search leaves less on the way there.
      await window.tabTo({ role: 'searchbox', name: prompt.batch.search }, 'back')
      await window.type(`order ${batch}`)
      await window.tabTo({ role: 'button', name: `${prompt.batch.takeOut}: Payment order ${batch}` })
      await window.tabTo(pinField)
      await window.type(userPin)
      await window.press('Enter')
      await window.approve(counted(prompt.approve.payments, batch))
      await window.hears(counted(prompt.done.sign, batch))
      await window.gone()
      await site.hears(`The bank accepted the signed payments: ${batch}.`)
    })

    it('T22: Space on the button approves nothing in its first 800 ms, nor Enter afterwards; the other button refuses', async function () {
      // Where the machine is too slow for that.
      this.retries(3)
      const { browser, page } = world()
      const asked = codeOf(ask(await page(), 'connect', { scopes: ['sign'] }))
      const window = await windowKeys(browser)
      await window.press('Enter', ' ')
      assert.ok((await askedForMs(window.page)) < limits.promptArmMs, 'the key came too late')
      await window.arrives({ role: 'button', name: prompt.approve.connect })
      await delay(limits.promptArmMs)
      await window.press('Enter')
      await window.hears(prompt.pressSpace)
      await window.tabTo({ role: 'button', name: prompt.reject }, 'back')
      await window.press('Enter')
      assert.equal(await asked, 'USER_REJECTED')
    })

    it('refuses by Escape, and nothing was signed', async () => {
      const { browser, page, place } = world()
      const before = journalStages(place)
      const asked = codeOf(ask(await page(), 'connect', { scopes: ['sign'] }))
      const window = await windowKeys(browser)
      await window.press('Escape')
      assert.equal(await asked, 'USER_REJECTED')
      await window.gone()
      assert.deepEqual(journalStages(place), before)
    })
  })

/** How long the window has asked, by its own marks. */
const askedForMs = (page: Page): Promise<number> =>
  page.evaluate(() => performance.now() - (performance.getEntriesByName('asking').at(-1)?.startTime ?? 0))
