/** P4 and P5: a large document from a page to its signature, beside what the extension takes to hash it, and what it takes of memory. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TargetType, type Page, type Target } from 'puppeteer'
import { ask } from '../e2e/journey/ask.ts'
import { agree } from '../e2e/journey/agree.ts'
import { provision } from '../e2e/journey/provision.ts'
import { bundle } from '../../installer/build/bundle.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace } from '../support/launch-place.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { askedBetween } from './asked-between.ts'
import type { Figure } from './figures.ts'
import { watchMemory } from './watch-memory.ts'
import { withPage } from './with-page.ts'

const MiB = 1024 * 1024

interface Signing {
  megabytes: number
  form: 'Blob' | 'array'
  detached: boolean
}

interface Taken {
  /** Milliseconds from the page's call to its promise, less what the person took. */
  ms: number
  /** The most memory, in bytes. */
  host: number
  extension: number
}

interface Surroundings {
  browser: LaunchedBrowser
  page: Page
}

export async function largeDocuments(): Promise<Figure[]> {
  const place = await makePlace()
  try {
    return await withPage(async address => {
      await provision(place, { label: 'bench', authority: await createAuthority(), algorithm: 'P-256' })
      const browser = await launchBrowser('chromium', { place })
      try {
        const page = await browser.open(address)
        await page.evaluate('globalThis.__name ??= value => value')
        const connected = ask(page, 'connect', { scopes: ['sign'] })
        await agree(browser)
        await connected
        return await figures({ browser, page })
      } finally {
        await browser.close()
      }
    })
  } finally {
    await place.remove()
  }
}

/** Row by row what is measured, so that both sides of each are of one run. */
async function figures(surroundings: Surroundings): Promise<Figure[]> {
  const sign = (megabytes: number, form: Signing['form'], detached: boolean): Promise<Taken> =>
    signLarge(surroundings, { megabytes, form, detached })
  const hashed = await hashInExtension(surroundings, 100)
  // The first one starts the host.
  await sign(1, 'Blob', true)
  const [blob, array] = [await sign(100, 'Blob', true), await sign(100, 'array', true)]
  const [half, halfInside] = [await sign(50, 'Blob', true), await sign(50, 'Blob', false)]
  const [most, mostInside] = [await sign(1_000, 'Blob', true), await sign(1_000, 'Blob', false)]
  const times: [gate: string, what: string, ours: Taken, peer: number][] = [
    ['P4', '100 MB in a Blob, detached / hashed in the extension', blob, hashed],
    ['P4', '100 MB in an array, detached / hashed in the extension', array, hashed],
    ['P5', '50 MB attached / detached', halfInside, half.ms],
    ['P5', '1 GB attached / detached', mostInside, most.ms],
  ]
  const memories: [gate: string, what: string, taken: Taken][] = [
    ['P4', '100 MB detached', array],
    ['P4', '1 GB detached', most],
    ['P5', '50 MB attached', halfInside],
    ['P5', '1 GB attached', mostInside],
  ]
  return [
    ...times.map(([gate, what, { ms }, peer]): Figure => ({ gate, what, ours: ms, peer, limit: 1.5, unit: 'ms' })),
    ...memories.flatMap(([gate, what, { host, extension }]): Figure[] => {
      const common = { gate, peer: null, unit: 'bytes' } as const
      return [
        { ...common, what: `host's memory, ${what}`, ours: host, limit: 80 * MiB },
        { ...common, what: `extension's own memory, ${what}`, ours: extension, limit: 200 * MiB },
      ]
    }),
  ]
}

async function signLarge({ browser, page }: Surroundings, how: Signing): Promise<Taken> {
  const watched = watchMemory(browser.place)
  const signing = page.evaluate(callAndStop, how)
  const prompt = await promptWindow(browser)
  await prompt.page.waitForSelector('[data-stage=asking]', { timeout: 120_000 })
  await prompt.type('pin', userPin)
  await prompt.press('approve')
  const { asking, answered } = await askedBetween(prompt.page)
  const { called, resolved } = await signing
  await prompt.leave()
  const { host, window: extension } = watched.end()

  return { ms: asking - called + resolved - answered, host, extension }
}

/** Runs in the page. Most of a large Blob is there once. */
async function callAndStop({ megabytes, form, detached }: Signing): Promise<{ called: number; resolved: number }> {
  const now = (): number => performance.timeOrigin + performance.now()
  const some = new Blob([new Uint8Array(1_000_000).fill(7)])
  const blob = new Blob(Array.from({ length: megabytes }, () => some))
  const content = form === 'Blob' ? blob : new Uint8Array(megabytes * 1_000_000).fill(7)
  const called = now()
  const documents = [{ name: 'large.bin', type: 'application/octet-stream', content }]
  const { results } = (await window.mohur?.sign({ format: 'cms', detached, documents })) ?? { results: [] }
  const resolved = now()
  if (!results[0] || 'error' in results[0]) throw new Error(JSON.stringify(results))
  return { called, resolved }
}

/** Milliseconds that the extension's own code takes to hash so much of a Blob, with nothing around it. */
async function hashInExtension(
  { browser: { browser, extensionOrigin, place } }: Surroundings,
  megabytes: number,
): Promise<number> {
  const outfile = join(place.folder, 'read-through.js')
  const entryPoints = ['extension/background/read-through.ts']
  await bundle({ entryPoints, format: 'iife', globalName: 'reading', outfile })
  const isBackground = (target: Target): boolean =>
    target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(extensionOrigin)
  const worker = await (await browser.waitForTarget(isBackground)).worker()
  const script = `(async () => {
    ${readFileSync(outfile, 'utf8')}
    const some = new Blob([new Uint8Array(1_000_000).fill(7)])
    const content = new Blob(Array.from({ length: ${megabytes} }, () => some))
    const { signal } = new AbortController()
    const lengths = reading.readingLengths
    const since = performance.now()
    await reading.readThrough(content, { hashes: ['SHA-256'], copies: false, signal, told: () => undefined, lengths })
    return performance.now() - since
  })()`
  return Number(await worker?.evaluate(script))
}
