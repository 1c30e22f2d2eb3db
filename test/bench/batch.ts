/** P3 and P6: thousands of documents from a page under one consent, beside a loop in C over the module; and what it takes of memory. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'puppeteer'
import { ask } from '../e2e/journey/ask.ts'
import { agree } from '../e2e/journey/agree.ts'
import { provision } from '../e2e/journey/provision.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { softHsmLibrary, userPin } from '../support/soft-hsm.ts'
import { inTurn, median, type Figure } from './figures.ts'
import { overSocket } from './over-socket.ts'
import { watchMemory } from './watch-memory.ts'
import { withPage } from './with-page.ts'

const fewest = 10
const many = 1_000
const most = 10_000
const MiB = 1024 * 1024

/** Mechanisms of PKCS#11, what they sign, and the gate: of a loop's rate, or signatures a second. */
const keys = [
  { algorithm: 'RSA-2048', mechanism: '0x40', bytes: 400, limit: { share: 0.7 } },
  { algorithm: 'P-256', mechanism: '0x1041', bytes: 32, limit: { perSecond: 1_000 } },
] as const

export async function batches(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const key of keys) figures.push(...(await batchesWith(key)))
  return figures
}

async function batchesWith({ algorithm, mechanism, bytes, limit }: (typeof keys)[number]): Promise<Figure[]> {
  const place = await makePlace()
  try {
    return await withPage(async address => {
      await provision(place, { label: 'bench', authority: await createAuthority(), algorithm })
      const browser = await launchBrowser('chromium', { place })
      try {
        const page = await browser.open(address)
        const connected = ask(page, 'connect', { scopes: ['sign'] })
        await agree(browser)
        await connected
        await signMany(browser, page, many)
        const [loop = Number.NaN, ours = Number.NaN] = await inTurn(3, [
          async () => signLoop(place, [mechanism, String(bytes), String(many)]),
          () => signMany(browser, page, many),
        ])
        const what = `${many} documents, ${algorithm}`
        const rate: Figure =
          'share' in limit
            ? { gate: 'P3', what: `${what} / C loop`, ours, peer: loop, limit: 1 / limit.share, unit: 'ms' }
            : { gate: 'P3', what, ours, peer: null, limit: (many / limit.perSecond) * 1_000, unit: 'ms' }
        if (algorithm !== 'P-256') return [rate]
        const socket = await overSocket(page, place)
        const few: number[] = []
        for (let round = 0; round < 3; round++) few.push(await signMany(browser, page, fewest))
        const watched = watchMemory(place)
        const all = await signMany(browser, page, most)
        const { host } = watched.end()
        // What the first one leaves as garbage is taken by those after it.
        const window = await windowOver(place, () => signMany(browser, page, most))
        const again = await windowOver(place, () => signMany(browser, page, most))
        return [
          rate,
          { gate: 'P3', what: `${what} / over a WebSocket`, ours, peer: socket, limit: 1, unit: 'ms' },
          {
            gate: 'P6',
            what: `${many} more: up to ${most} / from ${fewest} on`,
            ours: ((all - ours) * many) / (most - many),
            peer: ((ours - median(few)) * many) / (many - fewest),
            limit: 1.2,
            unit: 'ms',
          },
          {
            gate: 'P6',
            what: `host's memory, ${most} documents`,
            ours: host,
            peer: null,
            limit: 130 * MiB,
            unit: 'bytes',
          },
          {
            gate: 'P6',
            what: `window's memory, ${most} documents again / before`,
            ours: again / MiB,
            peer: window / MiB,
            limit: 1.2,
            unit: 'MiB',
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

/** Bytes, the most while it is done. */
async function windowOver(place: LaunchPlace, work: () => Promise<unknown>): Promise<number> {
  const watched = watchMemory(place)
  await work()
  return watched.end().window
}

/** Milliseconds. */
function signLoop(place: LaunchPlace, args: readonly string[]): number {
  const folder = resolve(import.meta.dirname, '../../.cache/bench')
  const program = join(folder, 'sign-loop')
  const headers = resolve(import.meta.dirname, '../../node_modules/pkcs11js/includes')
  mkdirSync(folder, { recursive: true })
  const source = join(import.meta.dirname, 'sign-loop.c')
  execFileSync('gcc', ['-O2', '-Wall', '-Werror', '-I', headers, '-o', program, source, '-ldl'])
  const output = execFileSync(program, [softHsmLibrary, userPin, ...args], { env: place.env, encoding: 'utf8' })
  return Number(output)
}

/** Milliseconds from the person's "approve" to the page's promise. */
async function signMany(browser: LaunchedBrowser, page: Page, count: number): Promise<number> {
  const signing = page.evaluate(callWithMany, count)
  const prompt = await promptWindow(browser)
  await prompt.stage('asking')
  await prompt.type('pin', userPin)
  await prompt.press('approve')
  const answered = await prompt.page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('answered')[0]?.startTime ?? 0),
  )
  const resolved = await signing
  await prompt.leave()
  return resolved - answered
}

/** Runs in the page. */
async function callWithMany(count: number): Promise<number> {
  const documents = Array.from({ length: count }, (_, index) => ({
    name: `${index}.txt`,
    type: 'text/plain',
    content: new TextEncoder().encode(`${index} `.padEnd(2_048, 'x')),
  }))
  const { results } = (await window.mohur?.sign({ format: 'cms', detached: true, documents })) ?? { results: [] }
  const resolved = performance.timeOrigin + performance.now()
  if (results.filter(one => 'signature' in one).length !== count) throw new Error('not all were signed')
  return resolved
}
