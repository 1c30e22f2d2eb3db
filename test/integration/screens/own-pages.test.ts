/** Our own pages as they start, in a real browser, on an extension API that answers from a table and counts what it is asked. */
import assert from 'node:assert/strict'
import { build } from 'esbuild'
import { launch, type Browser, type Page } from 'puppeteer'
import { findBrowser } from '../../support/find-browser.ts'
import { until } from '../../support/until.ts'
import { detailsOf, kaztoken } from './sample-care.ts'

const details = detailsOf(kaztoken)
const { id } = kaztoken
const slot = {
  module: '/m.so',
  description: 'Reader',
  manufacturer: '',
  flags: [],
  hardwareVersion: '',
  firmwareVersion: '',
}

/** What only tells goes on until it is aborted. */
const answers = {
  watchTokens: { progress: [details.summary] },
  watchSlots: { progress: [{ ...slot, token: details.summary }] },
  readToken: { result: { details, objects: [] } },
  listModules: { result: [] },
  listEnrolments: { result: [] },
  listKeptSignatures: { result: [] },
  status: { result: { version: '0', protocol: 1, host: 'ready' } },
}

type Asked = Record<string, number>

describe('our own pages', () => {
  let browser: Browser
  let wrong: string[]
  beforeEach(() => (wrong = []))
  afterEach(() => assert.deepEqual(wrong, []))

  before(async () => {
    browser = await launch({
      browser: 'chrome',
      executablePath: findBrowser('chromium'),
      headless: true,
      pipe: true,
      args: ['--no-first-run', '--lang=en', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    })
  })
  after(() => browser.close())

  async function open(name: 'manager' | 'popup' | 'prompt', place: string): Promise<Page> {
    const { outputFiles } = await build({
      stdin: {
        contents: `import './stand-in-browser.ts'; import '../../../extension/${name}/index.tsx'`,
        resolveDir: import.meta.dirname,
      },
      define: { answers: JSON.stringify(answers) },
      bundle: true,
      write: false,
      outdir: '/',
      format: 'iife',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      charset: 'utf8',
    })
    const page = await browser.newPage()
    page.on('pageerror', error => wrong.push(String(error)))
    await page.goto(`about:blank${place}`)
    await page.addScriptTag({ content: outputFiles.find(file => file.path.endsWith('.js'))?.text ?? '' })
    return page
  }
  const asked = (page: Page): Promise<Asked> => page.evaluate('asked') as Promise<Asked>
  /** Once it has drawn what it was asked for, and had time to ask more. */
  const settled = async (page: Page, selector: string): Promise<Asked> => {
    await until(`${selector} is drawn`, async () => (await page.$(selector)) !== null)
    await new Promise(resolve => setTimeout(resolve, 500))
    return asked(page)
  }

  it('read a token once when its page opens', async () => {
    const page = await open('manager', `#tokens?token=${id}`)
    assert.deepEqual(await settled(page, `[data-token="${id}"][data-state]`), { watchSlots: 1, readToken: 1 })
    assert.equal(await page.evaluate(() => document.title), 'Token manager – Mohur')
  })

  it('read each token once for the certificates', async () => {
    const page = await open('manager', '#certificates')
    assert.deepEqual(await settled(page, '.status-line'), { watchTokens: 1, readToken: 1, listEnrolments: 1 })
  })

  it('read each token once for what needs attention', async () => {
    const page = await open('popup', '')
    assert.deepEqual(await settled(page, '[data-host="ready"]'), {
      watchTokens: 1,
      readToken: 1,
      readJournal: 1,
      listKeptSignatures: 1,
      listModules: 1,
      status: 1,
    })
    assert.deepEqual(await page.evaluate(() => [document.title, document.documentElement.lang]), ['Mohur', 'en'])
  })

  it('start the prompt window in the person’s language, before anything is asked', async () => {
    const page = await open('prompt', '')
    await until('the window has a title', () => page.evaluate(() => document.title !== ''))
    assert.deepEqual(await page.evaluate(() => [document.title.trim(), document.documentElement.lang]), ['Mohur', 'en'])
  })
})
