/** P9: how long a person waits for the first page of a PDF of 50 MB, from the question to the page on the screen. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { ask } from '../e2e/journey/ask.ts'
import { agree } from '../e2e/journey/agree.ts'
import { provision } from '../e2e/journey/provision.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { makePlace } from '../support/launch-place.ts'
import { firstMore, makePages } from '../support/make-pages.ts'
import type { PromptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { median, type Figure } from './figures.ts'
import { withPage } from './with-page.ts'

const rounds = 3
const pages = 66
/** Width and height in points, three bytes each. */
const side = 500

/** Pictures that cannot be compressed, as scanners make them. */
function scanned(): Uint8Array {
  const contents = Array.from({ length: pages }, () => 'q 595 0 0 842 0 0 cm /I Do Q')
  const page = `/Resources <</XObject <</I ${firstMore(pages)} 0 R>>>>`
  const about = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceRGB /BitsPerComponent 8`
  const hex = (): string => randomBytes(3 * side * side).toString('hex')
  const image = (): string => {
    const data = hex()
    return `<<${about} /Filter /ASCIIHexDecode /Length ${data.length}>>\nstream\n${data}\nendstream`
  }
  return makePages(contents, { page, more: Array.from({ length: pages / 2 }, image) })
}

const call = `(async () => {
  const content = await (await fetch('/scanned.pdf')).blob()
  const documents = [{ name: 'scanned.pdf', type: 'application/pdf', content }]
  return mohur.sign({ format: 'cms', detached: true, documents }).then(() => 'signed', ({ code }) => code)
})()`

export async function firstPage(): Promise<Figure[]> {
  const place = await makePlace()
  try {
    return await withPage(
      async address => {
        await provision(place, { label: 'bench', authority: await createAuthority(), algorithm: 'P-256' })
        const browser = await launchBrowser('chromium', { place })
        try {
          const page = await browser.open(address)
          const connected = ask(page, 'connect', { scopes: ['sign'] })
          await agree(browser)
          await connected
          const taken: number[] = []
          const seen = async ({ page }: PromptWindow): Promise<void> => {
            await page.waitForSelector('[data-page="1"][data-state="drawn"]', { timeout: 60_000 })
            const [asking = NaN, drawn = NaN] = await page.evaluate(() =>
              ['asking', 'first-page'].map(name => performance.getEntriesByName(name)[0]?.startTime),
            )
            taken.push(drawn - asking)
          }
          for (let round = 0; round < rounds; round++) {
            const signing = page.evaluate(call)
            await agree(browser, { pin: userPin, seen })
            assert.equal(await signing, 'signed')
          }
          return [
            {
              gate: 'P9',
              what: 'question → first page of a PDF of 50 MB',
              ours: median(taken),
              peer: null,
              limit: 1_000,
              unit: 'ms',
            },
          ]
        } finally {
          await browser.close()
        }
      },
      { '/scanned.pdf': scanned() },
    )
  } finally {
    await place.remove()
  }
}
