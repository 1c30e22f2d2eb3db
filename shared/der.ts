/** A strict reader of DER (X.690 section 10): definite minimal lengths, low tags, bounded depth, nothing left over. */
import { MohurError } from './errors.ts'

export interface DerNode {
  /** The identifier octet: class, constructed bit and tag number (below 31). */
  tag: number
  /** The content octets. */
  content: Uint8Array
  /** Identifier, length and content. */
  whole: Uint8Array
  /** How many values stand around this one, in the encoding that was read. */
  depth: number
}

const maxDepth = 32

/** Reads one value that fills the bytes exactly. @throws MohurError CERTIFICATE_UNREADABLE */
export function readDer(bytes: Uint8Array): DerNode {
  const node = readAt({ bytes, at: 0, depth: 0 })
  if (node.whole.length !== bytes.length) throw unreadable()
  return node
}

/** The values inside a constructed one. @throws MohurError CERTIFICATE_UNREADABLE, also when they would lie too deep */
export function children(node: DerNode): DerNode[] {
  const depth = node.depth + 1
  if (depth > maxDepth || (node.tag & 0x20) === 0) throw unreadable()
  const found: DerNode[] = []
  for (let at = 0; at < node.content.length;) {
    const child = readAt({ bytes: node.content, at, depth })
    found.push(child)
    at += child.whole.length
  }
  return found
}

function readAt({ bytes, at, depth }: { bytes: Uint8Array; at: number; depth: number }): DerNode {
  const tag = bytes[at]
  if (tag === undefined || (tag & 0x1f) === 0x1f) throw unreadable()
  const { length, octets } = readLength(bytes, at + 1)
  const start = at + 1 + octets
  if (start + length > bytes.length) throw unreadable()
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length), depth }
}

/** A definite length in its shortest form (X.690 section 10.1), and the octets it took. @throws MohurError CERTIFICATE_UNREADABLE */
export function readLength(bytes: Uint8Array, at: number): { length: number; octets: number } {
  const first = bytes[at]
  if (first === undefined || first === 0x80) throw unreadable()
  if (first < 0x80) return { length: first, octets: 1 }
  const octets = first & 0x7f
  if (octets > 4 || at + octets >= bytes.length) throw unreadable()
  let length = 0
  for (let place = at + 1; place <= at + octets; place++) length = length * 256 + (bytes[place] ?? 0)
  if (length < (octets === 1 ? 0x80 : 256 ** (octets - 1))) throw unreadable()
  return { length, octets: octets + 1 }
}

/** An OBJECT IDENTIFIER in dotted form (X.690 section 8.19). */
export function readOid({ tag, content }: DerNode): string {
  if (tag !== 0x06 || content.length === 0 || content.length > 64) throw unreadable()
  const arcs: bigint[] = []
  let arc = 0n
  content.forEach((octet, index) => {
    if (arc === 0n && octet === 0x80) throw unreadable()
    arc = (arc << 7n) | BigInt(octet & 0x7f)
    if (octet < 0x80) {
      arcs.push(arc)
      arc = 0n
    } else if (index === content.length - 1) throw unreadable()
  })
  const [head = 0n, ...rest] = arcs
  const top = head < 40n ? 0n : head < 80n ? 1n : 2n
  return [top, head - top * 40n, ...rest].join('.')
}

const unreadable = (): MohurError => new MohurError('CERTIFICATE_UNREADABLE')
