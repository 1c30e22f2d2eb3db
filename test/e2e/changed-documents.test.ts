/** What is signed is what was shown, while the page writes other bytes into its file in place, in real browsers. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import type { HashName } from '../../shared/algorithms.ts'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { utf8 } from '../../shared/bytes.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { cannotJudge, cmsVerifiers } from '../support/openssl.ts'
import { userPin } from '../support/soft-hsm.ts'
import type { TestSigner } from '../support/make-signer.ts'
import { startHostileSite } from '../sites/hostile/hostile.ts'
import type { Site } from '../sites/site.ts'
import { agree } from './journey/agree.ts'
import { ask } from './journey/ask.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'
import { mostlyIn } from '../support/test-browsers.ts'

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
  hash: HashName | null
  certificate: Uint8Array
}

/** What the page's promise ends with: an error code, or the signature in base64. */
const sign = (
  page: Page,
  { shape, detached, hash, certificate }: Attempt,
): Promise<{ code?: string; signature?: string }> =>
  page.evaluate(
    async (text, { shape, certificate, detached, hash }) => {
      const content = await window.changing.make(shape, text)
      const documents = [{ name: 'payment.txt', type: 'text/plain', content }]
      const how = { format: 'cms' as const, detached, ...(hash === null ? {} : { hash }) }
      const params = { ...how, documents, certificate: Uint8Array.from(certificate) }
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
    { shape, detached, hash, certificate: [...certificate] },
  )

/** `hash`: asked for by the page; `null`: the one that goes with the key. */
const rows: { key: KeyAlgorithm; hash: HashName | null; shapes: readonly Shape[] }[] = [
  { key: 'P-256', hash: null, shapes: ['file'] },
  { key: 'P-384', hash: null, shapes: ['file', 'slice', 'around', 'array'] },
  { key: 'RSA-2048', hash: null, shapes: ['file'] },
  { key: 'RSA-2048', hash: 'SHA-512', shapes: ['file'] },
  { key: 'Ed25519', hash: null, shapes: ['file'] },
]

for (const browserName of mostlyIn('chromium')) {
  describe(`documents that change in ${browserName}`, () => {
    const signers = new Map<KeyAlgorithm, TestSigner>()
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => {
        for (const key of new Set(rows.map(({ key }) => key))) {
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

    for (const { key, hash, shapes } of rows) {
      for (const shape of shapes) {
        for (const detached of [true, false]) {
          const how = `${key}${hash === null ? '' : ` with ${hash}`}, ${detached ? 'detached' : 'attached'}`
          it(`T25: ${how}: a page that changes its ${shape} while the person reads gets no signature of it`, async () => {
            const { browser, authority } = world()
            const certificate = signers.get(key)?.certificate ?? new Uint8Array()
            const signing = sign(page, { shape, detached, hash, certificate })
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
              assert.equal(code, 'DOCUMENT_CHANGED')
              return
            }
            const files = {
              signed: new Uint8Array(Buffer.from(signature ?? '', 'base64')),
              content: detached ? utf8(shown) : null,
              root: authority.root,
            }
            for (const [program, verify] of Object.entries(cmsVerifiers)) {
              const { accepted, output } = await verify(files)
              const unknown = cannotJudge(key, program)
              if (unknown) assert.match(output, unknown)
              else assert.ok(accepted, `${program}: ${output}`)
            }
            if (!detached) assert.ok(Buffer.from(files.signed).includes(shown))
          })
        }
      }
    }
  })
}
