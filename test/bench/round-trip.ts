/** P2 and P9: one document of 2 KB from a page to a token and back, less what is not ours, and how soon the prompt window is usable. */
import { join } from 'node:path'
import { launch, type Page } from 'puppeteer'
import { utf8 } from '../../shared/bytes.ts'
import { ask } from '../e2e/journey/ask.ts'
import { agree } from '../e2e/journey/agree.ts'
import { provision } from '../e2e/journey/provision.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { findBrowser } from '../support/find-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { askedBetween } from './asked-between.ts'
import { makeEchoExtension } from './echo-extension.ts'
import { median, type Figure } from './figures.ts'
import { journalTime } from './journal-time.ts'
import { tokenTime } from './token-time.ts'
import { withPage } from './with-page.ts'

const rounds = 9
const document = { name: 'payment.txt', type: 'text/plain', content: utf8('x'.repeat(2048)) }

export async function roundTrip(): Promise<Figure[]> {
  const place = await makePlace()
  try {
    return await withPage(async address => {
      const peer = await echoTime(place, address)
      const { work, window } = await ourTimes(place, address)
      const token = await tokenTime(place.tokens.env)
      const journal = await journalTime(place.folder)
      const ours = work - token - journal - peer
      return [
        {
          gate: 'P2',
          what: `of ${list(work)} ms less token ${list(token)}, journal ${list(journal)}, bare echo ${list(peer)}`,
          ours,
          peer: null,
          limit: 8,
          unit: 'ms',
        },
        {
          gate: 'P9',
          what: "page's call → prompt window asks, host running",
          ours: window,
          peer: null,
          limit: 300,
          unit: 'ms',
        },
      ]
    })
  } finally {
    await place.remove()
  }
}

const list = (ms: number): string => ms.toFixed(1)

async function echoTime({ folder, env }: LaunchPlace, address: string): Promise<number> {
  const userDataDir = join(folder, 'echo-profile')
  const browser = await launch({
    executablePath: findBrowser('chromium'),
    pipe: true,
    enableExtensions: [makeEchoExtension(folder, userDataDir)],
    userDataDir,
    env,
    args: ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(address)
    const times = await page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel()
      window.postMessage({ echo: 'open' }, location.origin, [port2])
      const message = { text: 'x'.repeat(2048) }
      const taken: number[] = []
      // As `rested` does, in the page.
      for (let round = 0; round < 10; round++) {
        await new Promise(resolve => setTimeout(resolve, 1_000))
        const since = performance.now()
        await new Promise(resolve => {
          port1.addEventListener('message', resolve, { once: true })
          port1.start()
          port1.postMessage(message)
        })
        taken.push(performance.now() - since)
      }
      return taken
    })
    return median(times.slice(1))
  } finally {
    await browser.close()
  }
}

async function ourTimes(place: LaunchPlace, address: string): Promise<{ work: number; window: number }> {
  const authority = await createAuthority()
  await provision(place, { label: 'bench', authority, algorithm: 'P-256' })
  const browser = await launchBrowser('chromium', { place })
  try {
    const page = await browser.open(address)
    const connected = ask(page, 'connect', { scopes: ['sign'] })
    await agree(browser)
    await connected
    const taken: { work: number; window: number }[] = []
    for (let round = 0; round < rounds; round++) taken.push(await signOnce(browser, page))
    // The first one starts the host.
    const warm = taken.slice(1)
    return { work: median(warm.map(({ work }) => work)), window: median(warm.map(({ window }) => window)) }
  } finally {
    await browser.close()
  }
}

/** Times by the clocks of the page and of the prompt window, which both count from the same moment. */
async function signOnce(browser: LaunchedBrowser, page: Page): Promise<{ work: number; window: number }> {
  const signing = page.evaluate(callAndStop, document.name, 'x'.repeat(2048))
  const prompt = await promptWindow(browser)
  await prompt.stage('asking')
  await prompt.type('pin', userPin)
  await prompt.press('approve')
  const { asking, answered } = await askedBetween(prompt.page)
  const { called, resolved } = await signing
  await prompt.leave()
  return { work: resolved - answered, window: asking - called }
}

async function callAndStop(name: string, text: string): Promise<{ called: number; resolved: number }> {
  const called = performance.timeOrigin + performance.now()
  const content = new TextEncoder().encode(text)
  await window.mohur?.sign({ format: 'cms', detached: true, documents: [{ name, type: 'text/plain', content }] })
  return { called, resolved: performance.timeOrigin + performance.now() }
}
