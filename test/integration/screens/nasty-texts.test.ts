/** T14, T46, G7: whatever stands in a document, a certificate or a token is drawn as text, with everything hidden made visible. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { visibleRuns, singleLineRuns } from '../../../extension/ui/visible-runs.ts'
import { makeSampleCertificates, nastyText, type SampleCertificates } from './sample-certificates.ts'
import { sampleCare } from './sample-care.ts'
import { samplePages } from './sample-pages.ts'
import { openDocument } from './sample-documents.ts'
import { samplePrompts, type SamplePrompt } from './sample-prompts.ts'
import { sampleTokens } from './sample-tokens.ts'
import { openScreenBrowser, type ScreenBrowser } from './screen-browser.ts'
import { nastyStrings } from './nasty-strings.ts'

const oneLine = (text: string): string =>
  singleLineRuns(text)
    .map(run => run.text)
    .join('')
const manyLines = (text: string): string =>
  visibleRuns(text)
    .map(run => run.text)
    .join('')

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
    assert.equal(new Set(nastyStrings).size, nastyStrings.length)
  })

  it('T14, T46: come back from the fields of a document as escaped text', async () => {
    const fields = nastyStrings.map((text, index) => ({ [`${index}${text}`]: text, amount: text, iban: text }))
    await drawDocument('application/json', JSON.stringify(fields))
    const shown = nastyStrings.flatMap(text =>
      text === '' ? ['(empty)', '(empty)', '(empty)'] : [manyLines(text), oneLine(text), oneLine(text)],
    )
    assert.deepEqual(await texts('[data-value]'), shown)
    const names = await texts('.value [data-name]')
    assert.deepEqual(
      names.filter((_, index) => index % 3 === 0),
      nastyStrings.map((text, index) => oneLine(`${index}${text}`)),
    )
    await isClean()
  })

  it('T14: come back from the original text, each on its own line', async () => {
    const text = nastyStrings.join('\nAmount: 100\n')
    await drawDocument('text/plain', text)
    assert.deepEqual(await texts('.original'), [manyLines(text)])
    await isClean()
  })

  it('T14, T46: come back from the names and types of documents', async () => {
    const half = 67
    const documents = nastyStrings.map((name, index) => ({ index, name, type: name, size: 1, digest: '00' }))
    for (let from = 0; from + 1 < documents.length; from += half) {
      const request = { operation: 'sign', detached: true, documents: documents.slice(from, from + half) } as const
      await browser.show({ ...base, state: { ...base.state, request: { ...request } } }, 'en')
      assert.deepEqual(
        await texts('.row-name'),
        request.documents.map(({ name }) => oneLine(name)),
      )
      await isClean()
    }
  })

  it('T46: are text in names of certificates, labels of tokens, the journal and errors', async () => {
    const shown = oneLine(nastyText)
    await browser.show(base, 'en')
    assert.deepEqual(await texts('[data-choice] .certificate-name'), [shown])
    assert.deepEqual(await texts('[data-choice] .token-label'), [shown])
    await browser.page.evaluate(() => document.querySelectorAll('details').forEach(fold => (fold.open = true)))
    assert.ok((await texts('.choice .fact dd')).includes(shown))
    const failed: SamplePrompt = {
      ...base,
      state: {
        ...base.state,
        now: { stage: 'failed', error: { code: 'MODULE_FAILED', details: { module: nastyText } } },
      },
    }
    await browser.show(failed, 'en')
    assert.deepEqual(await texts('.code-detail'), [`module: ${shown}`])
    for (const [name, page] of Object.entries({
      ...samplePages,
      ...sampleTokens(certificates),
      ...sampleCare(certificates),
    })) {
      await browser.show(page, 'en')
      const all = (await texts('body'))[0] ?? ''
      for (const run of visibleRuns(all)) assert.equal(run.escape, false, `${name}: ${run.text}`)
    }
    await browser.show(base, 'en')
    await isClean()
  })

  it('G7: 300 payments are drawn as they are written', async () => {
    const payments = Array.from({ length: 300 }, (_, round) => ({
      amount: `${round * 7919}.${String(round % 100).padStart(2, '0')}`,
      account: `KZ${String(round % 100).padStart(2, '0')}125KZT${String(round * 104_729).padStart(13, '0')}`,
      purpose: nastyStrings[round % nastyStrings.length] || 'x',
    }))
    const written = payments.map(
      ({ amount, account, purpose }) =>
        `{"amount":${amount},"payee_account":"${account}","purpose":${JSON.stringify(purpose)}}`,
    )
    await drawDocument('application/json', `[${written.join(',')}]`)
    const shown = payments.flatMap(({ amount, account, purpose }) => [amount, account, manyLines(purpose)])
    assert.deepEqual(await texts('[data-value]'), shown)
  })

  it('T13: XML is drawn as the browser’s own parser reads it', async () => {
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
        return [...parsed.querySelectorAll('*')].flatMap(element => [
          ...[...element.attributes].map(({ value }) => value),
          ...(element.children.length === 0 ? [element.textContent ?? ''] : []),
        ])
      }, text)
      const drawn = (await texts('[data-value]')).map(value => (value === '(empty)' ? '' : value))
      assert.deepEqual(drawn, read, text)
    }
  })
})
