/** Values survive the wire; what could confuse the other side does not pass. */
import assert from 'node:assert/strict'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { fromWire, joiner, split, toWire } from '../../../shared/wire.ts'

const refused = (error: unknown): boolean => error instanceof MohurError && error.code === 'BAD_PARAMS'

describe('the wire', () => {
  it('carries bytes, dates and text of every plane', () => {
    const value = {
      bytes: Uint8Array.of(0, 255, 7),
      at: new Date(0),
      text: 'möhür мөр 𝒎',
      list: [null, true, 1.5],
      one: { name: 'x' },
      other: { count: 7 },
    }
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

  it('stops collecting parts beyond the limit, and not at it', () => {
    const join = joiner(() => {})
    const atLimit = joiner(() => {})
    for (let left = limits.message; left > 0; left -= limits.part)
      atLimit({ part: 'x'.repeat(limits.part), last: false })
    assert.throws(() => atLimit({ part: 'x', last: false }), { code: 'TOO_LARGE' })
    const part = 'x'.repeat(8 * 1024 * 1024)
    assert.throws(
      () => {
        for (let count = 0; count < 20; count++) join({ part, last: false })
      },
      { code: 'TOO_LARGE' },
    )
  })

  const nested = (depth: number, around: (inner: unknown) => unknown): unknown =>
    depth === 0 ? 1 : around(nested(depth - 1, around))
  for (const [what, around] of [
    ['arrays', (inner: unknown) => [inner]],
    ['objects', (inner: unknown) => ({ inner })],
  ] as const) {
    it(`carries 32 ${what} in one another, and not one more, in either direction`, () => {
      const [deepest, deeper] = [nested(32, around), nested(33, around)]
      assert.deepEqual(fromWire(toWire(deepest)), deepest)
      assert.throws(() => toWire(deeper), refused)
      assert.throws(() => fromWire(JSON.stringify(deeper)), refused)
    })
  }

  it('leaves out what is not defined', () => {
    assert.equal(toWire({ a: undefined, b: 1 }), '{"b":1}')
  })

  it('takes bytes that were taken out of the text, by their number alone, and no date by a number', () => {
    const bytesOf = (number: number): Uint8Array | null => (number === 7 ? Uint8Array.of(7) : null)
    assert.deepEqual(fromWire('{"pin":{"$bytes":7}}', bytesOf), { pin: Uint8Array.of(7) })
    for (const text of ['{"$bytes":8}', '{"$date":7}', '{"$date":8}', '{"$bytes":true}', '{"$bytes":null}'])
      assert.throws(() => fromWire(text, bytesOf), refused, text)
    assert.throws(() => fromWire('{"$bytes":7}'), refused)
    // A key that only looks like the reserved ones stands for nothing.
    assert.deepEqual(fromWire('{"bytes":"AAAA","date":"2026-11-22T00:00:00.000Z"}'), {
      bytes: 'AAAA',
      date: '2026-11-22T00:00:00.000Z',
    })
  })

  it('sends what fits in one piece, and two pieces of what is longer by one', () => {
    const fits = 'x'.repeat(limits.part)
    assert.deepEqual([...split(fits)], [fits])
    const pieces = [...split(`${fits}y`)].map(piece => JSON.parse(piece) as { part: string; last: boolean })
    assert.deepEqual(pieces, [
      { part: fits, last: false },
      { part: 'y', last: true },
    ])
  })

  it('never cuts a letter of two halves in two, wherever it falls', () => {
    for (let before = limits.part - 2; before <= limits.part + 1; before++) {
      for (const letter of ['\u{10000}', '\u{10ffff}', '\ud7ff\ue000', '\u{1f600}']) {
        const text = `${'x'.repeat(before)}${letter}tail`
        const pieces = [...split(text)].map(piece => (JSON.parse(piece) as { part: string }).part)
        assert.equal(pieces.join(''), text)
        for (const piece of pieces) assert.ok(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(piece), `${before}`)
      }
    }
    // A half without its other half is nobody's letter: it stays where it is.
    const lone = `${'x'.repeat(limits.part - 1)}\udbff`
    assert.deepEqual([...split(lone)], [lone])
  })

  it('delivers messages that are whole, before and after one that came in parts', () => {
    const whole: unknown[] = []
    const join = joiner(message => whole.push(message))
    join({ a: 1 })
    join({ part: '{"b":', last: false })
    join({ part: '2}', last: true })
    for (const plain of [null, 5, 'text', [1]]) join(plain)
    assert.deepEqual(whole, [{ a: 1 }, { b: 2 }, null, 5, 'text', [1]])
  })
})
