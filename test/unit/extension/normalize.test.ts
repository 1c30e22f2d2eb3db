/** What a page may pass for bytes, and what arrives. */
import assert from 'node:assert/strict'
import { normalize } from '../../../extension/page/normalize.ts'

const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6)

type MakeBuffer = new (length: number, options: { maxByteLength: number }) => ArrayBuffer
const growing = (length: number): ArrayBuffer => new (ArrayBuffer as MakeBuffer)(length, { maxByteLength: 8 })

describe('what a page passes', () => {
  const forms: [what: string, value: unknown, arrives: Uint8Array][] = [
    ['a Uint8Array', bytes, bytes],
    ['an ArrayBuffer', bytes.slice().buffer, bytes],
    ['a part of a larger buffer', bytes.subarray(2, 4), Uint8Array.of(3, 4)],
    ['a DataView', new DataView(bytes.buffer, 1, 2), Uint8Array.of(2, 3)],
    ['wider numbers', Uint16Array.of(0x0201), Uint8Array.of(1, 2)],
    ['a buffer that may grow', growing(3), new Uint8Array(3)],
    ['a part of a buffer that may grow', new Uint8Array(growing(3), 1), new Uint8Array(2)],
    ['shared memory', new Uint8Array(new SharedArrayBuffer(2)), new Uint8Array(2)],
    ['a Buffer of Node', Buffer.from('ab'), Uint8Array.of(0x61, 0x62)],
  ]
  for (const [what, value, arrives] of forms) {
    it(`as ${what} arrives as bytes over a buffer of their own`, () => {
      const { documents } = normalize({ documents: [{ content: value }] }) as { documents: { content: Uint8Array }[] }
      const content = documents[0]?.content
      assert.ok(content?.constructor === Uint8Array && content.buffer instanceof ArrayBuffer)
      assert.notEqual((content.buffer as { resizable?: boolean }).resizable, true)
      assert.deepEqual(content, arrives)
      assert.equal(content.buffer.byteLength, arrives.length)
    })
  }

  for (const [what, make] of [
    ['an array', (size: number) => new Uint8Array(size).fill(7)],
    ['a buffer', (size: number) => new Uint8Array(size).fill(7).buffer],
    ['shared memory', (size: number) => new Uint8Array(new SharedArrayBuffer(size)).fill(7)],
  ] as const) {
    it(`as a document of more than 1 MiB in ${what} arrives as a Blob, and is copied all the same`, async () => {
      const MiB = 1024 * 1024
      const [given, most] = [make(MiB + 1), make(MiB)]
      const documents = [{ content: given }, { content: most }, { signed: given }]
      const [long, short, signed] = (normalize({ documents }) as { documents: Record<string, unknown>[] }).documents
      new Uint8Array(given).fill(9)
      const blob = long?.['content']
      assert.ok(blob instanceof Blob && blob.size === MiB + 1)
      assert.ok(new Uint8Array(await blob.arrayBuffer()).every(byte => byte === 7))
      assert.ok(short?.['content'] instanceof Uint8Array && signed?.['signed'] instanceof Uint8Array)
    })
  }

  it('is copied: a change after the call is not seen', () => {
    const own = bytes.slice()
    const copy = normalize([own]) as Uint8Array[]
    own.fill(9)
    assert.deepEqual(copy[0], bytes)
  })

  it('is otherwise left as it is', () => {
    const date = new Date()
    const blob = new Blob(['x'])
    const map = new Map()
    const given = { a: 1, b: 'x', c: null, d: undefined, date, blob, map, list: [true] }
    const copy = normalize(given) as typeof given
    assert.deepEqual(copy, given)
    assert.ok(copy.date === date && copy.blob === blob && copy.map === map)
  })
})
