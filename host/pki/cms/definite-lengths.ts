/**
 * Signers that stream write BER with indefinite lengths and strings in pieces (X.690 sections 8.1.3.6 and 8.7.3). Here these
 * two become DER; everything else stays as it is, for the strict reader to judge.
 */
import type { Bytes } from '../../../shared/bytes.ts'
import { readDer } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { der } from '../der.ts'

interface Part {
  /** The value as DER. */
  value: Uint8Array
  /** Where the next one begins. */
  end: number
}

const maxDepth = 32
const indefinite = 0x80
const octetString = 0x04
const octetStringInPieces = 0x24

/** @throws MohurError SIGNED_DATA_UNREADABLE for lengths that do not fit, and for bytes left over */
export function definiteLengths(ber: Uint8Array): Bytes {
  const { value, end } = readPart(ber, 0, 0)
  if (end !== ber.length) throw unreadable()
  return new Uint8Array(value)
}

function readPart(ber: Uint8Array, at: number, depth: number): Part {
  const tag = ber[at]
  if (tag === undefined || depth > maxDepth) throw unreadable()
  if (ber[at + 1] !== indefinite) return readDefinite(ber, at, depth)
  if ((tag & 0x20) === 0) throw unreadable()
  const members: Uint8Array[] = []
  let next = at + 2
  while (ber[next] !== 0 || ber[next + 1] !== 0) {
    const { value, end } = readPart(ber, next, depth + 1)
    members.push(value)
    next = end
  }
  return { value: join(tag, members), end: next + 2 }
}

function readDefinite(ber: Uint8Array, at: number, depth: number): Part {
  const { header, length } = readHeader(ber, at)
  const end = at + header + length
  if (end > ber.length) throw unreadable()
  if (ber[at] !== octetStringInPieces) return { value: ber.subarray(at, end), end }
  const pieces: Uint8Array[] = []
  for (let next = at + header; next < end;) {
    const piece = readPart(ber.subarray(0, end), next, depth + 1)
    pieces.push(piece.value)
    next = piece.end
  }
  return { value: join(octetStringInPieces, pieces), end }
}

function readHeader(ber: Uint8Array, at: number): { header: number; length: number } {
  const first = ber[at + 1] ?? 0xff
  if (first < 0x80) return { header: 2, length: first }
  const octets = first & 0x7f
  if (octets > 4 || at + 2 + octets > ber.length) throw unreadable()
  const length = ber.subarray(at + 2, at + 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0)
  return { header: 2 + octets, length }
}

/** The pieces of a string become one string. */
function join(tag: number, members: readonly Uint8Array[]): Bytes {
  if (tag !== octetStringInPieces) return der(tag, ...members)
  return der(octetString, ...members.map(pieceContent))
}

function pieceContent(piece: Uint8Array): Uint8Array {
  const { tag, content } = readDer(piece)
  if (tag !== octetString) throw unreadable()
  return content
}

const unreadable = (): MohurError => new MohurError('SIGNED_DATA_UNREADABLE')
