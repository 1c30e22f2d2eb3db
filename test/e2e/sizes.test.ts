/** How much a page that was allowed may hand over, in what forms, and what it is told when it is too much. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Page } from 'puppeteer'
import { limits } from '../../shared/limits.ts'
import { rounds } from '../support/endurance.ts'
import { cmsVerifiers } from '../support/openssl.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import { provision } from './journey/provision.ts'
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
  ['100 MB in an array', 'verify(bytes(100_000_000))', `TOO_LARGE ${limits.pageMessage}`],
  [
    '1.1 GB in Blobs, detached',
    'sign(new Blob(Array(11).fill(new Blob([bytes(100_000_000)]))), { detached: true })',
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

/** More than a message of a browser may have; as much as is taken, by `npm run endure`. */
const largeBytes = rounds({ small: 70_000_000, full: 200_000_000 })

interface Large {
  /** In base64: what stands before and after the document in its signature. */
  before: string
  after: string
  /** SHA-256 of what stands between, in hexadecimal. */
  inside: string
}

/** In the page: a document of sevens; the signature stays there, since its bytes are too many to be told. */
async function signLarge(size: number): Promise<Large> {
  const content = new Blob([new Uint8Array(size).fill(7)])
  const documents = [{ name: 'large.bin', type: 'application/octet-stream', content }]
  const { results } = (await window.mohur?.sign({ format: 'cms', documents })) ?? { results: [] }
  const [result] = results
  if (!result || !('signature' in result)) throw new Error(JSON.stringify(results))
  const signature = new Blob([result.signature])
  const start = (await signature.slice(0, 200).text()).indexOf('\u0007'.repeat(16))
  const part = async (from: number, to: number): Promise<string> =>
    btoa(String.fromCharCode(...new Uint8Array(await signature.slice(from, to).arrayBuffer())))
  const between = await signature.slice(start, start + size).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', between))
  return {
    before: await part(0, start),
    after: await part(start + size, signature.size),
    inside: [...digest].map(byte => byte.toString(16).padStart(2, '0')).join(''),
  }
}

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`the size of what a page hands over in ${browserName}`, () => {
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => void (await provision(place, { label: 'Token', authority })),
    })
    let page: Page
    before(async () => {
      page = await world().page('sign')
    })
    for (const [what, call, code] of rows) {
      it(`${what} ends with ${code}, and does not keep the page waiting`, async () => {
        assert.deepEqual(await outcome(page, call), { code, quick: true })
      })
    }

    it(`${largeBytes / 1e6} MB in a Blob are signed, and lie inside the signature as they were`, async () => {
      const { browser, authority } = world()
      // tsx names inner functions by a function of its own, which the page lacks.
      await page.evaluate('globalThis.__name ??= value => value')
      const signing = page.evaluate(signLarge, largeBytes)
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      await prompt.type('pin', userPin)
      await prompt.press('approve')
      const { before, inside, after } = await signing
      await prompt.leave()
      const content = new Uint8Array(largeBytes).fill(7)
      assert.equal(inside, createHash('sha256').update(content).digest('hex'))
      const signed = Buffer.concat([Buffer.from(before, 'base64'), content, Buffer.from(after, 'base64')])
      const files = { signed: new Uint8Array(signed), content: null, root: authority.root }
      const { accepted, output } = (await cmsVerifiers['openssl cms -cades']?.(files)) ?? assert.fail('no openssl')
      assert.ok(accepted, output)
    }).timeout(180_000)
  })
}
