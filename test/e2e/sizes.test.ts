/** How much a page that was allowed may hand over, in what forms, and what it is told when it is too much. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { limits } from '../../shared/limits.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import { inWorld } from './journey/world.ts'

/** Code and limit of the error that a call ends with, or what it results in. */
const outcome = (page: Page, call: string): Promise<unknown> =>
  page.evaluate(
    `(async () => {
       const start = performance.now()
       const end = code => ({ code, quick: performance.now() - start < 15_000 })
       const bytes = count => new Uint8Array(count)
       const sign = (content, more) =>
         mohur.sign({ format: 'cms', documents: [{ name: 'd', type: 'application/pdf', content }], ...more })
       const verify = signed => mohur.verify({ documents: [{ signed }] })
       return (${call}).then(
         ({ results }) => end(results.map(({ error }) => error?.code).join()),
         ({ code, details: { limit } }) => end([code, limit].filter(Boolean).join(' ')),
       )
     })()`,
  )

const rows: [what: string, call: string, code: string][] = [
  ['100 KB', 'verify(bytes(100_000))', 'SIGNED_DATA_UNREADABLE'],
  [
    'three times 500 KB at once',
    'Promise.all([1, 2, 3].map(() => verify(bytes(500_000)))).then(all => all[2])',
    'SIGNED_DATA_UNREADABLE',
  ],
  ['100 MB in an array', 'sign(bytes(100_000_000))', `TOO_LARGE ${limits.pageMessage}`],
  [
    '300 MB in Blobs, detached',
    'sign(new Blob(Array(3).fill(bytes(100_000_000))), { detached: true })',
    `TOO_LARGE ${limits.documentBytes}`,
  ],
  ['a buffer that may grow', 'verify(new ArrayBuffer(8, { maxByteLength: 16 }))', 'SIGNED_DATA_UNREADABLE'],
  [
    'a part of a buffer that may grow',
    'verify(new Uint8Array(new ArrayBuffer(8, { maxByteLength: 16 }), 2))',
    'SIGNED_DATA_UNREADABLE',
  ],
  ['shared memory', 'verify(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer)', 'BAD_PARAMS'],
  [
    'the handle of a file',
    'navigator.storage.getDirectory().then(folder => folder.getFileHandle("f", { create: true })).then(verify)',
    'BAD_PARAMS',
  ],
  ['a Map', 'verify(new Map())', 'BAD_PARAMS'],
  [
    'more keys than any request has',
    'mohur.status(Object.fromEntries(Array.from(bytes(200_000), (_, at) => [at, 1])))',
    `TOO_LARGE ${limits.pageMessage}`,
  ],
]

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`the size of what a page hands over in ${browserName}`, () => {
    const world = inWorld({ browser: browserName })
    let page: Page
    before(async () => {
      page = await world().page('sign')
    })
    for (const [what, call, code] of rows) {
      it(`${what} ends with ${code}, and does not keep the page waiting`, async () => {
        assert.deepEqual(await outcome(page, call), { code, quick: true })
      })
    }
  })
}
