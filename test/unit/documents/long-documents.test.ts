/** Long documents: the first and the last bytes tell whether the rest is wanted at all, and nothing is drawn otherwise for that. */
import assert from 'node:assert/strict'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { VNode } from 'preact'
import { needsBytes, openDocument, type About } from '../../../extension/documents/open-document.ts'
import { samples } from '../../support/payments/samples.ts'
import { oneOf, seededRandom } from '../../support/fault-schedule.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { makePng } from '../../support/make-png.ts'
import { zipOf } from '../../support/make-zip.ts'

const { drawnBytes, edgeBytes, paymentBytes, windowBytes } = limits

/** Ends as `content` does, and is as long as no document that comes whole. */
const lengthened = (content: Uint8Array, filler = 0x20): Bytes =>
  concat([content, new Uint8Array(drawnBytes + 1 - content.length).fill(filler)])

const about = (content: Uint8Array, type: string, size = content.length): About => ({
  type,
  size,
  edges: concat([content.subarray(0, edgeBytes), content.subarray(-edgeBytes)]),
})

async function drawn(content: Uint8Array | null, of: About): Promise<unknown> {
  const { drawnAs, view } = await openDocument(content, of, new AbortController().signal)
  const { reading, refusal } = (view as VNode<{ reading: unknown; refusal: string | null }>).props
  return { drawnAs, refusal, reading }
}

const untyped = ['', 'application/octet-stream']
const word = zipOf([
  { name: '[Content_Types].xml', content: utf8('<Types/>') },
  { name: 'media/scan.bin', content: new Uint8Array(drawnBytes).fill(7) },
  { name: 'word/document.xml', content: utf8('<w/>') },
])

describe('a long document', () => {
  it('is read whole where it begins as a PDF, a picture or a file of payments, whatever it is called', () => {
    for (const type of untyped) {
      assert.ok(needsBytes(about(lengthened(makePdf()), type)), `PDF as ${type}`)
      assert.ok(needsBytes(about(lengthened(makePng(1, 1)), type)), `picture as ${type}`)
    }
    for (const [name, { type, content }] of Object.entries(samples)) {
      const types = name === 'json' ? [type] : [type, ...untyped, 'text/plain']
      for (const called of types) assert.ok(needsBytes(about(lengthened(content), called)), `${name} as ${called}`)
    }
  })

  it('is read whole up to the size that a window takes, and not when it is empty', () => {
    const pdf = lengthened(makePdf())
    const list = lengthened(samples['csv']?.content ?? utf8(''))
    assert.deepEqual(
      [windowBytes, windowBytes + 1].map(size => needsBytes(about(pdf, 'application/pdf', size))),
      [true, false],
    )
    assert.deepEqual(
      [paymentBytes, paymentBytes + 1].map(size => needsBytes(about(list, 'text/csv', size))),
      [true, false],
    )
    assert.equal(needsBytes({ type: 'application/pdf', size: 0, edges: null }), false)
    assert.equal(needsBytes({ type: 'application/zip', size: drawnBytes, edges: null }), true)
  })

  const unwanted: [what: string, content: Bytes, types: readonly string[]][] = [
    ['zeros', lengthened(utf8(''), 0), [...untyped, 'text/plain', 'application/pdf', 'image/png']],
    ['text', lengthened(utf8('Hörmətli cənablar\n')), [...untyped, 'text/plain', 'text/csv']],
    ['office files', word, [...untyped, 'application/zip', 'application/msword', 'application/pdf']],
    ['a PDF after a space', lengthened(concat([utf8(' '), makePdf()])), [...untyped, 'application/pdf']],
    ['a picture that is called a PDF', lengthened(makePng(1, 1)), ['application/pdf', 'image/jpeg', 'text/plain']],
    [
      'XML that is no payment',
      lengthened(utf8('<?xml version="1.0"?><a>')),
      [...untyped, 'text/xml', 'application/xml'],
    ],
  ]
  for (const [what, content, types] of unwanted) {
    it(`is not fetched, and drawn as if it were: ${what}`, async () => {
      for (const type of types) {
        const of = about(content, type)
        assert.equal(needsBytes(of), false, type)
        assert.deepEqual(await drawn(null, of), await drawn(content, of), type)
      }
    })
  }

  it('is an office document by its list of entries, which stands at the end', async () => {
    assert.deepEqual(await drawn(null, about(word, '')), { drawnAs: 'file', refusal: null, reading: { type: 'word' } })
  })

  it('that is not fetched would be drawn in the same way from all of its bytes, for beginnings of chance', async () => {
    const random = seededRandom(9)
    const below = (most: number): number => Math.floor(random() * most)
    const beginnings = Object.values(samples).map(({ content }) => content)
    const types = [...untyped, 'text/plain', 'text/csv', 'text/xml', 'application/pdf', 'image/png', 'a/b']
    let left = 0
    for (let round = 0; round < 200; round++) {
      const content = lengthened(oneOf(random, beginnings))
      for (let flips = below(4); flips > 0; flips--) content[below(300)] = below(256)
      const of = about(content, oneOf(random, types))
      if (needsBytes(of)) continue
      left++
      assert.deepEqual(await drawn(null, of), await drawn(content, of), `${of.type} ${round}`)
    }
    assert.ok(left > 50, `${left}`)
  })

  it('that could be shown, were it shorter, is told to be too long', async () => {
    for (const type of untyped) {
      const of = about(lengthened(makePdf()), type, windowBytes + 1)
      assert.deepEqual(await drawn(null, of), { drawnAs: 'file', refusal: 'tooLong', reading: { type: 'pdf' } })
    }
  })
})
