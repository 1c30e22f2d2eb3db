/** Values survive the wire; what could confuse the other side does not pass. */
import assert from 'node:assert/strict'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { fromWire, joiner, split, toWire } from '../../../shared/wire.ts'

const refused = (error: unknown): boolean => error instanceof MohurError && error.code === 'BAD_PARAMS'

describe('the wire', () => {
  it('carries bytes, dates and text of every plane', () => {
    const value = { bytes: Uint8Array.of(0, 255, 7), at: new Date(0), text: 'möhür мөр 𝒎', list: [null, true, 1.5] }
    assert.deepEqual(fromWire(toWire(value)), value)
  })

  for (const text of [
    '{"__proto__":1}',
    '{"a":{"constructor":1}}',
    '{"prototype":1}',
    '{"$bytes":"AB"}',
    '{"$bytes":"AAA= "}',
    '{"$bytes":"AAB="}',
    '{"$bytes":1}',
    '{"$bytes":"AAAA","x":1}',
    '{"$date":"yesterday"}',
    '{"$date":"2026-11-22"}',
    '{',
    '',
    '['.repeat(40) + ']'.repeat(40),
  ]) {
    it(`refuses ${text.slice(0, 40) || 'nothing'}`, () => assert.throws(() => fromWire(text), refused))
  }

  it('refuses to send what JSON cannot carry, and keys that would be taken for bytes', () => {
    const noDay = new Date(Number.NaN)
    for (const value of [
      () => 1,
      Number.NaN,
      10n,
      noDay,
      { $bytes: 'AAAA' },
      { $date: '' },
      JSON.parse('{"__proto__":1}'),
    ]) {
      assert.throws(() => toWire(value), refused)
    }
  })

  it('cuts long messages into parts that fit a frame and puts them together again', () => {
    const value = { text: '"𝒎\u0000'.repeat(limits.part), bytes: new Uint8Array(limits.part) }
    const pieces = [...split(toWire(value))]
    assert.ok(pieces.length > 3)
    assert.ok(pieces.every(piece => Buffer.byteLength(piece) < limits.hostFrame))
    const whole: unknown[] = []
    const join = joiner(message => whole.push(message))
    pieces.forEach(piece => join(JSON.parse(piece)))
    assert.deepEqual(whole, [value])
  })

  it('refuses a message between the parts of another, and parts of a wrong shape', () => {
    const join = joiner(() => assert.fail('nothing is whole'))
    join({ part: 'x', last: false })
    assert.throws(() => join({ channel: 1 }), refused)
    for (const part of [{ part: 1, last: true }, { part: 'x' }, { part: 'x', last: true, more: 1 }]) {
      assert.throws(() => joiner(() => {})(part), refused)
    }
  })

  it('stops collecting parts at the limit', () => {
    const join = joiner(() => {})
    const part = 'x'.repeat(8 * 1024 * 1024)
    assert.throws(
      () => {
        for (let count = 0; count < 20; count++) join({ part, last: false })
      },
      { code: 'TOO_LARGE' },
    )
  })
})
