/**
 * What is said to the browser. Where it does not read, no more requests are taken until it does, and where too much is left unread
 * the host goes, so that a browser that stands still cannot fill the memory (R28).
 */
import type { Readable, Writable } from 'node:stream'
import { limits } from '../../shared/limits.ts'
import { frame } from './frames.ts'

export interface Pipes {
  input: Readable
  output: Writable
}

/** `stalled`: called once, when more than `most` bytes are unread. What is said after that is dropped. */
export function browserOutput(
  { input, output }: Pipes,
  stalled: () => void,
  most: number = limits.hostUnread,
): (text: string) => void {
  let waiting = false
  let given = false
  const goOn = (): void => {
    waiting = false
    input.resume()
  }
  return text => {
    if (given) return
    const taken = output.write(frame(text))
    if (!taken && !waiting) {
      waiting = true
      input.pause()
      output.once('drain', goOn)
    }
    if (output.writableLength <= most) return
    given = true
    // Not in the middle of what is being said.
    setImmediate(stalled)
  }
}
