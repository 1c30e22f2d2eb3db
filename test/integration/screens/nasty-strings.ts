/** Two hundred strings that have fooled screens before: bidi, zero width, controls, markup, look-alikes, giants. */

const bidi = ['\u202a', '\u202b', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u061c', '\u200e', '\u200f']
const invisible = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\u115f',
  '\u3164',
  '\u2800',
  '\ufe0f',
]
const controls = [
  '\u0001',
  '\u0007',
  '\u0008',
  '\u000b',
  '\u001b[2K',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ufff9',
  '\ue000',
]
const tags = [0xe0001, 0xe0041, 0xe007f, 0xe01ef].map(point => String.fromCodePoint(point))
const hidden = [...bidi, ...invisible, ...controls, ...tags]

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
  'a\nb',
  'a\tb',
  'a\r\nb',
  'a\rb',
  `e${'\u0301'.repeat(60)}`,
  '\u0301alone',
  'W'.repeat(3_000),
  'x '.repeat(2_000),
  '😀👨‍👩‍👧‍👦🏳️‍🌈🇰🇿',
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
  '\u202dKZ12\u202c 0000',
  'ｊａｖａｓｃｒｉｐｔ：',
]

export const nastyStrings: readonly string[] = [
  ...hidden.flatMap(character => [`a${character}b`, `100${character}.00`, `${character}KZT 1${character}${character}`]),
  ...bidi.map(character => `${character}gnp.000 001\u202c.exe`),
  ...invisible.map(character => `amo${character}unt ${character.repeat(200)}`),
  ...markup,
  ...markup.map(text => `\u202e${text}`),
  ...markup.map(text => `\u200b\n${text}\u0000`),
  ...lookAlikes,
  ...others,
]
