/** From the type that a site gives and the bytes to what is drawn; nothing is guessed and nothing throws. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { ComponentChild, VNode } from 'preact'
import { documentKind } from '../../../extension/documents/document-kind.ts'
import { openDocument } from '../../../extension/documents/open-document.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { makePng } from '../../support/make-png.ts'
import { parseMediaType } from '../../../extension/documents/media-type.ts'

interface Opened {
  drawnAs: string
  reading: unknown
  refusal: string | null
}

const propsOf = (view: ComponentChild): Omit<Opened, 'drawnAs'> => (view as VNode<Omit<Opened, 'drawnAs'>>).props

async function opened(content: Uint8Array | string, type: string): Promise<Opened> {
  const bytes = typeof content === 'string' ? utf8(content) : content
  const { drawnAs, view } = await openDocument(
    bytes,
    { type, size: bytes.length, edges: null },
    new AbortController().signal,
  )
  const { reading, refusal } = propsOf(view)
  return { drawnAs, reading, refusal }
}

const kindOf = async (content: Uint8Array | string, type: string): Promise<string> => {
  const { drawnAs, refusal } = await opened(content, type)
  return refusal === null ? drawnAs : `${drawnAs}, ${refusal}`
}
const windows1251 = Uint8Array.from([0xd1, 0xf3, 0xec, 0xec, 0xe0])

describe('opening a document', () => {
  it('draws JSON and XML as fields, by their types', async () => {
    for (const type of [
      'application/json',
      'text/json',
      'Application/JSON; charset=utf-8',
      'application/payment+json',
    ]) {
      assert.equal(await kindOf('{"a":1}', type), 'fields', type)
    }
    for (const type of ['application/xml', 'text/xml', 'application/pain.001+xml']) {
      assert.equal(await kindOf('<a>1</a>', type), 'fields', type)
    }
  })

  it('draws what is not well-formed as text, and says why', async () => {
    assert.equal(await kindOf('{"a":1,"a":2}', 'application/json'), 'text, duplicateName')
    assert.equal(await kindOf('<!DOCTYPE a><a/>', 'text/xml'), 'text, markup')
  })

  it('draws every text type as its source: markup is never interpreted', async () => {
    for (const type of ['text/plain', 'text/html', 'text/csv', 'TEXT/PLAIN;charset="UTF-8"']) {
      assert.equal(await kindOf('<b>1</b>', type), 'text', type)
    }
  })

  it('draws nothing of other types, whatever the bytes look like', async () => {
    for (const type of ['', 'application/octet-stream', 'application/zip', 'text', 'json', 'text/plain x']) {
      assert.equal(await kindOf('{"a":1}', type), 'file', type)
    }
  })

  it('draws nothing whose bytes are of another kind than its type, and says what they are', async () => {
    assert.equal(await kindOf('{"a":1}', 'application/pdf'), 'file, otherKind')
    assert.equal(await kindOf('{"a":1}', 'image/png'), 'file, otherKind')
    assert.equal(await kindOf('%PDF-1.7', 'image/png'), 'file, otherKind')
    assert.equal(await kindOf(makePng(4, 4), 'application/pdf'), 'file, otherKind')
    assert.equal(await kindOf(makePng(4, 4), 'image/jpeg'), 'file, otherKind')
    assert.equal(await kindOf(' %PDF-1.7', 'application/pdf'), 'file, otherKind')
    assert.deepEqual((await opened(makePng(4, 4), 'application/pdf')).reading, { type: 'png' })
  })

  it('draws a PDF by its bytes where the type says nothing', async () => {
    for (const type of ['application/pdf', 'application/x-pdf', 'application/octet-stream', '']) {
      assert.equal(await kindOf(makePdf(), type), 'pdf', type)
    }
    assert.equal(await kindOf(makePdf(), 'application/zip'), 'file')
  })

  it('draws a picture that is written as text as that text', async () => {
    assert.equal(await kindOf('<svg onload="alert(1)"/>', 'image/svg+xml'), 'text')
  })

  it('draws no text from bytes that are not well-formed in the declared character set', async () => {
    const broken = [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]
    for (const bytes of broken) {
      assert.equal(await kindOf(Uint8Array.from(bytes), 'text/plain'), 'file, notText', String(bytes))
    }
    assert.equal(await kindOf(windows1251, 'text/plain'), 'file, notText')
    assert.equal(await kindOf('a', 'text/plain; charset=utf-16'), 'file, notText')
    assert.equal(await kindOf('a', 'text/plain; charset=utf-7'), 'file, notText')
  })

  it('reads windows-1251 when it is declared, and only then', async () => {
    assert.deepEqual(await opened(windows1251, 'text/plain; charset=windows-1251'), {
      drawnAs: 'text',
      reading: 'Сумма',
      refusal: null,
    })
    const head = utf8('<?xml version="1.0" encoding="windows-1251"?><a>')
    const xml = Uint8Array.from([...head, ...windows1251, ...utf8('</a>')])
    assert.equal(await kindOf(xml, 'application/xml'), 'fields')
    assert.equal(await kindOf(xml, 'application/xml; charset=utf-8'), 'file, notText')
  })

  it('keeps a byte-order mark in the text, to be seen', async () => {
    assert.deepEqual(await opened('\uFEFFa', 'text/plain'), { drawnAs: 'text', reading: '\uFEFFa', refusal: null })
  })

  it('says of an empty document that it is empty, whatever its type', async () => {
    for (const type of ['application/json', 'text/plain', '']) assert.equal(await kindOf('', type), 'empty', type)
  })

  it('T57: draws fields with thousands of invisible characters as text, of which parts are drawn', async () => {
    const apart = '\\u200b\\u200c'.repeat(1_001)
    assert.equal(await kindOf(`{"a":"${apart}"}`, 'application/json'), 'text, tooManyHidden')
    assert.equal(await kindOf(`{"${apart}":1}`, 'application/json'), 'text, tooManyHidden')
    assert.equal(await kindOf(`{"a":"${'\\n\\t'.repeat(1_001)}"}`, 'application/json'), 'fields')
    assert.equal(await kindOf(`{"iban":"${'\\n\\t'.repeat(1_001)}"}`, 'application/json'), 'text, tooManyHidden')
    assert.equal(await kindOf(`{"a":"${'\\u200b'.repeat(3_000)}"}`, 'application/json'), 'fields')
  })

  it('draws no text that nobody reads to its end in a window, and says that it is too long', async () => {
    const longest = 'x'.repeat(limits.drawnBytes)
    assert.equal(await kindOf(longest, 'text/plain'), 'text')
    assert.equal(await kindOf(`${longest}x`, 'text/plain'), 'file, tooLong')
    assert.equal(await kindOf(`${longest}x`, 'application/json'), 'file, tooLong')
  })

  it('draws a file, and says so, when a reader fails by a fault of its own', async () => {
    class Faulty extends Uint8Array {
      override subarray(): never {
        throw new RangeError('a fault')
      }
    }
    assert.equal(await kindOf(new Faulty(utf8('<a/>')), 'text/xml'), 'file, failed')
  })

  it('stops when the document is closed meanwhile', async () => {
    const closing = new AbortController()
    const opening = openDocument(utf8('{"a":1}'), { type: 'application/json', size: 7, edges: null }, closing.signal)
    closing.abort(new RangeError('closed'))
    await assert.rejects(opening, /closed/)
  })
})

describe('a kind of document', () => {
  const kind = documentKind<string>({
    drawnAs: 'slow',
    factsFolded: true,
    matches: () => true,
    longest: Infinity,
    needsWhole: () => true,
    read: async content => (await new Promise(resolve => setTimeout(resolve)), new TextDecoder().decode(content)),
    isDoubtful: reading => reading === 'b',
    View: ({ reading }) => reading as unknown as VNode,
  })

  it('may take its time to read, and hands its own reading to its own view', async () => {
    const { signal } = new AbortController()
    const open = (text: string) => kind.open(utf8(text), { ...parseMediaType('x/y'), signal, refusal: null })
    const opened = await open('a')
    assert.deepEqual(propsOf(opened?.draw('failed')), { reading: 'a', refusal: 'failed' })
    assert.deepEqual([opened?.isDoubtful, (await open('b'))?.isDoubtful], [false, true])
  })
})
