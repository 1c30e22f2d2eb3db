/**
 * Signers that stream write BER: indefinite lengths, lengths longer than they need be, strings in pieces (X.690 sections 8.1.3
 * and 8.7.3). Here these three become DER; everything else stays as it is, for the strict reader to judge.
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
  /** It was DER before, so far as we look. */
  same: boolean
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

/** Of the first value, where others may follow. @throws MohurError SIGNED_DATA_UNREADABLE */
export const lengthOfBer = (ber: Uint8Array): number => readPart(ber, 0, 0).end

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
  return { value: join(tag, members), end: next + 2, same: false }
}

function readDefinite(ber: Uint8Array, at: number, depth: number): Part {
  const { header, length } = readHeader(ber, at)
  const tag = ber[at] ?? 0
  const end = at + header + length
  if (end > ber.length) throw unreadable()
  const whole = ber.subarray(at, end)
  const content = whole.subarray(header)
  const isShort = header === headerLength(length)
  const parts = (tag & 0x20) === 0 ? null : membersIn(content, depth, tag === octetStringInPieces)
  if (parts && (tag === octetStringInPieces || !parts.every(({ same }) => same))) {
    return {
      value: join(
        tag,
        parts.map(({ value }) => value),
      ),
      end,
      same: false,
    }
  }
  // The content may be large, and is copied for a reason only.
  return isShort ? { value: whole, end, same: true } : { value: der(tag, content), end, same: false }
}

/** `null` for what is not BER inside and need not be. */
function membersIn(content: Uint8Array, depth: number, mustBe: boolean): Part[] | null {
  const parts: Part[] = []
  try {
    for (let next = 0; next < content.length; next = parts.at(-1)?.end ?? Infinity) {
      parts.push(readPart(content, next, depth + 1))
    }
  } catch (error) {
    if (mustBe) throw error
    return null
  }
  return parts
}

const headerLength = (length: number): number => {
  let octets = 2
  if (length >= 0x80) for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets += 1
  return octets
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
