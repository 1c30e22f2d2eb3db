/** A PDF before the person who signs: read to its end by mouse and keys, drawn where it is looked at, and said where it cannot be. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../../../shared/limits.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { firstMore, makePages, writing } from '../../support/make-pages.ts'
import { byQpdf } from '../../support/pdf-judges.ts'
import { until } from '../../support/until.ts'
import { openDocument } from './sample-documents.ts'
import { action, openWindowPerson, type WindowPerson } from './window-person.ts'

describe('a PDF in the prompt window', () => {
  let window: WindowPerson

  before(async () => {
    window = await openWindowPerson()
  })
  after(() => window.browser.close())
  beforeEach(() => window.browser.begin({ theme: 'light', width: 480 }))

  const show = async (content: Bytes): Promise<void> => {
    const { request, opened } = openDocument('a.pdf', 'application/pdf', content)
    const { state, word } = window.sample('sign-file')
    await window.browser.show({ state: { ...state, request }, opened, contents: [], word }, 'en')
  }
  const textOf = (selector: string): Promise<string> =>
    window.browser.page.$eval(selector, element => element.textContent ?? '')
  const pagesDrawn = (): Promise<string[]> =>
    window.browser.page.$$eval('[data-page]', all => all.map(page => page.getAttribute('data-page') ?? ''))
  const drawn = (page: number): Promise<unknown> =>
    until(`page ${page} was drawn`, () => window.browser.page.$(`[data-page="${page}"][data-state="drawn"]`))
  /** A key that comes while the column still moves may be lost. */
  const seenToEnd = (): Promise<unknown> =>
    until('the last page was seen', async () => {
      await window.browser.page.focus('.pages')
      await window.browser.page.keyboard.press('End')
      return !(await window.browser.page.$('[data-cut]')) || undefined
    })
  /** Whether anything is drawn on the paper of a page. */
  const darkIn = (page: number): Promise<boolean> =>
    window.browser.page.$eval(`[data-page="${page}"] canvas`, canvas => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return pixels.some((value, at) => at % 4 !== 3 && value < 128)
    })
  /** The document is read; what stands below it is left to scroll to. */
  const approve = async (): Promise<void> => {
    await window.browser.page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await window.approve()
  }

  it('T14: is not signed before the end of its last page was on the screen; a press on the dead button leads there', async () => {
    const { page, complaints } = window.browser
    await window.show('sign-pdf')
    await window.type('pin', '123456')
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.isLive(), false)
    assert.equal(await window.blocker(), 'Scroll to the end of the document.')
    await page.click(action('approve'))
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-action')), 'read-on')
    await until('it was read on to its end', async () => {
      if (!(await page.$('[data-cut]'))) return true
      await page.keyboard.press('Space')
      return undefined
    })
    assert.match(await textOf('.pages-bar [role=status]'), /Page 2 of 2/)
    assert.deepEqual(complaints, [])
    await approve()
  })

  it('is read by a worker that reaches nothing, and ends with the document', async () => {
    const { page } = window.browser
    await window.show('sign-pdf-plain')
    await drawn(1)
    const [worker = assert.fail('no worker')] = page.workers()
    const ways = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'BroadcastChannel', 'Worker', 'importScripts']
    assert.deepEqual(
      await worker.evaluate(names => names.filter(name => Reflect.get(globalThis, name) !== undefined), ways),
      [],
    )
    await window.show('sign-text')
    await until('the worker was gone', () => page.workers().length === 0 || undefined)
  })

  it('has only the pages near the screen drawn of a thousand, and reaches the last one by a key', async () => {
    const { page } = window.browser
    await show(makePages(Array.from({ length: 1_000 }, (_, index) => writing([`No ${index + 1}`]))))
    assert.deepEqual(await pagesDrawn(), ['1', '2'])
    await page.focus('.pages')
    await page.keyboard.press('n')
    await until('the second page', async () => /Page 2 of/.test(await textOf('.pages-bar [role=status]')) || undefined)
    await seenToEnd()
    await drawn(1_000)
    assert.deepEqual(await pagesDrawn(), ['999', '1000'])
    await until('its text', async () => (await textOf('[data-page-text="1000"]')).includes('No 1000') || undefined)
    await approve()
  })

  it('is larger by a key, as sharp as before, and within its box', async () => {
    const { page } = window.browser
    await show(makePages([writing(['Page'])]))
    const widths = (): Promise<number[]> =>
      page.$eval('[data-page="1"] canvas', canvas => [
        canvas.width,
        Math.round(canvas.getBoundingClientRect().width * devicePixelRatio),
      ])
    const [before = 0] = await widths()
    await page.focus('.pages')
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await until('it was twice as large', async () => (await widths()).every(width => width === 2 * before) || undefined)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 480)
  })

  it('says that something of a page could not be drawn, and of a page that cannot be drawn that it cannot', async () => {
    const { page } = window.browser
    const at = firstMore(2)
    const image = '/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1'
    const more = [`<</Width 9 /Height 9 ${image} /Filter /DCTDecode>>\nstream\n0\nendstream`]
    const resources = `/Resources <</XObject <</I ${at} 0 R>> /Font <</F1 3 0 R>>>>`
    const text = Buffer.from(makePages(['q 100 0 0 100 0 0 cm /I Do Q', ''], { page: resources, more })).toString(
      'latin1',
    )
    await show(utf8(text.replace('/Kids [4 0 R 6 0 R]', '/Kids [4 0 R 9 0 R]')))
    assert.match(await textOf('[data-finding="undrawn"]'), /could not be drawn/)
    await seenToEnd()
    await until('the second page said so', () => page.$('[data-page="2"][data-state="failed"]'))
    assert.match(await textOf('[data-page="2"]'), /cannot be shown/)
    await approve()
  })

  it('is drawn where its fonts are missing, which are named, and where its owner alone has a password', async () => {
    const font = '<</Type /Font /Subtype /TrueType /BaseFont /Qazaq-Sans>>'
    const owned = ['--encrypt', '', 'owner', '256', '--modify=none', '--']
    await show(await byQpdf(makePages([writing(['Page'])], { font }), ...owned))
    await drawn(1)
    assert.match(await textOf('[data-finding="encrypted"]'), /opens without a password/)
    assert.match(await textOf('[data-missing-fonts]'), /Qazaq-Sans/)
    assert.deepEqual(await darkIn(1), true, 'there is something on the page')
    await until('its text', async () => (await textOf('[data-page-text="1"]')).includes('Page') || undefined)
  })

  it('is no blank page without a word where its content lies in another file', async () => {
    const text = Buffer.from(makePages([''])).toString('latin1')
    await show(utf8(text.replace('<</Length 0>>', '<</F (page.bin) /Length 0>>')))
    await drawn(1)
    assert.equal(await darkIn(1), false)
    assert.match(await textOf('[data-finding="externalContent"]'), /in other files/)
  })
})
