/** T13: JSON that two parsers could read differently is not drawn as fields; what is drawn is what JSON.parse reads. */
import assert from 'node:assert/strict'
import { openCursor } from '../../../extension/documents/cursor.ts'
import { readJson, readValue } from '../../../extension/documents/read-json.ts'
import { parsingPayments, Unreadable, type Field, type Refusal } from '../../../extension/documents/reading.ts'
import { seeded } from './random.ts'

const refused: [string, Refusal, string][] = [
  ['a name twice', 'duplicateName', '{"amount":1,"amount":2}'],
  ['a name twice, once escaped', 'duplicateName', '{"amount":1,"\\u0061mount":2}'],
  ['names that differ in case', 'duplicateName', '{"amount":1,"Amount":2}'],
  ['names that differ in form', 'duplicateName', '{"\u00e9":1,"e\u0301":2}'],
  ['a name twice, deep inside', 'duplicateName', '[{"a":[{"b":1,"b":1}]}]'],
  ['__proto__', 'forbiddenName', '{"__proto__":{"amount":1}}'],
  ['constructor', 'forbiddenName', '{"constructor":1}'],
  ['prototype', 'forbiddenName', '{"prototype":1}'],
  ['a byte-order mark', 'byteOrderMark', '\uFEFF{}'],
  ['bytes after the value', 'syntax', '{"a":1}{"a":2}'],
  ['a NUL after the value', 'syntax', '{"a":1}\u0000'],
  ['a comment', 'syntax', '{"a":1/**/}'],
  ['a trailing comma', 'syntax', '{"a":1,}'],
  ['a trailing comma in a list', 'syntax', '[1,]'],
  ['single quotes', 'syntax', "{'a':1}"],
  ['a name without quotes', 'syntax', '{a:1}'],
  ['NaN', 'syntax', '{"a":NaN}'],
  ['a leading plus', 'syntax', '[+1]'],
  ['a leading zero', 'syntax', '[01]'],
  ['a number without digits before the point', 'syntax', '[.5]'],
  ['a number without digits after the point', 'syntax', '[1.]'],
  ['hexadecimal', 'syntax', '[0x10]'],
  ['a raw line feed in a text', 'syntax', '["a\nb"]'],
  ['an unknown escape', 'syntax', '["\\x41"]'],
  ['half a surrogate pair', 'syntax', '["\\ud800"]'],
  ['a space that is none', 'syntax', '{\u00a0"a":1}'],
  ['nothing', 'syntax', ''],
  ['an open object', 'syntax', '{"a":1'],
  ['33 levels', 'tooDeep', '['.repeat(34) + ']'.repeat(34)],
  ['too many fields', 'tooLong', `[${'0,'.repeat(2_000)}0]`],
  ['too many characters', 'tooLong', `["${'a'.repeat(200_000)}"]`],
]

describe('reading JSON', () => {
  for (const [what, refusal, text] of refused) {
    it(`T13: refuses ${what}`, () => {
      assert.throws(
        () => readJson(text),
        (error: unknown) => error instanceof Unreadable && error.refusal === refusal,
      )
    })
  }

  it('reads a text of 9 MB, in letters and in escapes, where documents may be as long', () => {
    for (const piece of ['a', '\\n', '\\u0430']) {
      const text = `"${piece.repeat(9_000_000 / piece.length)}"`
      assert.equal(readValue(openCursor(text, parsingPayments), '', 0).text, JSON.parse(text))
    }
  })

  it('keeps numbers as they are written', () => {
    const written = ['0', '-0', '1.10', '1250000.00', '1e2', '1E-7', '12345678901234567890.12345678901234567890']
    assert.deepEqual(
      readJson(`[${written.join(',')}]`).map(({ kind, text }) => ({ kind, text })),
      written.map(text => ({ kind: 'number', text })),
    )
  })

  it('keeps names, their order and every kind of value', () => {
    const fields = readJson('{ "z": "a\\u0022b", "a": [true, null], "": {}, "m": [] }')
    assert.deepEqual(
      fields.map(({ name, kind, text, fields }) => [name, kind, text, fields.length]),
      [
        ['z', 'string', 'a"b', 0],
        ['a', 'group', '', 2],
        ['', 'group', '', 0],
        ['m', 'group', '', 0],
      ],
    )
  })

  it('draws a value that is no object as one field without a name', () => {
    assert.deepEqual(readJson(' "текст" '), [{ name: '', kind: 'string', text: 'текст', fields: [] }])
  })

  it('T11: reads 20,000 random documents exactly as JSON.parse does', () => {
    const random = seeded(20261)
    for (let round = 0; round < 20_000; round++) {
      const value = randomValue(random, 0)
      const text = random(2) === 0 ? JSON.stringify(value) : JSON.stringify(value, null, random(4))
      assert.deepEqual(asValue({ name: '', kind: 'group', text: '', fields: readJson(text) }, value), value, text)
    }
  })

  it('T13: takes nothing, among 50,000 damaged documents, that JSON.parse refuses', () => {
    const random = seeded(20262)
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\\u0061',
      'a',
      '1',
      '-',
      '.',
      'e',
      ' ',
      '\n',
      'true',
      '\u0000',
      '\u2028',
    ]
    let taken = 0
    for (let round = 0; round < 50_000; round++) {
      const whole = JSON.stringify(randomValue(random, 0))
      const at = random(whole.length + 1)
      const damaged = whole.slice(0, at) + (pieces[random(pieces.length)] ?? '') + whole.slice(at + random(3))
      try {
        readJson(damaged)
      } catch (error) {
        assert.ok(error instanceof Unreadable, damaged)
        continue
      }
      taken++
      assert.doesNotThrow(() => JSON.parse(damaged), damaged)
    }
    assert.ok(taken > 1_000)
  })
})

type Random = (below: number) => number

const strings = ['', 'ТОО «Дала»', 'a"b\\c/d', '\u202e', '\t\n', 'ə', '😀', '__proto__ ', 'amount']

function randomValue(random: Random, depth: number): unknown {
  const kinds = depth > 3 ? 4 : 6
  const pick = [
    (): unknown => strings[random(strings.length)],
    (): unknown => random(1_000_000) / 100,
    (): unknown => [true, false, null][random(3)],
    (): unknown => -random(1_000_000_000),
    (): unknown => Array.from({ length: random(4) }, () => randomValue(random, depth + 1)),
    (): unknown =>
      Object.fromEntries(
        Array.from({ length: random(5) }, (_, index) => [`n${index}`, randomValue(random, depth + 1)]),
      ),
  ][random(kinds)]
  return pick?.()
}

/** A field back as a value; `like` tells a list from an object, which are drawn alike. */
function asValue({ kind, text, fields }: Field, like: unknown): unknown {
  if (typeof like !== 'object' || like === null) {
    const [only] = fields
    return kind === 'group' && only ? asValue(only, like) : kind === 'string' ? text : JSON.parse(text)
  }
  const inner = Object.values(like)
  if (Array.isArray(like)) return fields.map((field, index) => asValue(field, inner[index]))
  return Object.fromEntries(fields.map((field, index) => [field.name, asValue(field, inner[index])]))
}
