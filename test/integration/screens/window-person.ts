/** A person before the prompt window of the gallery: looks, types, waits until the button is live, presses it. */
import assert from 'node:assert/strict'
import type { PersonAnswer } from '../../../extension/prompt-messages.ts'
import { limits } from '../../../shared/limits.ts'
import { until } from '../../support/until.ts'
import { makeSampleCertificates, type SampleCertificates } from './sample-certificates.ts'
import { samplePrompts, type SamplePrompt } from './sample-prompts.ts'
import { openScreenBrowser, type ScreenBrowser } from './screen-browser.ts'

export interface WindowPerson {
  browser: ScreenBrowser
  certificates: SampleCertificates
  samples: Record<string, SamplePrompt>
  sample: (name: string) => SamplePrompt
  show: (name: string) => Promise<void>
  isLive: () => Promise<boolean>
  untilLive: () => Promise<boolean>
  /** Why the button is dead, as the person reads it. */
  blocker: () => Promise<string>
  type: (field: string, text: string) => Promise<void>
  answers: () => Promise<PersonAnswer[]>
  /** A click on the approving button, Enter and Space, again and again for as long as it is dead; `afterEach` looks in between. */
  pressWhileDead: (afterEach?: () => Promise<void>) => Promise<void>
  /** Waits until the button is live and presses it; there must be no other answer. */
  approve: () => Promise<PersonAnswer>
}

/** A press that is begun so long before the end is over before it. */
const marginMs = 150

export const action = (name: string): string => `[data-action="${name}"]`

export async function openWindowPerson(): Promise<WindowPerson> {
  const certificates = await makeSampleCertificates()
  const samples = samplePrompts(certificates)
  const browser = await openScreenBrowser()
  const { page } = browser
  const sample = (name: string): SamplePrompt => {
    const found = samples[name]
    assert.ok(found, name)
    return found
  }
  const isLive = async (): Promise<boolean> => (await page.$('[data-action="approve"][aria-disabled="false"]')) !== null
  const untilLive = (): Promise<boolean> => until('the button was live', async () => (await isLive()) || undefined)
  const answers = async (): Promise<PersonAnswer[]> =>
    ((await browser.done()) as { answer?: PersonAnswer }[]).flatMap(({ answer }) => answer ?? [])
  return {
    browser,
    certificates,
    samples,
    sample,
    show: name => browser.show(sample(name), 'en'),
    isLive,
    untilLive,
    blocker: () => page.$eval('#blocker', element => element.textContent ?? ''),
    type: async (field, text) => {
      await page.click(`[data-field="${field}"]`)
      await page.type(`[data-field="${field}"]`, text)
    },
    answers,
    pressWhileDead: async (afterEach = async () => undefined) => {
      const end = performance.now() + limits.promptArmMs - marginMs
      while (performance.now() < end) {
        await page.click(action('approve'))
        await page.keyboard.press('Enter')
        await page.keyboard.press('Space')
        await afterEach()
      }
    },
    approve: async () => {
      await untilLive()
      await page.click(action('approve'))
      const [first, ...more] = await answers()
      assert.deepEqual(more, [])
      assert.ok(first)
      return first
    },
  }
}
