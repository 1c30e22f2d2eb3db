/** Our reader of XML beside saxes: what is well-formed, and what is in it, in thousands of documents that are bent by chance. */
import assert from 'node:assert/strict'
import { readXml } from '../../../host/pki/xades/read-xml.ts'
import type { XmlDocument, XmlElement, XmlNode } from '../../../host/pki/xades/xml-tree.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { seededRandom } from '../../support/fault-schedule.ts'
import { readBySaxes, type Events } from '../../support/read-by-saxes.ts'

function eventsOf({ root, endTag, isEmptyTag, before, after }: XmlDocument): Events {
  const events: Events = []
  const write = (node: XmlNode): void => {
    if (node.kind === 'element') writeElement(node)
    else if (node.kind === 'instruction') events.push(`instruction ${node.target} ${node.text}`)
    else events.push(`${node.kind} ${node.text}`)
  }
  const writeElement = ({ prefix, local, uri, attributes, declarations, children }: XmlElement): void => {
    events.push(`<${prefix}:${local} in ${uri}`)
    for (const one of attributes) events.push(`@${one.prefix}:${one.local} in ${one.uri} = ${one.value}`)
    for (const [name, value] of declarations) events.push(`ns ${name} = ${value}`)
    for (const child of children) write(child)
    events.push('/')
  }
  for (const node of [...before, root, ...after]) write(node)
  return [...events, `root ends at ${endTag} ${isEmptyTag}`]
}

/** `null`: not read. `namespaceName`: well-formed, with a name that programs write differently. */
function readByUs(text: string): Events | 'namespaceName' | null {
  try {
    return eventsOf(readXml(utf8(text), 'BAD_PARAMS'))
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { reason?: string } }
    assert.equal(code, 'BAD_PARAMS', String(error))
    return details?.reason === 'namespaceName' ? 'namespaceName' : null
  }
}

const good = [
  '<?xml version="1.0" encoding="UTF-8" standalone=\'yes\' ?>\r\n<!-- ə -->\n<p:a xmlns:p="urn:p" xmlns="urn:d" b="2" p:a=\'1\'>\r\n<b/>\r<?do it ?><c ></c ></p:a>\n<!--x--><?end?>',
  '<a Id="&lt;&#x416;&#38;&quot;&apos;" t="1&#10;2\t3\r\n4">x<![CDATA[<&]]]]><![CDATA[>]]>y &amp; ]] > z&gt;</a>',
  '<a xmlns:x="urn:1"><x:b xmlns:x="urn:2" xml:lang="az"><x:c x:d="" d=""/></x:b><b xmlns=""/><c xmlns="urn:3"><d xmlns=""/></c></a>',
  '\ufeff<Қ-1.ə·><𐀀 a="𐀀"/><?x-y  z\r\n ?><!--> - --></Қ-1.ə·>',
  '<a><b xmlns:p="urn:p" xmlns:q="urn:p"><p:c p:x="1" q:y="2"/></b>&#9;&#xD;</a>  \n',
]
const bits = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '"',
  "'",
  '=',
  ' ',
  '\n',
  '\r',
  ':',
  '-',
  '--',
  '?',
  '!',
  ']',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?',
  '?>',
  'xmlns',
  'xmlns:',
  'xml',
  'xmlns:p="urn:p"',
  ' a="1"',
  ' xmlns="urn:d"',
  '&#0;',
  '&#xFFFE;',
  '&#xD800;',
  '&#1114112;',
  '&#x;',
  '&#;',
  '&x;',
  '&amp',
  '<b>',
  '</b>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a>',
  '\u0001',
  '\ufffe',
  '\u0300',
  '·',
  '1',
  'p:',
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2000/xmlns/',
]

/**
 * Where saxes is lax, and libexpat is not: the target of an instruction ends in white space or with the instruction (production 16), and
 * what follows a colon begins as a name does (Namespaces in XML, production 11).
 */
const saxesIsLax = /<\?[^\s?>]+\?[^>]|:[-.·\d\u0300]/

describe('the reader of XML', () => {
  it('sees in good documents what saxes sees', () => {
    for (const text of good) {
      const expected = readBySaxes(text)
      assert.ok(expected, text)
      assert.deepEqual(readByUs(text), expected, text)
    }
  })

  it('agrees with saxes on what is well-formed and what is in it, whatever is put in, taken out or moved', () => {
    const random = seededRandom(20_261_129)
    const upTo = (below: number): number => Math.floor(random() * below)
    let read = 0
    for (let round = 0; round < 3_000; round += 1) {
      let text = good[upTo(good.length)] ?? ''
      for (let bends = upTo(2); bends >= 0; bends -= 1) {
        const at = upTo(text.length + 1)
        const from = upTo(text.length)
        const piece = [bits[upTo(bits.length)] ?? '', '', text.slice(from, from + upTo(12))][upTo(3)] ?? ''
        text = text.slice(0, at) + piece + text.slice(at + upTo(4) * upTo(2))
      }
      // A surrogate by itself is no UTF-8, and cannot be handed in.
      if (/\p{Cs}/u.test(text) || saxesIsLax.test(text)) continue
      const [ours, expected] = [readByUs(text), readBySaxes(text)]
      if (ours === 'namespaceName') continue
      assert.deepEqual(ours, expected, JSON.stringify(text))
      if (ours) read += 1
    }
    assert.ok(read > 500, `${read} were well-formed`)
  })
})
