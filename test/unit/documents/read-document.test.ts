/** From the type that a site gives and the bytes to what is drawn; nothing is guessed and nothing throws. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { readDocument } from '../../../extension/documents/read-document.ts'

const kindOf = (content: Uint8Array | string, type: string): string => {
  const reading = readDocument(typeof content === 'string' ? utf8(content) : content, type)
  return reading.kind === 'text' && reading.refusal !== null ? `text, ${reading.refusal}` : reading.kind
}
const windows1251 = Uint8Array.from([0xd1, 0xf3, 0xec, 0xec, 0xe0])

describe('reading a document', () => {
  it('draws JSON and XML as fields, by their types', () => {
    for (const type of [
      'application/json',
      'text/json',
      'Application/JSON; charset=utf-8',
      'application/payment+json',
    ]) {
      assert.equal(kindOf('{"a":1}', type), 'fields', type)
    }
    for (const type of ['application/xml', 'text/xml', 'application/pain.001+xml']) {
      assert.equal(kindOf('<a>1</a>', type), 'fields', type)
    }
  })

  it('draws what is not well-formed as text, and says why', () => {
    assert.equal(kindOf('{"a":1,"a":2}', 'application/json'), 'text, duplicateName')
    assert.equal(kindOf('<!DOCTYPE a><a/>', 'text/xml'), 'text, markup')
  })

  it('draws every text type as its source: markup is never interpreted', () => {
    for (const type of ['text/plain', 'text/html', 'text/csv', 'TEXT/PLAIN;charset="UTF-8"']) {
      assert.equal(kindOf('<b>1</b>', type), 'text', type)
    }
  })

  it('draws nothing of other types, whatever the bytes look like', () => {
    for (const type of [
      '',
      'application/pdf',
      'application/octet-stream',
      'image/svg+xml',
      'text',
      'json',
      'text/plain x',
    ]) {
      assert.deepEqual(readDocument(utf8('{"a":1}'), type), { kind: 'file', because: 'type' }, type)
    }
  })

  it('draws no text from bytes that are not well-formed in the declared character set', () => {
    const broken = [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]
    for (const bytes of broken) {
      const reading = readDocument(Uint8Array.from(bytes), 'text/plain')
      assert.deepEqual(reading, { kind: 'file', because: 'notText' }, String(bytes))
    }
    assert.equal(kindOf(windows1251, 'text/plain'), 'file')
    assert.equal(kindOf('a', 'text/plain; charset=utf-16'), 'file')
    assert.equal(kindOf('a', 'text/plain; charset=utf-7'), 'file')
  })

  it('reads windows-1251 when it is declared, and only then', () => {
    assert.deepEqual(readDocument(windows1251, 'text/plain; charset=windows-1251'), {
      kind: 'text',
      text: 'Сумма',
      refusal: null,
    })
    const head = utf8('<?xml version="1.0" encoding="windows-1251"?><a>')
    const xml = Uint8Array.from([...head, ...windows1251, ...utf8('</a>')])
    assert.equal(kindOf(xml, 'application/xml'), 'fields')
    assert.equal(kindOf(xml, 'application/xml; charset=utf-8'), 'file')
  })

  it('keeps a byte-order mark in the text, to be seen', () => {
    assert.deepEqual(readDocument(utf8('\uFEFFa'), 'text/plain'), { kind: 'text', text: '\uFEFFa', refusal: null })
  })
})
