/** Each byte as one character and back. */
import type { Bytes } from '../../../shared/bytes.ts'

interface Latin1 {
  latin1: (bytes: Uint8Array) => string
  /** Of what `latin1` gave, or of a part of it. */
  latin1Bytes: (text: string) => Bytes
}

/** Where it runs in a page; a hundred times as slow. */
export const anywhere: Latin1 = {
  latin1(bytes) {
    const pieces: string[] = []
    for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
    return pieces.join('')
  },
  latin1Bytes: text => Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
}

const inNode: Latin1 = {
  latin1: ({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length).toString('latin1'),
  // A copy: Node's own buffers are parts of a common one.
  latin1Bytes: text => new Uint8Array(Buffer.from(text, 'latin1')),
}

export const { latin1, latin1Bytes } = 'Buffer' in globalThis ? inNode : anywhere
