/** Frames of native messaging: four bytes of length in the machine's byte order, then JSON in UTF-8. */
import { endianness } from 'node:os'
import { fromUtf8 } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'

const headerLength = 4
const little = endianness() === 'LE'

/** @throws RangeError when the browser would close the port on such a frame. */
export function frame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  if (length > limits.hostFrame) throw new RangeError(`a frame of ${length} bytes`)
  const bytes = Buffer.allocUnsafe(headerLength + length)
  if (little) bytes.writeUInt32LE(length)
  else bytes.writeUInt32BE(length)
  bytes.write(text, headerLength)
  return bytes
}

export interface FrameReading {
  /** The text of a frame. */
  textOf: (frame: Buffer) => string
  /** Whether the bytes of a frame are overwritten, where they came in and where they were joined, once its text is read. */
  forgets: boolean
}

const plain: FrameReading = { textOf: fromUtf8, forgets: false }

/**
 * Takes chunks as they come and delivers the text of each whole frame. Chunks are kept in a list, joined once a frame.
 * @throws RangeError for a length of 0 or over the limit (before anything is allocated), TypeError for broken UTF-8.
 */
export function readFrames(deliver: (text: string) => void, { textOf, forgets } = plain): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let held = 0
  let awaited: number | null = null

  const take = (length: number): Buffer => {
    const [only, ...more] = chunks
    const whole = only && more.length === 0 ? only : Buffer.concat(chunks, held)
    if (forgets && more.length > 0) for (const chunk of chunks) chunk.fill(0)
    chunks = whole.length > length ? [whole.subarray(length)] : []
    held -= length
    return whole.subarray(0, length)
  }

  return chunk => {
    chunks.push(chunk)
    held += chunk.length
    for (;;) {
      if (awaited === null) {
        if (held < headerLength) return
        const header = take(headerLength)
        awaited = little ? header.readUInt32LE() : header.readUInt32BE()
        if (awaited === 0 || awaited > limits.extensionFrame) throw new RangeError(`a frame of ${awaited} bytes`)
      }
      if (held < awaited) return
      const bytes = take(awaited)
      const text = textOf(bytes)
      if (forgets) bytes.fill(0)
      awaited = null
      deliver(text)
    }
  }
}
