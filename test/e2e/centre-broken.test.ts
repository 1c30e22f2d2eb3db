/**
 * The way to a certificate broken off at its steps, by the page, the browser, the host, the token and the server, and taken up again each
 * time: one key, one request, one payment. A part always; all steps by all breaks where it runs long.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { writeRegisteredModules } from '../../host/modules/registered-modules.ts'
import { startPortal } from '../sites/portal/portal.ts'
import type { Site } from '../sites/site.ts'
import { enduranceScale } from '../support/endurance.ts'
import { faultyModule, type FaultyModule } from '../support/fault-shim/faulty-module.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { privateKeysOn } from '../support/pkcs11-tool.ts'
import { atDesk, call, nextPhone } from '../support/portal-visitor.ts'
import { softHsmLibrary, userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { agree } from './journey/agree.ts'
import { applicant } from './journey/enrol.ts'
import {
  BrokenOff,
  walkSteps,
  walkToCertificate,
  walkToNumber,
  type Walk,
  type WalkStep,
} from './journey/walk-to-certificate.ts'

const label = 'Cryptoken'
const breaks = ['page', 'browser', 'host', 'token', 'server'] as const
type Break = (typeof breaks)[number]
/** Long enough to be broken off. */
const slowly = ['C_GenerateKeyPair delay 400', 'C_CreateObject delay 200']
type Plan = Partial<Record<WalkStep, Break>>

/** At every step another break; after as many plans as there are breaks each step was broken off by each. */
const all: Plan[] = breaks.map((_, first) =>
  Object.fromEntries(walkSteps.map((step, index) => [step, breaks[(first + index) % breaks.length]])),
)
const some: Plan[] = [{ key: 'host', sending: 'page', paying: 'server', installing: 'token' }]
const plans = enduranceScale > 0 ? all : some

describe('the way to a certificate in chromium', () => {
  let place: LaunchPlace
  let portal: Site
  let module: FaultyModule
  let token: string
  let browser: LaunchedBrowser
  let page: Page | null = null

  before(async function () {
    this.timeout(120_000)
    place = await makePlace()
    place.tokens.addToken(label)
    module = faultyModule(place.folder, softHsmLibrary)
    module.misbehave('C_GetSlotList empty')
    mkdirSync(place.data, { recursive: true })
    writeRegisteredModules(join(place.data, 'modules.json'), [module.path])
    portal = await startPortal(null, { folder: place.folder })
    browser = await launchBrowser('chromium', { place })
    token = await findToken()
  })
  after(async () => {
    await browser.close()
    await portal.close()
    await place.remove()
  })

  /** The token is there twice: without the module in between, and with it. */
  async function findToken(): Promise<string> {
    const form = await browser.open(`${portal.origin}/request.html`)
    const listed = async (): Promise<string[]> => {
      await form.click('#check')
      await form.waitForSelector('#check:not(:disabled)')
      return form.$$eval('#token option', options => options.map(({ value }) => value))
    }
    const first = listed()
    await agree(browser)
    const direct = await first
    module.misbehave(...slowly)
    const found = await until(
      'the token was listed again',
      async () => (await listed()).find(id => !direct.includes(id)),
      60_000,
    )
    await form.close()
    return found
  }

  const doing: Record<Break, (at: Page) => Promise<void>> = {
    page: async at => {
      await at.close()
      page = null
    },
    browser: async () => {
      browser.browser.process()?.kill('SIGKILL')
      await until('no host was left', () => Object.values(place.hostProcesses()).flat().length === 0, 10_000)
      browser = await launchBrowser('chromium', { place })
      page = null
    },
    host: async () => {
      for (const pid of place.hostProcesses().host) process.kill(pid, 'SIGKILL')
    },
    token: async at => {
      module.misbehave('C_GetSlotList empty', 'C_Sign return 0x32')
      // The person plugs it in again, and begins anew.
      await at.reload()
      module.misbehave(...slowly)
    },
    server: async () => {
      const port = Number(new URL(portal.origin).port)
      await portal.close()
      portal = await startPortal(null, { folder: place.folder, port })
    },
  }

  const closeWindows = async (): Promise<boolean> => {
    const windows = await browser.pagesAt(`${browser.extensionOrigin}/prompt/`)
    await Promise.all(windows.map(window => window.close().catch(() => undefined)))
    return windows.length === 0
  }

  /** Takes the walk up as often as it breaks off. */
  async function again<T>(walk: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await walk()
      } catch (error) {
        if (!(error instanceof BrokenOff)) throw error
        await page?.goto('about:blank')
        await until('the person had closed the window', closeWindows)
      }
    }
  }

  const keys = (): number => privateKeysOn(place, label, userPin).length
  const registered = async (): Promise<{ status: string }[]> =>
    (await call(`${portal.origin}/api/desk/requests`, undefined, await atDesk(portal.origin))).json['requests'] as {
      status: string
    }[]

  plans.forEach((plan, index) => {
    const told = Object.entries(plan).map(([step, by]) => `${step} by ${by}`)
    it(`ends with one key, one request and one payment: ${told.join(', ')}`, async function () {
      this.timeout(150_000)
      const [keysBefore, requestsBefore] = [keys(), (await registered()).length]
      const left: Plan = { ...plan }
      let payments = 0
      const walk: Walk = {
        browser: () => browser,
        page: () => page,
        portal: portal.origin,
        who: { ...applicant, email: `samed${index}@example.az`, phone: nextPhone() },
        module,
        token,
        pin: userPin,
        at: async (step, at) => {
          page = at
          const by = left[step]
          if (!by) return
          delete left[step]
          await doing[by](at)
          throw new BrokenOff(`${step} by ${by}`)
        },
        pays: () => void payments++,
        approve: async number => {
          const cookie = await atDesk(portal.origin)
          await call(`${portal.origin}/api/desk/requests/${number}/approve`, {}, cookie)
        },
      }
      const number = await again(() => walkToNumber(walk))
      await again(() => walkToCertificate(walk, number))
      assert.deepEqual(left, {}, 'not every step was reached')
      assert.equal(keys(), keysBefore + 1)
      const requests = await registered()
      assert.equal(requests.length, requestsBefore + 1)
      assert.deepEqual([requests[0]?.status, payments], ['ready', 1])
      assert.deepEqual(readdirSync(join(place.data, 'enrolments')), [], 'it waits for nothing any more')
    })
  })
})
