/** What stands in the hole of the last signature of a PDF, and everything else that it names. */
import type { Bytes } from '../../shared/bytes.ts'

export function pdfParts(signed: Uint8Array): { inside: Bytes; content: Bytes } {
  const text = Buffer.from(signed).toString('latin1')
  const [first = 0, second = 0, rest = 0] =
    [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)/g)].at(-1)?.slice(1).map(Number) ?? []
  const hole = Buffer.from(text.slice(first + 1, second - 1), 'hex')
  return {
    inside: Uint8Array.from(hole.subarray(0, 4 + hole.readUInt16BE(2))),
    content: Uint8Array.from(Buffer.concat([signed.subarray(0, first), signed.subarray(second, second + rest)])),
  }
}
