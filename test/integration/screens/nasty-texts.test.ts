/** T14, T46, G7: whatever stands in a document, a certificate or a token is drawn as text, with everything hidden made visible. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { makeSampleCertificates, nastyText, shownNastyText, type SampleCertificates } from './sample-certificates.ts'
import { sampleCare } from './sample-care.ts'
import { samplePages } from './sample-pages.ts'
import { openDocument } from './sample-documents.ts'
import { samplePrompts, type SamplePrompt } from './sample-prompts.ts'
import { sampleTokens } from './sample-tokens.ts'
import { openScreenBrowser, type ScreenBrowser } from './screen-browser.ts'
import { untilInPage } from '../../support/until-in-page.ts'
import { hiddenCharacters, nastyStrings } from './nasty-strings.ts'

describe('nasty texts', () => {
  let browser: ScreenBrowser
  let certificates: SampleCertificates
  let base: SamplePrompt

  before(async () => {
    certificates = await makeSampleCertificates()
    const found = samplePrompts(certificates)['sign-nasty']
    assert.ok(found)
    base = found
    browser = await openScreenBrowser()
  })
  after(() => browser.close())
  beforeEach(() => browser.begin({ theme: 'light', width: 320 }))

  const drawDocument = async (type: string, content: string): Promise<void> => {
    const { request, opened } = openDocument('a', type, utf8(content))
    await browser.show({ ...base, state: { ...base.state, request }, opened }, 'en')
  }
  const texts = (selector: string): Promise<string[]> =>
    browser.page.$$eval(selector, all => all.map(one => one.textContent ?? ''))
  const isClean = async (): Promise<void> => {
    assert.equal(await browser.page.$('body :is(img, script, iframe, style, b)'), null)
    assert.equal(await browser.page.evaluate(() => document.documentElement.scrollWidth), 320)
    assert.deepEqual(browser.complaints, [])
  }

  it('are two hundred', () => {
    assert.ok(nastyStrings.length >= 200, String(nastyStrings.length))
    assert.equal(new Set(nastyStrings.map(({ text }) => text)).size, nastyStrings.length)
  })

  it('T14, T46: come back from the fields of a document as escaped text', async () => {
    const fields = nastyStrings.map(({ text }, index) => ({ [`${index}${text}`]: text, amount: text, iban: text }))
    await drawDocument('application/json', JSON.stringify(fields))
    const shown = nastyStrings.flatMap(({ text, line, lines }) =>
      text === '' ? ['(empty)', '(empty)', '(empty)'] : [lines, line, line],
    )
    assert.deepEqual(await texts('[data-value]'), shown)
    const names = await texts('.value [data-name]')
    assert.deepEqual(
      names.filter((_, index) => index % 3 === 0),
      nastyStrings.map(({ line }, index) => `${index}${line}`),
    )
    await isClean()
  })

  it('T14: come back from the original text, each on its own line', async () => {
    const between = '\nAmount: 100\n'
    await drawDocument('text/plain', nastyStrings.map(({ text }) => text).join(between))
    assert.deepEqual(await texts('.original'), [nastyStrings.map(({ lines }) => lines).join(between)])
    await isClean()
  })

  it('T14, T46: come back from the names and types of documents', async () => {
    // As many as the list draws whole, however high they are.
    const few = 8
    const documents = nastyStrings.map(({ text }, index) => ({
      index,
      name: text,
      type: text,
      size: 1,
      digest: '00',
      edges: null,
    }))
    for (let from = 0; from + 1 < documents.length; from += few) {
      const request = {
        operation: 'sign',
        place: 'beside',
        markedPage: null,
        role: null,
        authorities: [],
        documents: documents.slice(from, from + few),
      } as const
      await browser.show({ ...base, state: { ...base.state, request: { ...request } } }, 'en')
      assert.deepEqual(
        await texts('.row-name'),
        nastyStrings.slice(from, from + few).map(({ line }) => line),
      )
      await isClean()
    }
  })

  /** Milliseconds until the document is drawn and the window answers to the person again. */
  const timeToDraw = async (type: string, content: string): Promise<number> => {
    const start = performance.now()
    await drawDocument(type, content)
    await untilInPage(browser.page, () => document.querySelector('[data-original]') !== null)
    await browser.page.evaluate(() => document.body.offsetHeight)
    return performance.now() - start
  }

  it('T57: 600 KB of invisible characters keep no window waiting: a second, or five times as long as letters on a busy machine', async () => {
    const plain = await timeToDraw('text/plain', 'x'.repeat(200_000))
    const longest = Math.max(1_000, 5 * plain)
    const shown = {
      ['\u200b'.repeat(200_000)]: /^⟨U\+200B ×200000⟩$/,
      ['\u200b\u200c'.repeat(100_000)]: /^(⟨U\+200B⟩⟨U\+200C⟩){1000}$/,
    }
    for (const [text, expected] of Object.entries(shown)) {
      const took = await timeToDraw('text/plain', text)
      assert.ok(took < longest, `${took} ms, and ${plain} ms for letters`)
      assert.match((await texts('.original')).join(), expected)
    }
    const fields = await timeToDraw('application/json', JSON.stringify({ a: '\u200b\u200c'.repeat(90_000) }))
    assert.ok(fields < longest, `${fields} ms`)
    await isClean()
  })

  it('T46: are text in names of certificates, labels of tokens, the journal and errors', async () => {
    await browser.show(base, 'en')
    assert.deepEqual(await texts('[data-choice] .certificate-name'), [shownNastyText])
    assert.deepEqual(await texts('[data-choice] .token-label'), [shownNastyText])
    await browser.page.evaluate(() => document.querySelectorAll('details').forEach(fold => (fold.open = true)))
    assert.ok((await texts('.choice .fact dd')).includes(shownNastyText))
    const failed: SamplePrompt = {
      ...base,
      state: {
        ...base.state,
        now: { stage: 'failed', error: { code: 'MODULE_FAILED', details: { module: nastyText } } },
      },
    }
    await browser.show(failed, 'en')
    assert.deepEqual(await texts('.code-detail'), [`module: ${shownNastyText}`])
    for (const [name, page] of Object.entries({
      ...samplePages,
      ...sampleTokens(certificates),
      ...sampleCare(certificates),
    })) {
      await browser.show(page, 'en')
      const all = (await texts('body'))[0] ?? ''
      for (const [hidden, shown] of hiddenCharacters) assert.equal(all.includes(hidden), false, `${name}: ${shown}`)
    }
    await browser.show(base, 'en')
    await isClean()
  })

  it('G7: 300 payments are drawn as they are written', async () => {
    const nasty = nastyStrings.filter(({ text }) => text !== '')
    const payments = Array.from({ length: 300 }, (_, round) => ({
      amount: `${round * 7919}.${String(round % 100).padStart(2, '0')}`,
      account: `KZ${String(round % 100).padStart(2, '0')}125KZT${String(round * 104_729).padStart(13, '0')}`,
      purpose: nasty[round % nasty.length] ?? nastyStrings[0],
    }))
    const written = payments.map(
      ({ amount, account, purpose }) =>
        `{"amount":${amount},"payee_account":"${account}","purpose":${JSON.stringify(purpose?.text)}}`,
    )
    await drawDocument('application/json', `[${written.join(',')}]`)
    const shown = payments.flatMap(({ amount, account, purpose }) => [amount, account, purpose?.lines])
    assert.deepEqual(await texts('[data-value]'), shown)
  })

  it('T13: XML is drawn as the browser’s own parser reads it, but for its namespaces; attributes stand behind a text of their own', async () => {
    const documents = [
      '<a><b>1</b><c d="2">3</c></a>',
      "<?xml version='1.0' encoding='UTF-8'?>\n<p:a xmlns:p='urn:x'>\n <p:b>&lt;&#1178;&#x4D8;&gt;</p:b>\n</p:a>\n",
      '<Document><Amt Ccy="KZT">840.00</Amt><Nm>ТОО &quot;Дала&quot; &amp; Ко</Nm></Document>',
      '<a b="1&#9;2" c=\'"\'><d> x </d><d/></a>',
    ]
    const parser = await browser.page.browser().newPage()
    await browser.page.bringToFront()
    for (const text of documents) {
      await drawDocument('application/xml', text)
      const read = await parser.evaluate(source => {
        const parsed = new DOMParser().parseFromString(source, 'application/xml')
        return [...parsed.querySelectorAll('*')].flatMap(element => {
          const attributes = [...element.attributes].filter(({ name }) => !name.startsWith('xmlns'))
          const values = attributes.map(({ value }) => value)
          return element.children.length === 0 ? [element.textContent ?? '', ...values] : values
        })
      }, text)
      const drawn = (await texts('[data-value]')).map(value => (value === '(empty)' ? '' : value))
      assert.deepEqual(drawn, read, text)
    }
  })
})
