/**
 * Every screen in every language, light and dark, wide and narrow, in a real browser under the extension's own policy: nothing
 * is cut off, nothing scrolls sideways, axe-core finds nothing. `SCREENS=<folder>` draws all combinations and keeps the pictures.
 */
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promptNames } from '../../../shared/prompts/index.ts'
import { languageCodes, type Language } from '../../../extension/locales/language-codes.ts'
import type { AskedOfAxe, Shot } from './gallery.tsx'
import { makeSampleCertificates } from './sample-certificates.ts'
import { sampleAttention } from './sample-attention.ts'
import { sampleAuthorities } from './sample-authorities.ts'
import { sampleCare } from './sample-care.ts'
import { sampleFiles } from './sample-files.ts'
import { samplePages } from './sample-pages.ts'
import { samplePrompts } from './sample-prompts.ts'
import { sampleTokens } from './sample-tokens.ts'
import { openScreenBrowser, type ScreenBrowser, type Surface } from './screen-browser.ts'

const folder = process.env['SCREENS'] ?? ''
const themes = ['light', 'dark'] as const
const widths = { prompt: [480, 320], manager: [1024, 320], popup: [360, 320] } as const

const kindOf = (name: string): keyof typeof widths =>
  name.startsWith('manager') ? 'manager' : name.startsWith('popup') ? 'popup' : 'prompt'

/** All surfaces; in a quick run each language has one of them, and together they have all. */
function surfacesFor(kind: keyof typeof widths, language: Language): Surface[] {
  const all = themes.flatMap(theme => widths[kind].map(width => ({ theme, width })))
  return folder === '' ? all.filter((_, index) => index === languageCodes.indexOf(language)) : all
}

/**
 * What axe-core looks at is the same in every language: a quick run asks it once in the light, and in the dark of colours alone, on
 * every fourth screen: all take them from one palette.
 */
function askedOfAxe(language: Language, place: number): AskedOfAxe {
  if (folder !== '' || language === 'az') return 'all'
  return language === 'ru' && place % 4 === 0 ? 'colours' : 'nothing'
}

describe('the screens', () => {
  let browser: ScreenBrowser
  let shots: Record<string, Shot>

  before(async () => {
    const certificates = await makeSampleCertificates()
    shots = {
      ...samplePrompts(certificates),
      ...sampleCare(certificates),
      ...samplePages,
      ...sampleFiles(certificates),
      ...sampleTokens(certificates),
      ...sampleAttention(certificates),
      ...sampleAuthorities(certificates),
    }
    browser = await openScreenBrowser()
    if (folder !== '') await mkdir(folder, { recursive: true })
  })
  after(() => browser.close())

  it('have every prompt among them', () => {
    const asked = Object.values(shots).flatMap(shot =>
      'contents' in shot && shot.state.now.stage === 'asking' ? [shot.state.now.open.prompt] : [],
    )
    assert.deepEqual(
      promptNames.filter(name => !asked.includes(name)),
      [],
    )
  })

  for (const kind of ['prompt', 'manager', 'popup'] as const) {
    for (const language of languageCodes) {
      for (const { theme, width } of surfacesFor(kind, language)) {
        it(`are whole and accessible: ${kind} in ${language}, ${theme}, ${width} px`, async function () {
          this.timeout(180_000)
          const { page, complaints } = browser
          await browser.begin({ theme, width })
          const wrong: string[] = []
          const ofKind = Object.entries(shots).filter(([name]) => kindOf(name) === kind)
          for (const [place, [name, shot]] of ofKind.entries()) {
            await browser.show(shot, language)
            if (folder !== '') {
              const path = join(folder, `${name}-${language}-${theme}-${width}.png`) as `${string}.png`
              await page.screenshot({ path, fullPage: kindOf(name) === 'manager' })
            }
            wrong.push(...(await browser.inspect(askedOfAxe(language, place))).map(what => `${name}: ${what}`))
          }
          assert.deepEqual(wrong, [])
          assert.deepEqual(complaints, [])
        })
      }
    }
  }
})
