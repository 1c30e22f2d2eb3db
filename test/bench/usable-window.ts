/** P10: from a page's call to a window in which the person can begin, for one document and for thousands; and scrolling through them. */
import type { Page } from 'puppeteer'
import { abortLast, ask } from '../e2e/journey/ask.ts'
import { agree } from '../e2e/journey/agree.ts'
import { provision } from '../e2e/journey/provision.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace } from '../support/launch-place.ts'
import { percentile } from '../support/percentile.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { untilInPage } from '../support/until-in-page.ts'
import { median, type Figure } from './figures.ts'
import { withPage } from './with-page.ts'

const rounds = 5
const most = 10_000
/** Of a screen that is drawn 60 times a second, with what its clock is off by. In milliseconds. */
const frame = 20

export async function usableWindow(): Promise<Figure[]> {
  const place = await makePlace()
  try {
    return await withPage(async address => {
      await provision(place, { label: 'bench', authority: await createAuthority(), algorithm: 'P-256' })
      const browser = await launchBrowser('chromium', { place })
      try {
        const page = await browser.open(address)
        const connected = ask(page, 'connect', { scopes: ['sign'] })
        await agree(browser)
        await connected
        // The first one starts the host, and looks at the token for the first time.
        await openWith(browser, page, 1)
        const one: number[] = []
        const many: number[] = []
        const frames: number[] = []
        for (let round = 0; round < rounds; round++) {
          one.push((await openWith(browser, page, 1)).ms)
          const opened = await openWith(browser, page, most)
          many.push(opened.ms)
          frames.push(...opened.frames)
        }
        const common = { gate: 'P10', peer: null, unit: 'ms' } as const
        return [
          { ...common, what: 'call → usable window, one document', ours: median(one), limit: 300 },
          { ...common, what: `call → usable window, ${most} documents`, ours: median(many), limit: 1_000 },
          {
            ...common,
            what: `19 of 20 frames, scrolling ${most} documents`,
            ours: percentile(frames, 0.95),
            limit: frame,
          },
        ]
      } finally {
        await browser.close()
      }
    })
  } finally {
    await place.remove()
  }
}

interface Opened {
  ms: number
  /** How long each took, in milliseconds. */
  frames: number[]
}

async function openWith(browser: LaunchedBrowser, page: Page, count: number): Promise<Opened> {
  const calling = page.evaluate(callAndWait, count)
  const prompt = await promptWindow(browser)
  // Of one document the window is its content, of many their list.
  const mark = count === 1 ? 'opened' : 'asked'
  await untilInPage(
    prompt.page,
    name => [name, 'asked'].every(one => performance.getEntriesByName(one).length > 0),
    mark,
  )
  const usable = await prompt.page.evaluate(name => {
    const times = [name, 'asked'].map(one => performance.getEntriesByName(one)[0]?.startTime ?? 0)
    return performance.timeOrigin + Math.max(...times)
  }, mark)
  await prompt.page.evaluate('globalThis.__name ??= value => value')
  const frames = count === 1 ? [] : await prompt.page.evaluate(scrollThrough)
  await abortLast(page)
  const called = await calling
  await prompt.stage('ended')
  await prompt.close()
  return { ms: usable - called, frames }
}

/** Runs in the page. When it called, in milliseconds since the epoch. */
async function callAndWait(count: number): Promise<number> {
  const documents = Array.from({ length: count }, (_, index) => ({
    name: `${index}.json`,
    type: 'application/json',
    content: new TextEncoder().encode(
      JSON.stringify({ number: index, amount: '840.00', currency: 'AZN', payee: { name: 'Xəzər MMC' } }),
    ),
  }))
  const abort = new AbortController()
  window.lastCall = { abort, progress: [] }
  const called = performance.timeOrigin + performance.now()
  await window.mohur?.sign({ format: 'cms', detached: true, documents }, { signal: abort.signal }).catch(() => null)
  return called
}

/** Runs in the window: a screen further with each frame. */
async function scrollThrough(): Promise<number[]> {
  const box = document.querySelector('.rows-many')
  const frames: number[] = []
  const next = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve))
  let before = await next()
  if (!box) throw new Error('there is nothing to scroll')
  for (let count = 0; count < 120; count++) {
    box.scrollTop += box.clientHeight
    const now = await next()
    frames.push(now - before)
    before = now
  }
  return frames
}
