/** What the manager says of a token, read back from the screen in each language: rows of the token keeper's list. */
import assert from 'node:assert/strict'
import { fill, formatDate, formatSize } from '../../../extension/locales/format.ts'
import { languageCodes } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { visibleText } from '../../../extension/ui/visible-runs.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { toHex, utf8 } from '../../../shared/bytes.ts'
import type { PageData } from './gallery-pages.tsx'
import { makeSampleCertificates } from './sample-certificates.ts'
import { sampleTokens } from './sample-tokens.ts'
import { openScreenBrowser, type ScreenBrowser } from './screen-browser.ts'

describe('what the manager says of a token', () => {
  let browser: ScreenBrowser
  let shots: Record<string, PageData>
  before(async () => {
    browser = await openScreenBrowser()
    shots = sampleTokens(await makeSampleCertificates())
    await browser.begin({ theme: 'light', width: 1024 })
  })
  after(() => browser.close())

  /** With everything unfolded. */
  async function textOf(shot: PageData, language: (typeof languageCodes)[number], part = 'main'): Promise<string> {
    await browser.show(shot, language)
    return browser.page.$eval(part, element => {
      for (const fold of element.querySelectorAll('details')) fold.open = true
      return (element as HTMLElement).innerText
    })
  }
  const shotOf = (name: string): PageData => shots[name] ?? assert.fail(name)

  for (const language of languageCodes) {
    const { tokenPage, common } = languages[language]

    it(`rows 4, 5: lengths of the PIN and free memory, and that memory is not known (${language})`, async () => {
      const shot = shotOf('manager-token')
      assert.ok(shot.page === 'token')
      const { details } = shot.props
      const text = await textOf(shot, language, '[data-part="details"]')
      const { minLength: min, maxLength: max } = details.userPin
      assert.ok(text.includes(fill(tokenPage.pin.length, { min, max })), text)
      const memory = (free: number): string =>
        fill(tokenPage.details.free, { free: formatSize(common, free), total: formatSize(common, 131_072) })
      assert.ok(text.includes(memory(90_112)), text)
      assert.ok(text.includes(tokenPage.details.unavailable), text)
      // As after a certificate was stored.
      const less = { ...shot.props, details: { ...details, memory: { ...details.memory, freePublic: 88_064 } } }
      const later = await textOf({ ...shot, props: less }, language, '[data-part="details"]')
      assert.ok(later.includes(memory(88_064)) && !later.includes(memory(90_112)), later)
    })

    it(`row 8: of an empty token, that registration may go on (${language})`, async () => {
      assert.ok((await textOf(shotOf('manager-token-blank'), language)).includes(tokenPage.first.emptyMeaning))
      assert.ok(!(await textOf(shotOf('manager-token'), language)).includes(tokenPage.first.emptyMeaning))
    })

    it(`row 9: a warning where several tokens are connected, and none where there is one (${language})`, async () => {
      const shot = shotOf('manager-tokens')
      assert.ok(shot.page === 'tokens')
      assert.ok((await textOf(shot, language)).includes(tokenPage.overview.several))
      const one = { ...shot, slots: shot.slots.slice(0, 1) }
      assert.ok(!(await textOf(one, language)).includes(tokenPage.overview.several))
    })

    it(`row 24: where a token is formatted, that it is not to be done in the middle of a registration (${language})`, async () => {
      assert.ok((await textOf(shotOf('manager-token'), language)).includes(tokenPage.danger.warning))
    })
  }

  it('row 33: a data object is exported by its button with its very bytes, and by none where they were not read', async () => {
    const shot = shotOf('manager-token-logged-in')
    assert.ok(shot.page === 'token')
    const pressSave = async (): Promise<unknown[]> => {
      await browser.page.click('[data-part="data"] [data-action="save-data"]')
      return browser.done()
    }
    await browser.show(shot, 'en')
    const saved = { name: 'OTP.bin', type: 'application/octet-stream', content: utf8('0123456789') }
    assert.deepEqual((await pressSave()).at(-1), { save: [saved] })
    const unread = shot.props.objects.map(one => (one.kind === 'data' ? { ...one, value: null } : one))
    await browser.show({ ...shot, props: { ...shot.props, objects: unread } }, 'en')
    assert.deepEqual(await pressSave(), [])
  })

  it('row 28: of a certificate its subject, issuer, serial number, times, usages, and whether its key is here', async () => {
    const shot = shotOf('manager-token')
    assert.ok(shot.page === 'token')
    const all = await textOf(shot, 'en', '[data-part="certificates"]')
    const found = shot.props.objects.flatMap(one => (one.kind === 'certificate' ? [one] : []))
    assert.deepEqual(new Set(found.map(({ hasKey }) => hasKey)), new Set([true, false]))
    const { certificates: names, common, objects } = languages.en
    const items = await browser.page.$$eval('[data-part="certificates"] .objects > li', rows =>
      rows.map(row => (row as HTMLElement).innerText),
    )
    const apart = await browser.page.$eval('[data-part="authorities"]', part => (part as HTMLElement).innerText)
    const usages = new Set<string>()
    for (const { certificate, hasKey } of found) {
      const { serialNumber, notBefore, notAfter, issuer, subject, keyUsage } = readCertificate(certificate)
      const digits = (typeof serialNumber === 'string' ? serialNumber : toHex(serialNumber)).toLowerCase()
      const text = items.find(item => item.replaceAll(/[\s:]/g, '').toLowerCase().includes(digits)) ?? assert.fail(all)
      for (const { value } of [...subject, ...issuer])
        assert.ok(text.includes(visibleText(value)), `${value} in ${text}`)
      const times = { from: formatDate(common, notBefore), until: formatDate(common, notAfter) }
      assert.ok(text.includes(fill(names.validFromUntil, times)), text)
      for (const usage of keyUsage ?? []) {
        usages.add(usage)
        assert.ok(text.includes(names.keyUsage[usage]), `${usage} in ${text}`)
      }
      assert.ok(text.includes(hasKey ? objects.withKey : objects.withoutKey), text)
      const { isCa } = readCertificate(certificate)
      assert.equal(apart.includes(text.trim()), isCa && !hasKey, text)
    }
    assert.deepEqual(usages, new Set(['digitalSignature', 'nonRepudiation']))
  })
})
