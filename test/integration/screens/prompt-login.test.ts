/** The window in which a person logs in: what it says in four languages, and what the answer holds. */
import assert from 'node:assert/strict'
import { fill } from '../../../extension/locales/format.ts'
import { languageCodes } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { fromUtf8 } from '../../../shared/bytes.ts'
import { fingerprintOf } from './sample-certificates.ts'
import { openWindowPerson, type WindowPerson } from './window-person.ts'

describe('the window of a login', () => {
  let window: WindowPerson
  before(async () => {
    window = await openWindowPerson()
  })
  after(() => window.browser.close())
  beforeEach(() => window.browser.begin({ theme: 'light', width: 480 }))

  const textOf = (selector: string): Promise<string> =>
    window.browser.page.$eval(selector, element => (element as HTMLElement).innerText)

  for (const language of languageCodes)
    it(`says to which site and as whom, shows no document and speaks of no signature, in ${language}`, async () => {
      const { prompt } = languages[language]
      await window.browser.show(window.sample('login'), language)
      assert.equal(await textOf('h2'), fill(prompt.login.title, { site: 'ib.example.kz' }))
      assert.equal(await textOf('[data-action="approve"]'), prompt.approve.authenticate)
      assert.match(await textOf('[data-choice]'), /SƏMƏD MƏMMƏDOV/)
      assert.doesNotMatch(await textOf('body'), /\bsign|imzala|подпис|қол қой/i)
      assert.equal(await window.browser.page.$('[data-document], .batch'), null)
      // All that is needed is there without scrolling.
      const places = await window.browser.page.$$eval('[data-field="pin"], .login-site', elements =>
        elements.map(element => element.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
      )
      assert.ok(
        places.every(({ top, bottom }) => top > 0 && bottom < 590),
        JSON.stringify(places),
      )
    })

  it('answers with the certificate, its token and the PIN, and nothing else', async () => {
    await window.show('login')
    assert.equal(await window.blocker(), languages.en.prompt.blockers.pin)
    await window.type('pin', '123456')
    const { prompt, typed } = await window.approve()
    assert.ok(prompt === 'authenticate')
    const { pin, ...rest } = typed
    assert.deepEqual(rest, { token: 'stick', certificate: fingerprintOf(window.certificates.person) })
    assert.equal(fromUtf8(pin.pin ?? assert.fail()), '123456')
  })

  it('offers no certificate that is not for logging in, and says so; without any it waits', async () => {
    await window.show('login-several')
    const { page } = window.browser
    assert.equal((await page.$$('[data-choice]')).length, 2)
    await page.$eval('details.fold:not(.choice details)', fold => fold.setAttribute('open', ''))
    assert.equal(await textOf('.choice-dead .bad'), languages.en.errors.CERTIFICATE_NOT_FOR_LOGIN.title)
    await window.show('login-none')
    assert.equal(await page.$('[data-action="approve"]'), null)
  })

  it('tells of one that was broken off what is known, and no count of documents', async () => {
    const { loginUnknown, loginUndelivered } = languages.en.errorCases
    for (const [name, { title, next }] of [
      ['login-unknown', loginUnknown],
      ['login-undelivered', loginUndelivered],
    ] as const) {
      await window.show(name)
      const text = await textOf('body')
      assert.ok(text.includes(title) && text.includes(next), text)
      assert.doesNotMatch(text, /document|signed/i)
    }
  })
})
