/** T14: what cannot be seen, or moves other characters about, is drawn as an escape; everything else stays as it is. */
import assert from 'node:assert/strict'
import {
  countHidden,
  lengthWithEscapes,
  singleLineRuns,
  visibleRuns,
  visibleText,
} from '../../../extension/ui/visible-runs.ts'

const hidden = [
  0x00, 0x07, 0x0b, 0x1b, 0x7f, 0x85, 0x9f, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180e, 0x200b, 0x200c, 0x200d,
  0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068,
  0x2069, 0x206a, 0x2800, 0x3164, 0xe000, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xffff, 0x1d173, 0xe0001, 0xe0020, 0xe01ef,
  0xf0000,
]

describe('visible text', () => {
  for (const point of hidden) {
    const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    it(`T14: draws ${name} as an escape`, () => {
      assert.deepEqual(visibleRuns(`a${String.fromCodePoint(point)}b`), [
        { text: 'a', hidden: 0 },
        { text: `⟨${name}⟩`, hidden: 1 },
        { text: 'b', hidden: 0 },
      ])
    })
  }

  it('leaves letters, digits, signs, spaces and emoji of every script as they are', () => {
    const texts = [
      'Səməd Məmmədov ğışç',
      'Әліғқңөұүһі',
      'ЁЖ «№»',
      'שלום مرحبا',
      '中文 1\u00a0250\u202f000,00',
      'é e\u0301',
      '😀',
    ]
    for (const text of texts) assert.deepEqual(visibleRuns(text), [{ text, hidden: 0 }], text)
  })

  it('keeps lines and tabs in a text of many lines, and draws them in a text of one line', () => {
    assert.equal(visibleText('a\r\n\tb\rc'), 'a\r\n\tb⟨U+000D⟩c')
    assert.deepEqual(
      singleLineRuns('a\nb').map(({ text }) => text),
      ['a', '⟨U+000A⟩', 'b'],
    )
  })

  it('draws half a surrogate pair as an escape', () => {
    assert.equal(visibleText('a\ud800b'), 'a⟨U+D800⟩b')
  })

  it('T57: draws a run of one hidden character once, with its count, and others beside it by themselves', () => {
    assert.deepEqual(visibleRuns(`a${'\u200b'.repeat(200_000)}\u200c\u200cb\u200b`), [
      { text: 'a', hidden: 0 },
      { text: '⟨U+200B ×200000⟩', hidden: 200_000 },
      { text: '⟨U+200C ×2⟩', hidden: 2 },
      { text: 'b', hidden: 0 },
      { text: '⟨U+200B⟩', hidden: 1 },
    ])
    assert.equal(countHidden(`${'\u{e0001}'.repeat(300)}a`), 300)
    assert.deepEqual(singleLineRuns('\n\n\t'), [
      { text: '⟨U+000A ×2⟩', hidden: 2 },
      { text: '⟨U+0009⟩', hidden: 1 },
    ])
  })

  it('T57: says how much of a text has no more than so many escapes', () => {
    assert.equal(lengthWithEscapes('a\u200b\u200bb\u200c', 1), 4)
    assert.equal(lengthWithEscapes('a\u200b\u200bb\u200c', 2), 5)
  })

  it('lets no more than four marks stand on one letter', () => {
    assert.equal(countHidden(`e${'\u0301'.repeat(4)}`), 0)
    assert.equal(countHidden(`e${'\u0301'.repeat(50)}`), 46)
  })

  it('gives the text back when nothing is hidden in it', () => {
    const text = 'Оплата по договору 17 от 01.11.2026'
    assert.equal(visibleText(text), text)
    assert.deepEqual(visibleRuns(''), [])
  })
})
