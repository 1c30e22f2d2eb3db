/** A person who compares the first page of a PDF in the window with what another program draws of the same bytes. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import { greyOf } from '../../support/pdf-judges.ts'

const grid = { columns: 12, rows: 17 }
/** Of 255, of each cell: letters are not smoothed alike. */
const apart = 24

/** @throws AssertionError where a part of the page looks otherwise */
export async function seesPage(window: Page, content: Uint8Array): Promise<void> {
  await window.waitForSelector('[data-page="1"][data-state="drawn"]')
  const drawn = await window.$eval(
    '[data-page="1"] canvas',
    (canvas, { columns, rows }) => {
      const small = new OffscreenCanvas(8 * columns, 8 * rows).getContext('2d')
      if (!small || !(canvas instanceof HTMLCanvasElement)) return []
      small.drawImage(canvas, 0, 0, 8 * columns, 8 * rows)
      return Array.from({ length: columns * rows }, (_, cell) => {
        const { data } = small.getImageData(8 * (cell % columns), 8 * Math.floor(cell / columns), 8, 8)
        return data.reduce((sum, value, index) => sum + (index % 4 === 0 ? value : 0), 0) / 64
      })
    },
    grid,
  )
  const expected = await greyOf(content, grid)
  assert.ok(Math.max(...expected) > 200 && Math.min(...expected) < 50, 'a page with light and dark on it')
  const otherwise = expected.flatMap((grey, cell) => (Math.abs(grey - (drawn[cell] ?? -999)) > apart ? [cell] : []))
  assert.deepEqual(otherwise, [])
}
