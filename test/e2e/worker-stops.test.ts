/** G4, R3: the service worker is stopped at random moments of a signature. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { TargetType, type Page } from 'puppeteer'
import { limits } from '../../shared/limits.ts'
import { firstSeed, report, rounds } from '../support/endurance.ts'
import { oneOf, seededRandom, type Random } from '../support/fault-schedule.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { abortLast, ask, codeOf } from './journey/ask.ts'
import { journalStages, signing } from './journey/documents.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

const stops = rounds({ small: 5, full: 500 })
/** A browser may lose a call to a worker that is being stopped; then it is over after this time, and not at once. */
const settledMs = limits.arrivalMs + 3_000

const moments = ['called', 'asking', 'approved'] as const

describe('a service worker that is stopped', () => {
  const world = inWorld({
    prepare: async (place, authority) => void (await provision(place, { label: 'Cryptoken', authority })),
  })

  /** One that is only being started is waited for. */
  async function stopWorker(): Promise<void> {
    const { browser } = world().browser
    const target = await until('the worker was there', () =>
      browser.targets().find(one => one.type() === TargetType.SERVICE_WORKER),
    )
    const isThere = (): boolean => browser.targets().includes(target)
    await (await target.worker())?.close().catch((error: unknown) => {
      // It may have gone by itself meanwhile.
      if (isThere()) throw error
    })
  }

  /** Up to that moment and a little further. */
  async function upTo(moment: (typeof moments)[number], random: Random): Promise<void> {
    if (moment === 'called') return delay(random() * 200)
    const prompt = await promptWindow(world().browser)
    await prompt.stage('asking')
    if (moment === 'asking') return delay(random() * 100)
    await prompt.type('pin', userPin)
    await prompt.press('approve')
    return delay(random() * 60)
  }

  /** A call that came after the stop reaches the next worker, and the person is asked: then the page gives it up. */
  async function askedAnew(page: Page, asked: Promise<string>): Promise<string> {
    const { browser } = world()
    const over = new AbortController()
    void asked.finally(() => over.abort())
    const isAsking = async (): Promise<boolean> => {
      const [prompt] = await browser.pagesAt(`${browser.extensionOrigin}/prompt/`)
      const asking = await prompt?.$('[data-stage="asking"]').catch(() => null)
      return Boolean(asking)
    }
    while (!over.signal.aborted && !(await isAsking())) await delay(50)
    if (over.signal.aborted) return asked
    await abortLast(page)
    const code = await asked
    // Idle, it would keep its host for a while.
    await stopWorker()
    return code
  }

  it(`G4: ${stops} stops: the page's promise settles, nothing is done twice, no process is left`, async () => {
    const { page: opened, place, browser } = world()
    const page: Page = await opened('sign')
    const random = seededRandom(firstSeed)
    const codes: Record<string, number> = {}
    let slowestMs = 0
    for (let stop = 1; stop <= stops; stop++) {
      const before = journalStages(place)['signing'] ?? 0
      const moment = oneOf(random, moments)
      const what = `seed ${firstSeed}, stop ${stop}, ${moment}`
      const asked = codeOf(ask(page, 'sign', signing()))
      await upTo(moment, random)
      const since = performance.now()
      await stopWorker()
      const reached = moment === 'called' ? [askedAnew(page, asked)] : []
      const code = await Promise.race([asked, ...reached, delay(settledMs, 'never')])
      slowestMs = Math.max(slowestMs, performance.now() - since)
      const known = {
        called: ['EXTENSION_RELOADED', 'ABORTED'],
        asking: ['EXTENSION_RELOADED'],
        approved: ['EXTENSION_RELOADED', 'OUTCOME_UNKNOWN', 'done'],
      }[moment]
      assert.ok(known.includes(code), `${what}: ${code}`)
      codes[code] = (codes[code] ?? 0) + 1
      await until(`${what}: no process left`, () => Object.values(place.hostProcesses()).flat().length === 0, 5_000)
      const signed = (journalStages(place)['signing'] ?? 0) - before
      assert.ok(signed <= (moment === 'approved' ? 1 : 0), `${what}: ${signed} signatures`)
      const prompts = await browser.pagesAt(`${browser.extensionOrigin}/prompt/`)
      for (const prompt of prompts) {
        assert.equal(await prompt.$('[data-action="approve"]'), null, `${what}: something can still be approved`)
        await prompt.close().catch(() => undefined)
      }
    }
    const told = Object.entries(codes).map(([code, count]) => `${count} ${code}`)
    report({
      figure: 'G4',
      result: `${stops} stops, the slowest promise settled after ${slowestMs.toFixed(0)} ms (${told.join(', ')})`,
    })
  }).timeout(stops * 10_000 + 60_000)
})
