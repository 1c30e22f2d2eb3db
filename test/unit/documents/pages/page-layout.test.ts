/** A column of pages: which are on the screen, and how large each is drawn. */
import assert from 'node:assert/strict'
import {
  canvasSize,
  heightOf,
  layOut,
  pageAt,
  pagesBetween,
  topOf,
} from '../../../../extension/documents/pages/page-layout.ts'
import { pageLimits } from '../../../../extension/documents/pages/pages.ts'
import { within } from '../../../../extension/documents/pages/within.ts'

const a4 = { width: 595, height: 842 }

describe('a column of pages', () => {
  const wide = { width: 842, height: 595 }
  const layout = layOut({ count: 10_000, first: a4, sizes: new Map([[2, wide]]) }, 595)

  it('has each page at its place, one that is known in its own shape', () => {
    assert.deepEqual([topOf(layout, 1), heightOf(layout, 1)], [0, 842])
    assert.deepEqual([topOf(layout, 2), heightOf(layout, 2)], [850, 420])
    assert.deepEqual([topOf(layout, 3), heightOf(layout, 3)], [1278, 842])
    assert.equal(layout.height, topOf(layout, 10_000) + 842)
  })

  it('knows which page is at a height, to the last', () => {
    assert.deepEqual(
      [0, 849, 850, 1278, layout.height].map(top => pageAt(layout, top)),
      [1, 1, 2, 3, 10_000],
    )
  })

  it('draws a few of thousands: those on the screen and the ones beside them', () => {
    assert.deepEqual(pagesBetween(layout, { top: 0, bottom: 400 }), [1, 2])
    assert.deepEqual(pagesBetween(layout, { top: 1300, bottom: 2200 }), [2, 3, 4, 5])
    assert.deepEqual(pagesBetween(layout, { top: layout.height - 400, bottom: layout.height }), [9_999, 10_000])
  })

  it('draws few of pages that are as low as a line, and none higher than a scroll', () => {
    const flat = layOut({ count: 10_000, first: { width: 14_400, height: 1 }, sizes: new Map() }, 400)
    assert.ok(pagesBetween(flat, { top: 1_000, bottom: 1_400 }).length < 16)
    const tall = layOut({ count: 1, first: { width: 1, height: 14_400 }, sizes: new Map() }, 400)
    assert.equal(tall.height, 4_800)
  })
})

describe('the canvas of a page', () => {
  it('has the points of the screen, and the shape of the page', () => {
    assert.deepEqual(canvasSize(a4, { width: 595, height: 842 }, 2), { width: 1190, height: 1684 })
    assert.deepEqual(canvasSize({ width: 1, height: 14_400 }, { width: 400, height: 4_800 }, 1), {
      width: 1,
      height: 4_800,
    })
  })

  it('never has more points than it may', () => {
    const { width, height } = canvasSize(a4, { width: 5_950, height: 8_420 }, 3)
    assert.ok(width * height <= pageLimits.canvasPixels * 1.001)
    assert.equal((width / height).toFixed(2), (595 / 842).toFixed(2))
  })
})

describe('waiting for work', () => {
  const never = new Promise<never>(() => undefined)

  it('ends with the work, after its time, or when nobody wants it', async () => {
    const { signal } = new AbortController()
    assert.equal(await within(Promise.resolve(1), 60_000, signal), 1)
    await assert.rejects(within(Promise.reject(new RangeError('broken')), 60_000, signal), /broken/)
    await assert.rejects(within(never, 1, signal), { refusal: 'tooSlow' })
    const leaving = new AbortController()
    const waiting = within(never, 60_000, leaving.signal)
    leaving.abort(new RangeError('closed'))
    await assert.rejects(waiting, /closed/)
    await assert.rejects(within(never, 60_000, leaving.signal), /closed/)
  })
})
