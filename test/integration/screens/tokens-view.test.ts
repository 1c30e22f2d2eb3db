/** The manager's list of tokens and readers, redrawn as they come and go under the person's hands. */
import assert from 'node:assert/strict'
import { makeSampleCertificates } from './sample-certificates.ts'
import { sampleTokens } from './sample-tokens.ts'
import { openScreenBrowser, type ScreenBrowser } from './screen-browser.ts'

describe('the manager’s readers', () => {
  let browser: ScreenBrowser
  before(async () => {
    browser = await openScreenBrowser()
  })
  after(() => browser.close())

  it('row 1: come and go, with and without a token, and nobody loses their place', async () => {
    const shot = sampleTokens(await makeSampleCertificates())['manager-tokens']
    assert.ok(shot?.page === 'tokens')
    const [first, second, empty] = shot.slots
    assert.ok(first?.token && second && empty)
    const { page } = browser
    const cards = (kind: 'token' | 'reader'): Promise<number> => page.$$eval(`[data-${kind}]`, all => all.length)
    await browser.begin({ theme: 'light', width: 1024 })
    await browser.show({ ...shot, slots: [first] }, 'en')
    assert.deepEqual([await cards('token'), await cards('reader')], [1, 0])
    await page.focus(`[data-token="${first.token.id}"] a`)
    await browser.show({ ...shot, slots: [empty, second, first] }, 'en', false)
    assert.deepEqual([await cards('token'), await cards('reader')], [2, 1])
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.closest('[data-token]')?.getAttribute('data-token') ?? undefined)
    assert.equal(await focused(), first.token.id)
    await browser.show({ ...shot, slots: [first, { ...second, token: null }] }, 'en', false)
    assert.deepEqual([await cards('token'), await cards('reader')], [1, 1])
    assert.equal(await focused(), first.token.id)
  })
})
