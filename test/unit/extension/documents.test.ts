/** The extension's copy of documents: how much of them is read at once. */
import assert from 'node:assert/strict'
import { openDocuments } from '../../../extension/background/documents.ts'

/** A file of this size, of which nothing is really there; counts how many are being read. */
class CountedFile extends Blob {
  static now = 0
  static most = 0
  readonly #size: number
  constructor(size: number) {
    super()
    this.#size = size
  }
  override get size(): number {
    return this.#size
  }
  override slice(): Blob {
    return this
  }
  override async arrayBuffer(): Promise<ArrayBuffer> {
    CountedFile.most = Math.max(CountedFile.most, ++CountedFile.now)
    await new Promise(resolve => setImmediate(resolve))
    CountedFile.now--
    return new ArrayBuffer(1)
  }
}

describe('documents of a request', () => {
  const MiB = 1024 * 1024
  const batches: [what: string, sizes: number[], most: number][] = [
    ['64 small ones', Array.from({ length: 130 }, () => 1_000), 64],
    ['32 MiB of larger ones', Array.from({ length: 9 }, () => 8 * MiB), 4],
    ['one of the largest', [50 * MiB, 50 * MiB, 50 * MiB], 1],
    ['one, where the next is too large beside it', [MiB, 32 * MiB, MiB], 1],
  ]
  for (const [what, sizes, most] of batches) {
    it(`are read at once: exactly ${what}`, async () => {
      CountedFile.most = 0
      const digests = await openDocuments(sizes.map(size => new CountedFile(size))).identities()
      assert.equal(digests.length, sizes.length)
      assert.equal(CountedFile.most, most)
    })
  }
})
