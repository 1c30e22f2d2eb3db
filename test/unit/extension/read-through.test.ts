/** One read of a long document: its digests and its copy are of the same bytes, and of nothing else. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mock } from 'node:test'
import { hashNames, type HashName } from '../../../shared/algorithms.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { readThrough, type Wanted } from '../../../extension/background/read-through.ts'
import { openHash } from '../../../extension/background/running-hash.ts'
import { openDocuments } from '../../../extension/background/documents.ts'
import { ChangingFile } from './changing-file.ts'

const signal = new AbortController().signal
const wanted: Wanted = {
  hashes: ['SHA-256'],
  copies: true,
  signal,
  told: () => undefined,
  lengths: { whole: 32, piece: 8, part: 16 },
}

const digestOf = (bytes: Uint8Array, hash: HashName = 'SHA-256'): string =>
  createHash(hash.replace('-', '').toLowerCase()).update(bytes).digest('hex')
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex')

/** A little longer than what is read at once here, every byte the same. */
const long = (byte: number): Bytes => new Uint8Array(37).fill(byte)
const [shown, other] = [long(1), long(2)]
/** Its pieces, the last one of 5 bytes. */
const pieces = 5

describe('a long document', () => {
  for (const hash of hashNames) {
    it(`has the ${hash} that Node’s own code gives, however it is cut`, () => {
      const bytes = Uint8Array.from({ length: 1_000 }, (_, at) => at * 7)
      for (const cut of [0, 1, 55, 56, 63, 64, 65, 119, 128, 500, 1_000]) {
        const running = openHash(hash)
        running.update(bytes.slice(0, cut))
        running.update(bytes.slice(cut))
        assert.equal(hex(running.digest()), digestOf(bytes, hash), `cut at ${cut}`)
      }
    })
  }

  it('T25: is copied as it was digested, whatever is written to its file between two pieces', async () => {
    const file = new ChangingFile(read => (read % 2 === 0 ? shown : other))
    const { digests, copy } = await readThrough(file, wanted)
    assert.equal(file.reads, pieces)
    assert.ok(copy instanceof Blob && copy.size === shown.length)
    assert.equal(digestOf(new Uint8Array(await copy.arrayBuffer())), hex(digests[0]))
    assert.notEqual(hex(digests[0]), digestOf(shown))
  })

  it('is put aside in parts, each as the body of a response, which Firefox does not keep in memory', async () => {
    const blob = mock.method(Response.prototype, 'blob')
    try {
      await readThrough(new ChangingFile(() => shown), wanted)
      assert.equal(blob.mock.callCount(), 3)
    } finally {
      blob.mock.restore()
    }
  })

  it('T25: that is written to after it was shown has no digest of another hash', async () => {
    const file = new ChangingFile(read => (read === pieces + 3 ? other : shown))
    const documents = openDocuments([file], { ...wanted, copies: false })
    assert.equal(hex((await documents.identities())[0]?.digest), digestOf(shown))
    await assert.rejects(documents.digests('SHA-384', [0]), { code: 'DOCUMENT_CHANGED' })
    const [digest] = await documents.digests('SHA-384', [0])
    assert.equal(hex(digest), digestOf(shown, 'SHA-384'))
    assert.throws(() => documents.kept(0), { code: 'INTERNAL' })
  })

  it('is no longer read of its file once it was shown, where it goes into its signature', async () => {
    const file = new ChangingFile(read => (read < pieces ? shown : other))
    const documents = openDocuments([file], wanted)
    await documents.identities()
    const [digest] = await documents.digests('SHA-384', [0])
    assert.equal(hex(digest), digestOf(shown, 'SHA-384'))
    assert.equal(file.reads, pieces)
    assert.deepEqual(await documents.piece(0, { offset: 32, length: 5 }), shown.slice(0, 5))
    assert.ok(documents.kept(0) !== file)
  })

  it('of which bytes are missing is a changed one', async () => {
    const file = new ChangingFile(read => (read === 2 ? shown.slice(0, 20) : shown))
    await assert.rejects(readThrough(file, wanted), { code: 'DOCUMENT_CHANGED' })
  })

  it('is not read any further once the request is over, and its error is that of the request', async () => {
    const over = new AbortController()
    const file = new ChangingFile(() => shown)
    const reason = new Error('over')
    const told = mock.fn(() => over.abort(reason))
    await assert.rejects(readThrough(file, { ...wanted, signal: over.signal, told }), reason)
    assert.equal(told.mock.callCount(), 1)
    assert.ok(file.reads <= 3)
  })

  it('of which the browser has no room for a copy is too large, before anybody is asked', async () => {
    const file = new ChangingFile(() => shown)
    const failing = mock.method(Blob.prototype, 'arrayBuffer', () => Promise.reject(new Error('NotReadableError')))
    try {
      await assert.rejects(readThrough(file, wanted), { code: 'TOO_LARGE', details: { reason: 'noRoom' } })
    } finally {
      failing.mock.restore()
    }
  })
})
