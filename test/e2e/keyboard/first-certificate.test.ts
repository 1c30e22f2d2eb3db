/** From no token to the certificate on it, with the keyboard alone: Readiness, a token made ready, the request, the installation. */
import assert from 'node:assert/strict'
import { fill } from '../../../extension/locales/format.ts'
import { startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { atDesk, call } from '../../support/portal-visitor.ts'
import { keyboardOn, type Keyboard } from '../../support/keyboard.ts'
import { soPin } from '../../support/soft-hsm.ts'
import { agree } from '../journey/agree.ts'
import { ask, codeOf } from '../journey/ask.ts'
import { lookUp, payFor } from '../journey/collect.ts'
import { signing } from '../journey/documents.ts'
import { comeIn, fillIn } from '../journey/enrol.ts'
import { managerAddress, managerKeys, opensTab, says, windowKeys } from '../journey/keys.ts'
import { inWorld } from '../journey/world.ts'
import { mostlyIn } from '../../support/test-browsers.ts'

const { prompt, tokens, common, tokenPage, care, operations, manager: texts } = says
const { readiness } = texts
const label = 'Yeni'
const newPin = 'Ceyran7bala'

for (const browserName of mostlyIn('firefox'))
  describe(`the first certificate with the keyboard alone in ${browserName}`, function () {
    this.timeout(120_000)
    let portal: Site
    let manager: Keyboard
    let number: string
    const world = inWorld({ browser: browserName })
    before(async () => {
      portal = await startPortal(world().authority)
    })
    after(() => portal.close())

    it('says without a token what to connect, and leads to Readiness by keyboard and by mouse, which says what is missing', async () => {
      const { browser, page } = world()
      const site = await page('sign')
      const asked = codeOf(ask(site, 'sign', signing()))
      const window = await windowKeys(browser)
      await window.hears(`${prompt.waiting.noCertificate} ${prompt.waiting.noCertificateMeaning}`)
      assert.deepEqual(
        (await window.finds('button')).map(({ name }) => name),
        [prompt.reject],
      )
      const address = managerAddress(browser, { task: 'readiness' })
      await window.tabTo({ role: 'link', name: common.cures.readiness })
      await opensTab(window.page, address, () => window.press('Enter'))
      await opensTab(window.page, address, () => window.page.click('[data-place="readiness"]'))
      await window.press('Escape')
      assert.equal(await asked, 'USER_REJECTED')
      await window.gone()

      manager = await managerKeys(browser, site, { task: 'readiness' })
      await manager.tabTo({ role: 'summary', name: `${readiness.steps.certificates} ${readiness.states.broken}` })
      assert.equal((await manager.finds('text', readiness.certificatesCure)).length, 1)
      await manager.tabTo({ role: 'button', name: readiness.check })
      await manager.press('Enter')
      await manager.hears(readiness.checked.split('{')[0] ?? '')
    })

    it('makes a new token ready in the manager: Enter leads from field to field, and to the button', async () => {
      const { browser, place } = world()
      // Not past the end of the page, where the focus is the browser's own.
      await manager.tabTo({ role: 'link', name: texts.sections.tokens }, 'back')
      await manager.press('Enter')
      await manager.tabTo({ role: 'link', name: `${tokenPage.overview.open}: ` })
      await manager.press('Enter')
      await manager.tabTo({ role: 'button', name: tokenPage.first.initialize })
      await manager.press('Enter')
      await manager.hears(fill(tokenPage.status.doing, { operation: operations.initializeToken }))
      const window = await windowKeys(browser)
      await window.tabTo({ role: 'textbox', name: care.label })
      await window.type(label)
      for (const [name, typed] of [
        [care.firstSoPin.new, soPin],
        [care.firstSoPin.repeat, soPin],
        [tokens.pin.new, newPin],
        [tokens.pin.repeat, newPin],
      ] as const) {
        await window.press('Enter')
        await window.arrives({ role: 'textbox', name })
        await window.type(typed)
      }
      await window.press('Enter')
      await window.approve(care.approve.initializeToken)
      await window.hears(care.done.initializeToken)
      await window.gone()
      await manager.hears(care.done.initializeToken)
      assert.notEqual(place.tokens.serialOf(label), '')
    })

    it('has a key made on the token that the person chooses with the arrows, and a request signed', async () => {
      const { browser, place } = world()
      const site = keyboardOn(
        await browser.open(`${portal.origin}/request.html?class=organisation&lang=en`),
        browserName,
      )
      await comeIn(site.page)
      await fillIn(site.page)
      await site.tabTo({ role: 'button', name: 'Send the request' })
      await site.press('Enter')
      await agree(browser)
      const window = await windowKeys(browser)
      await window.hears(prompt.blockers.token)
      await window.press('Enter')
      const serial = place.tokens.serialOf(label)
      for (let times = 0; times < 3 && !(await window.spot()).name.includes(serial); times++)
        await window.press('ArrowDown')
      await window.press(' ')
      await window.hears(prompt.blockers.pin)
      await window.tabTo({ role: 'textbox', name: tokens.pin.label })
      await window.type(newPin)
      await window.press('Enter')
      await window.approve(prompt.approve.requestCertificate)
      await window.hears(prompt.done.requestCertificate)
      await window.gone()
      await site.page.waitForSelector('#registered:not([hidden])')
      number = await site.page.$eval('#number', element => element.textContent ?? '')
    })

    it('installs the certificate beside its key', async () => {
      const { browser } = world()
      const at = `${portal.origin}/api/desk/requests/${number}/approve`
      assert.equal((await call(at, {}, await atDesk(portal.origin))).status, 200)
      const status = await lookUp(browser, portal.origin, number)
      await payFor(status)
      const site = keyboardOn(status, browserName)
      await site.tabTo({ role: 'button', name: 'Install the certificate' })
      await site.press('Enter')
      const window = await windowKeys(browser)
      await window.hears(prompt.blockers.pin)
      await window.tabTo({ role: 'textbox', name: tokens.pin.label })
      await window.type(newPin)
      await window.press('Enter')
      await window.approve(prompt.approve.installCertificate)
      await window.hears(prompt.done.installCertificate)
      await window.gone()
      await site.hears(`The certificate was installed: ${label}`)
    })
  })
