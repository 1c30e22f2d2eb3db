/** Two hundred strings that have fooled screens before: bidi, zero width, controls, markup, look-alikes, giants. */

/** A string and what must stand on the screen in its place, written down here without asking the program. */
export interface NastyString {
  text: string
  /** In a name or a label, which have one line. */
  line: string
  /** In a text of many lines. */
  lines: string
}

/** A character that cannot be seen, and how it is named. */
type Hidden = readonly [character: string, name: string]

const bidi: readonly Hidden[] = [
  ['\u202a', 'U+202A'],
  ['\u202b', 'U+202B'],
  ['\u202d', 'U+202D'],
  ['\u202e', 'U+202E'],
  ['\u2066', 'U+2066'],
  ['\u2067', 'U+2067'],
  ['\u2068', 'U+2068'],
  ['\u061c', 'U+061C'],
  ['\u200e', 'U+200E'],
  ['\u200f', 'U+200F'],
]
const invisible: readonly Hidden[] = [
  ['\u200b', 'U+200B'],
  ['\u200c', 'U+200C'],
  ['\u200d', 'U+200D'],
  ['\u2060', 'U+2060'],
  ['\ufeff', 'U+FEFF'],
  ['\u00ad', 'U+00AD'],
  ['\u034f', 'U+034F'],
  ['\u115f', 'U+115F'],
  ['\u3164', 'U+3164'],
  ['\u2800', 'U+2800'],
  ['\ufe0f', 'U+FE0F'],
]
const controls: readonly Hidden[] = [
  ['\u0001', 'U+0001'],
  ['\u0007', 'U+0007'],
  ['\u0008', 'U+0008'],
  ['\u000b', 'U+000B'],
  ['\u001b', 'U+001B'],
  ['\u007f', 'U+007F'],
  ['\u0085', 'U+0085'],
  ['\u2028', 'U+2028'],
  ['\u2029', 'U+2029'],
  ['\ufff9', 'U+FFF9'],
  ['\ue000', 'U+E000'],
]
const tags: readonly Hidden[] = [
  ['\u{e0001}', 'U+E0001'],
  ['\u{e0041}', 'U+E0041'],
  ['\u{e007f}', 'U+E007F'],
  ['\u{e01ef}', 'U+E01EF'],
]
export const hiddenCharacters: readonly Hidden[] = [...bidi, ...invisible, ...controls, ...tags]

const markup = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'-alert(1)-'",
  '</p></div><h1>Approved</h1>',
  '<b>bold</b>',
  '&lt;b&gt; &amp; &#x202e;',
  '{{7*7}} ${7*7} #{7*7}',
  'javascript:alert(1)',
  '<!-- --><![CDATA[x]]>',
  '<style>*{display:none}</style>',
  '<iframe src="https://example.com">',
]

const lookAlikes = [
  '1О00,00',
  'раypal.com',
  'ΡΑΥ 100',
  '１０００',
  '100\u00a0000',
  '1\u2009000',
  '٣٤٥',
  '१००',
  '²³',
  '⟨U+202E⟩',
  'I l 1 | O 0',
]

const others = [
  '',
  ' ',
  '  leading and trailing  ',
  '\u0301alone',
  'W'.repeat(3_000),
  'x '.repeat(2_000),
  '🇰🇿😀',
  'שלום 100 עולם',
  'مرحبا 200 بالعالم',
  '中文字符',
  'Səməd Məmmədov ƏĞİÖŞÜÇ',
  'Әліғқңөұүһі',
  '__proto__',
  'null',
  'NaN',
  '%00%0a',
  '../../etc/passwd',
  '\\u202e',
  'ｊａｖａｓｃｒｉｐｔ：',
]

const same = (text: string): NastyString => ({ text, line: text, lines: text })
const escaped = (text: string, shown: string): NastyString => ({ text, line: shown, lines: shown })

export const nastyStrings: readonly NastyString[] = [
  ...hiddenCharacters.flatMap(([hidden, name]) => [
    escaped(`a${hidden}b`, `a⟨${name}⟩b`),
    escaped(`100${hidden}.00`, `100⟨${name}⟩.00`),
    escaped(`${hidden}KZT 1${hidden}${hidden}`, `⟨${name}⟩KZT 1⟨${name} ×2⟩`),
  ]),
  ...bidi.map(([hidden, name]) => escaped(`${hidden}gnp.000 001\u202c.exe`, `⟨${name}⟩gnp.000 001⟨U+202C⟩.exe`)),
  ...invisible.map(([hidden, name]) =>
    escaped(`amo${hidden}unt ${hidden.repeat(200)}`, `amo⟨${name}⟩unt ⟨${name} ×200⟩`),
  ),
  ...markup.map(same),
  ...markup.map(text => escaped(`\u202e${text}`, `⟨U+202E⟩${text}`)),
  ...markup.map(text => ({
    text: `\u200b\n${text}\u0000`,
    line: `⟨U+200B⟩⟨U+000A⟩${text}⟨U+0000⟩`,
    lines: `⟨U+200B⟩\n${text}⟨U+0000⟩`,
  })),
  ...lookAlikes.map(same),
  ...others.map(same),
  { text: 'a\nb', line: 'a⟨U+000A⟩b', lines: 'a\nb' },
  { text: 'a\tb', line: 'a⟨U+0009⟩b', lines: 'a\tb' },
  { text: 'a\r\nb', line: 'a⟨U+000D⟩⟨U+000A⟩b', lines: 'a\r\nb' },
  { text: 'a\n\n\t\tb', line: 'a⟨U+000A ×2⟩⟨U+0009 ×2⟩b', lines: 'a\n\n\t\tb' },
  escaped('a\rb', 'a⟨U+000D⟩b'),
  escaped('\u001b[2Kx', '⟨U+001B⟩[2Kx'),
  escaped(`e${'\u0301'.repeat(60)}`, `e${'\u0301'.repeat(4)}⟨U+0301 ×56⟩`),
  escaped('👨\u200d👩\u200d👧', '👨⟨U+200D⟩👩⟨U+200D⟩👧'),
  escaped('🏳\ufe0f\u200d🌈', '🏳⟨U+FE0F⟩⟨U+200D⟩🌈'),
  escaped('\u202dKZ12\u202c 0000', '⟨U+202D⟩KZ12⟨U+202C⟩ 0000'),
]
