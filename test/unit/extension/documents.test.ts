/** The extension's copy of documents: how much of them is read at once. */
import assert from 'node:assert/strict'
import { openDocuments } from '../../../extension/background/documents.ts'

/** A file of zeros that is nowhere; counts how many of its like, and how many bytes of them, are being read. */
class CountedFile extends Blob {
  static now = { files: 0, bytes: 0 }
  static most = { files: 0, bytes: 0 }
  readonly #size: number
  constructor(size: number) {
    super()
    this.#size = size
  }
  override get size(): number {
    return this.#size
  }
  override slice(start = 0, end = this.#size): Blob {
    return new CountedFile(end - start)
  }
  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { now, most } = CountedFile
    now.files++
    now.bytes += this.#size
    CountedFile.most = { files: Math.max(most.files, now.files), bytes: Math.max(most.bytes, now.bytes) }
    await new Promise(resolve => setImmediate(resolve))
    now.files--
    now.bytes -= this.#size
    return new ArrayBuffer(this.#size)
  }
}

const MiB = 1024 * 1024
const signal = new AbortController().signal
const handling = { copies: false, signal, told: () => undefined, lengths: { whole: 32 * MiB, piece: MiB, part: MiB } }

describe('documents of a request', () => {
  const batches: [what: string, sizes: number[], most: { files: number; bytes: number }][] = [
    ['64 small ones', Array.from({ length: 130 }, () => 1_000), { files: 64, bytes: 64_000 }],
    ['32 MiB of larger ones', Array.from({ length: 9 }, () => 8 * MiB), { files: 4, bytes: 32 * MiB }],
    ['one of 32 MiB', [MiB, 32 * MiB, MiB], { files: 1, bytes: 32 * MiB }],
  ]
  for (const [what, sizes, most] of batches) {
    it(`are read at once: exactly ${what}`, async () => {
      CountedFile.most = { files: 0, bytes: 0 }
      const documents = openDocuments(
        sizes.map(size => new CountedFile(size)),
        handling,
      )
      assert.equal((await documents.identities()).length, sizes.length)
      assert.deepEqual(CountedFile.most, most)
    })
  }
})
