/** Long texts in parts: nothing is lost between them, nothing is cut in two, and none takes long to draw. */
import assert from 'node:assert/strict'
import { firstParts, partLimits } from '../../../extension/documents/text-parts.ts'
import { visibleRuns } from '../../../extension/ui/visible-runs.ts'

const { characters, escapes } = partLimits
const escapesIn = (text: string): number => visibleRuns(text).filter(({ hidden }) => hidden > 0).length

describe('a long text in parts', () => {
  it('T57: has no part with more characters or escapes than a window draws in a moment', () => {
    const texts = ['\u200b\u200c'.repeat(5_000), 'a\u200b'.repeat(5_000), 'x'.repeat(450_000), '\u200b'.repeat(450_000)]
    for (const text of texts) {
      const parts = firstParts(text, Infinity)
      assert.equal(parts.join(''), text)
      assert.ok(parts.every(part => part.length > 0 && part.length <= characters && escapesIn(part) <= escapes))
    }
    assert.equal(firstParts('\u200b\u200c'.repeat(5_000), Infinity).length, 5)
    assert.equal(firstParts('\u200b'.repeat(characters), Infinity).length, 1)
  })

  it('cuts neither a character nor a line end in two', () => {
    for (const pair of ['😀', '\r\n']) {
      const text = `${'x'.repeat(characters - 1)}${pair}y`
      assert.deepEqual(firstParts(text, 2), ['x'.repeat(characters - 1), `${pair}y`])
    }
  })

  it('gives as many parts as are asked for, and none of nothing', () => {
    assert.deepEqual(firstParts('x'.repeat(characters + 1), 1), ['x'.repeat(characters)])
    assert.deepEqual(firstParts('', 3), [])
  })
})
