/** A browser, tokens that can be pulled and a server, which break off where a walk has come to, and the person who takes it up again. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { faultyModule } from '../../support/fault-shim/faulty-module.ts'
import { launchBrowser, type LaunchedBrowser } from '../../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'
import { hasPrompt } from '../../support/prompt-driver.ts'
import { softHsm, softHsmLibrary } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'

/** Its tab is closed, Mohur's window is closed, the browser is killed, the token is pulled, the server begins anew. */
export const ways = ['page', 'window', 'browser', 'token', 'server'] as const
export type Way = (typeof ways)[number]

/** Which step is broken off in which way. */
export type Plan<S extends string> = Partial<Record<S, Way>>

/** Called where a step is reached; resolves where nothing breaks off. */
export type At = (step: string, page: Page) => Promise<void>

export interface Scene {
  place: LaunchPlace
  browser: () => LaunchedBrowser
  /** Calls of the module that were begun so far. */
  calls: () => readonly string[]
  /** The walk begins anew after each break, until it comes to its end; resolves with the steps of the plan that it did not reach. */
  walk: (plan: Plan<string>, walk: (at: At) => Promise<void>) => Promise<Plan<string>>
  close: () => Promise<void>
}

export interface SceneSetting {
  /** Puts tokens there before the browser starts. */
  prepare: (place: LaunchPlace) => Promise<void>
  /** Of the server. */
  restart: () => Promise<void>
}

/** Long enough to be broken off. */
const slowly = [
  'C_GenerateKeyPair delay 400',
  'C_CreateObject delay 200',
  'C_DestroyObject delay 200',
  'C_Sign delay 200',
]
const gone = '0x32'
/** What is under way is done on the token, and nobody learns it; what comes after it finds no token. */
const pulled = [
  'C_GetSlotList empty',
  ...['C_GenerateKeyPair', 'C_CreateObject', 'C_DestroyObject', 'C_Sign'].flatMap(call => [
    `${call} after ${gone}`,
    `${call} return ${gone}`,
  ]),
  ...['C_OpenSession', 'C_Login', 'C_SignInit', 'C_FindObjectsInit'].map(call => `${call} return ${gone}`),
]
const noticedMs = 1_500

class BrokenOff extends Error {}

export async function openScene({ prepare, restart }: SceneSetting): Promise<Scene> {
  const place = await makePlace()
  await prepare(place)
  const module = faultyModule(place.folder, softHsmLibrary)
  // Everybody but this module finds a SoftHSM2 without tokens: each is there once.
  const misbehave = (...faults: string[]): void => module.misbehave(`conf ${place.tokens.env.SOFTHSM2_CONF}`, ...faults)
  misbehave(...slowly)
  const nothing = join(place.folder, 'nothing')
  mkdirSync(nothing)
  const bare = { ...place, env: { ...place.env, ...softHsm(nothing).env } }
  mkdirSync(place.data, { recursive: true })
  writeRegisteredModules(join(place.data, 'modules.json'), [module.path])
  const launch = (): Promise<LaunchedBrowser> => launchBrowser('chromium', { place: bare })
  let browser = await launch()
  const windows = (): Promise<Page[]> => browser.pagesAt(`${browser.extensionOrigin}/prompt/`)
  const listings = (): number => module.calls().filter(call => call === 'C_GetSlotList').length

  const breaks: Record<Way, (page: Page) => Promise<void>> = {
    page: page => page.close(),
    window: async () => {
      for (const window of await windows()) await window.close()
    },
    browser: async () => {
      browser.browser.process()?.kill('SIGKILL')
      await until('no host was left', () => Object.values(place.hostProcesses()).flat().length === 0, 10_000)
      browser = await launch()
    },
    token: async page => {
      const before = listings()
      misbehave(...pulled)
      // Mohur looks once a second, as long as somebody waits for it.
      await until('that it was pulled was seen', () => listings() > before + 1, noticedMs).catch(() => undefined)
      await page.close()
      misbehave(...slowly)
    },
    server: restart,
  }

  /** A person who comes back has closed what was left. */
  async function tidyUp(): Promise<void> {
    for (const page of await browser.pagesAt('http')) await page.close().catch(() => undefined)
    await until('the person had closed the windows', async () => {
      for (const window of await windows()) await window.close().catch(() => undefined)
      return !(await hasPrompt(browser))
    })
  }

  return {
    place,
    browser: () => browser,
    calls: module.calls,
    walk: async (plan, walk) => {
      const left = { ...plan }
      let last = 'nothing'
      for (let isThere = false; !isThere;) {
        isThere = await walk(async (step, page) => {
          const way = left[step]
          if (!way) return
          delete left[step]
          last = `${step} by ${way}`
          await breaks[way](page)
          throw new BrokenOff(last)
        }).then(
          () => true,
          (error: unknown) => {
            if (error instanceof BrokenOff) return false
            throw new Error(`${String(error)}; broken off last: ${last}`, { cause: error })
          },
        )
        await tidyUp()
      }
      return left
    },
    close: async () => {
      await browser.close()
      await place.remove()
    },
  }
}
