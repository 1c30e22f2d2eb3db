/** T13: XML with anything that could hide a value or be read in two ways is not drawn as fields. */
import assert from 'node:assert/strict'
import { readXml } from '../../../extension/documents/read-xml.ts'
import { Unreadable, type Field, type Refusal } from '../../../extension/documents/reading.ts'

const refused: [string, Refusal, string][] = [
  ['a DTD', 'markup', '<!DOCTYPE a><a/>'],
  ['a DTD with entities', 'markup', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "1">]><a>&x;</a>'],
  ['a comment', 'markup', '<a><!-- 1 --></a>'],
  ['a comment inside a value', 'markup', '<a>100<!---->0</a>'],
  ['a comment after the root', 'markup', '<a/><!-- -->'],
  ['CDATA', 'markup', '<a><![CDATA[1]]></a>'],
  ['a processing instruction', 'markup', '<a><?x y?></a>'],
  ['a style sheet', 'markup', '<?xml version="1.0"?><?xml-stylesheet href="x"?><a/>'],
  ['an entity of its own', 'markup', '<a>&amount;</a>'],
  ['a reference beyond Unicode', 'markup', '<a>&#x110000;</a>'],
  ['a bare ampersand', 'markup', '<a>R&D</a>'],
  ['a reference to NUL', 'syntax', '<a>&#0;</a>'],
  ['a reference to half a surrogate pair', 'syntax', '<a>&#xD800;</a>'],
  ['a control character', 'syntax', '<a>\u0007</a>'],
  ['two roots', 'markup', '<a/><b/>'],
  ['text after the root', 'syntax', '<a/>x'],
  ['text before the root', 'syntax', 'x<a/>'],
  ['an element that is not closed', 'syntax', '<a><b></a>'],
  ['an end with another name', 'syntax', '<a></b>'],
  ['an end with a longer name', 'syntax', '<a></ab>'],
  ['an attribute twice', 'duplicateName', '<a b="1" b="2"/>'],
  ['attributes that differ in case', 'duplicateName', '<a b="1" B="2"/>'],
  ['an attribute without quotes', 'syntax', '<a b=1/>'],
  ['an attribute without a value', 'syntax', '<a b/>'],
  ['attributes that touch', 'syntax', '<a b="1"c="2"/>'],
  ['< in an attribute', 'syntax', '<a b="<"/>'],
  [']]> in a text', 'syntax', '<a>]]></a>'],
  ['mixed content', 'mixed', '<a>1<b/></a>'],
  ['text between elements that only JavaScript calls white space', 'mixed', '<a><b/>\u00a0</a>'],
  ['a byte-order mark between elements', 'mixed', '<a>\ufeff<b/></a>'],
  ['a byte-order mark', 'byteOrderMark', '\uFEFF<a/>'],
  ['another character set than was used', 'encoding', '<?xml version="1.0" encoding="UTF-16"?><a/>'],
  ['XML 1.1', 'markup', '<?xml version="1.1"?><a/>'],
  ['nothing', 'syntax', ''],
  ['34 levels', 'tooDeep', '<a>'.repeat(34) + '</a>'.repeat(34)],
  ['too many elements', 'tooLong', `<a>${'<b/>'.repeat(2_000)}</a>`],
  ['too many characters', 'tooLong', `<a>${'x'.repeat(200_000)}</a>`],
]

/** A short form: value, or list of `name: value`. */
const shortly = (fields: readonly Field[]): unknown =>
  fields.map(({ name, kind, text, fields }) =>
    kind === 'group' ? { [name]: shortly(fields) } : { [kind === 'attribute' ? `@${name}` : name]: text },
  )

describe('reading XML', () => {
  for (const [what, refusal, text] of refused) {
    it(`T13: refuses ${what}`, () => {
      assert.throws(
        () => readXml(text, 'utf-8'),
        (error: unknown) => {
          assert.ok(error instanceof Unreadable)
          assert.equal(error.refusal, refusal)
          return true
        },
      )
    })
  }

  it('reads elements, attributes, references and prefixes as they are written', () => {
    const text =
      '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<p:Doc xmlns:p="urn:x">\n  <Amt Ccy=\'KZT\'>840.00</Amt>\n' +
      '  <Nm>&lt;ТОО &#171;Дала&#xBB; &amp; &quot;Қ&quot;&gt;</Nm><E/><F></F>\n</p:Doc  >\n'
    assert.deepEqual(shortly(readXml(text, 'utf-8')), [
      {
        'p:Doc': [
          { '@xmlns:p': 'urn:x' },
          { Amt: [{ '@Ccy': 'KZT' }, { '': '840.00' }] },
          { Nm: '<ТОО «Дала» & "Қ">' },
          { E: '' },
          { F: '' },
        ],
      },
    ])
  })

  it('has the line ends that every parser of XML has: one in a value, a space in an attribute', () => {
    const [root] = readXml('<a b="1\r\n2\t3\r4"><c>1\r\n2\r3</c><c>1&#13;2</c></a>', 'utf-8')
    assert.deepEqual(
      root?.fields.map(({ text }) => text),
      ['1 2 3 4', '1\n2\n3', '1\r2'],
    )
  })

  it('keeps a list of equal elements, and spaces inside a value', () => {
    assert.deepEqual(shortly(readXml('<a><b> 1 </b><b>2\n</b></a>', 'utf-8')), [{ a: [{ b: ' 1 ' }, { b: '2\n' }] }])
  })

  it('takes the declared character set when it is the one that was used', () => {
    const text = '<?xml version="1.0" encoding="windows-1251"?><a>Сумма</a>'
    assert.deepEqual(shortly(readXml(text, 'windows-1251')), [{ a: 'Сумма' }])
    assert.throws(() => readXml(text, 'utf-8'), Unreadable)
  })
})
