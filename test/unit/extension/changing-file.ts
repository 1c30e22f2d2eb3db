/** A file that its owner writes to while others read it: which bytes a read gets is told in advance, read by read. */
import type { Bytes } from '../../../shared/bytes.ts'

export class ChangingFile extends Blob {
  /** How often it was read. */
  reads = 0
  readonly #contents: (read: number) => Bytes
  readonly #start: number
  readonly #end: number
  readonly #whole: ChangingFile

  /** `contents`: what stands in it at the so-many-th read, always of the same length. */
  constructor(contents: (read: number) => Bytes, part: { whole?: ChangingFile; start?: number; end?: number } = {}) {
    super()
    this.#contents = contents
    this.#whole = part.whole ?? this
    this.#start = part.start ?? 0
    this.#end = part.end ?? contents(0).length
  }

  override get size(): number {
    return this.#end - this.#start
  }

  override slice(start = 0, end = this.size): ChangingFile {
    const part = { whole: this.#whole, start: this.#start + start, end: this.#start + end }
    return new ChangingFile(this.#contents, part)
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const now = this.#contents(this.#whole.reads++)
    return now.slice(this.#start, this.#end).buffer
  }
}
