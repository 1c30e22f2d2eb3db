/** A journal that is longer than a page, in a real browser: opened at its newest lines, searched and saved to its end. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '../../host/journal/journal.ts'
import type { WrongPinEntry } from '../../shared/journal.ts'
import { journalRecordOf } from '../support/journal-record.ts'
import { until } from '../support/until.ts'
import { openOwnPage } from './journey/open-own-page.ts'
import { inWorld } from './journey/world.ts'

const documents = 1_200
const wrongPin: WrongPinEntry = {
  kind: 'wrongPin',
  request: 'f'.repeat(32),
  origin: 'Mohur',
  operation: 'changePin',
  token: { label: 'Cryptoken', serialNumber: '17' },
  pin: 'user',
  tries: 'low',
  left: 9,
  time: new Date('2026-11-20T09:14:03.000Z'),
}

describe('a long journal', () => {
  const world = inWorld({
    browser: 'chromium',
    prepare: async ({ data }) => {
      const folder = join(data, 'journal')
      mkdirSync(folder, { recursive: true })
      const journal = openJournal(folder)
      journal.appendSoon([wrongPin])
      const names = Array.from({ length: documents }, (_, index) => `document ${index} of many`)
      journal.append(names.map(document => journalRecordOf({ document, stage: 'delivered' })))
    },
  })

  it('is opened at its newest lines, searched through, and saved whole', async () => {
    const manager = await openOwnPage(world(), 'journal')
    await manager.waitForSelector('[data-intact="true"]')
    const text = (selector: string): Promise<string> =>
      manager.$$eval(selector, all => all.map(one => (one as HTMLElement).innerText).join('\n'))
    assert.match(await text('[data-searching]'), /^The newest 500 records/)
    assert.match(await text('.journal > li:first-child'), /document 1199 of many/)

    const found = async (query: string): Promise<string> => {
      await manager.$eval('[data-field="filter"]', field => ((field as HTMLInputElement).value = ''))
      await manager.type('[data-field="filter"]', query)
      return until(`${query} was found`, async () => {
        const isOver = (await manager.$('[data-searching="false"]')) !== null
        const count = await text('[data-searching]')
        return isOver && /^1 record$/.test(count.trim()) ? text('.journal > li') : null
      })
    }
    assert.match(await found('document 0 of'), /document 0 of many/)
    assert.match(await found('wrong pin'), /Wrong PIN[^]*PIN change · Mohur[^]*9 tries left/)

    // As text: what tsx makes of functions needs names that the page lacks.
    await manager.evaluate(`{
        const whole = URL.createObjectURL.bind(URL)
        URL.createObjectURL = blob => {
          blob.text().then(text => (document.documentElement.dataset.saved = JSON.parse(text).length))
          return whole(blob)
        }
      }`)
    await manager.click('[data-action="export"]')
    await manager.waitForSelector(`[data-saved="${documents + 1}"]`)
    await manager.close()
  })
})
