/** What is signed is what was shown, while the page writes other bytes into its file in place, in real browsers. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { utf8 } from '../../shared/bytes.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { cmsVerifiers } from '../support/openssl.ts'
import { userPin } from '../support/soft-hsm.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import type { TestSigner } from '../support/make-signer.ts'
import { startHostileSite } from '../sites/hostile/hostile.ts'
import type { Site } from '../sites/site.ts'
import { agree } from './journey/agree.ts'
import { ask } from './journey/ask.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

const shown = 'Pay 1.00 KZT to Alice and nothing else'
const other = 'Pay 9999999.00 KZT to Mallory    ! ! !'

type Shape = 'file' | 'slice' | 'around' | 'array'

/** In the page: see test/sites/hostile/pages/changing.js. */
declare global {
  interface Window {
    changing: { make: (shape: Shape, text: string) => Promise<Blob>; change: (text: string) => Promise<void> }
  }
}

interface Attempt {
  shape: Shape
  detached: boolean
  certificate: Uint8Array
}

/** What the page's promise ends with: an error code, or the signature in base64. */
const sign = (page: Page, { shape, detached, certificate }: Attempt): Promise<{ code?: string; signature?: string }> =>
  page.evaluate(
    async (text, { shape, certificate, ...how }) => {
      const content = await window.changing.make(shape, text)
      const documents = [{ name: 'payment.txt', type: 'text/plain', content }]
      const params = { ...how, format: 'cms' as const, documents, certificate: Uint8Array.from(certificate) }
      try {
        const { results } = (await window.mohur?.sign(params)) ?? { results: [] }
        const [result] = results
        if (!result || !('signature' in result)) return { code: 'none' }
        return { signature: btoa(String.fromCharCode(...result.signature)) }
      } catch (error) {
        return { code: (error as { code: string }).code }
      }
    },
    shown,
    { shape, detached, certificate: [...certificate] },
  )

const rows: { key: KeyAlgorithm; shapes: readonly Shape[] }[] = [
  { key: 'P-256', shapes: ['file'] },
  { key: 'P-384', shapes: ['file', 'slice', 'around', 'array'] },
  { key: 'RSA-2048', shapes: ['file'] },
]

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`documents that change in ${browserName}`, () => {
    const signers = new Map<KeyAlgorithm, TestSigner>()
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => {
        for (const { key } of rows) {
          signers.set(key, await provision(place, { label: `Token ${key}`, authority, algorithm: key }))
        }
      },
    })
    let hostile: Site
    let page: Page
    before(async () => {
      hostile = await startHostileSite()
      page = await world().browser.open(`${hostile.origin}/changing.html`)
      await page.waitForSelector('body[data-ready]')
      const connected = ask(page, 'connect', { scopes: ['sign'] })
      await agree(world().browser)
      await connected
    })
    after(() => hostile.close())

    for (const { key, shapes } of rows) {
      for (const shape of shapes) {
        for (const detached of [true, false]) {
          const how = detached ? 'detached' : 'attached'
          it(`T25: ${key}, ${how}: a page that changes its ${shape} while the person reads gets no signature of it`, async () => {
            const { browser, authority } = world()
            const certificate = signers.get(key)?.certificate ?? new Uint8Array()
            const signing = sign(page, { shape, detached, certificate })
            const prompt = await promptWindow(browser)
            await prompt.stage('asking')
            await prompt.page.waitForSelector('[data-original]')
            assert.match(await prompt.text(), /Pay 1\.00 KZT to Alice/)
            await page.evaluate(text => window.changing.change(text), other)
            await prompt.type('pin', userPin)
            await prompt.press('approve')
            const { code, signature } = await signing
            await prompt.leave()
            if (shape === 'array') assert.equal(code, undefined)
            if (code !== undefined) {
              // Attached content is read once more when the signature is there: then it is not told that there is none.
              const told = detached ? ['DOCUMENT_CHANGED'] : ['DOCUMENT_CHANGED', 'OUTCOME_UNKNOWN']
              assert.ok(told.includes(code), code)
              return
            }
            const files = {
              signed: new Uint8Array(Buffer.from(signature ?? '', 'base64')),
              content: detached ? utf8(shown) : null,
              root: authority.root,
            }
            for (const [program, verify] of Object.entries(cmsVerifiers)) {
              const { accepted, output } = await verify(files)
              assert.ok(accepted, `${program}: ${output}`)
            }
            if (!detached) assert.ok(Buffer.from(files.signed).includes(shown))
          })
        }
      }
    }
  })
}
