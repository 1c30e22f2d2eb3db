/** In how many steps a PDF was written, and what of it its signatures cover (ISO 32000-1 sections 7.5.6 and 12.8.1). */

export interface Revisions {
  count: number
  signatures: number
  /** Revisions that came after the last signature; 0 without one. */
  afterSignature: number
}

/** What follows `startxref` is short. */
const window = 64

/** `ranges`: where a name `ByteRange` ends. */
export function revisionsOf(bytes: Uint8Array, ranges: readonly number[]): Revisions {
  const ends = endsOfRevisions(bytes)
  const covered = ranges.flatMap(at => {
    const text = textAt(bytes, at, 96)
    const [, from, , start, length] = /^\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(text) ?? []
    return from === undefined ? [] : [Number(start) + Number(length)]
  })
  const last = Math.max(0, ...covered)
  const afterSignature = covered.length === 0 ? 0 : ends.filter(end => end > last).length
  return { count: ends.length, signatures: covered.length, afterSignature }
}

/** Where each revision ends; the first part of a linearized file (annex F) is none: it says `startxref 0`. */
function endsOfRevisions(bytes: Uint8Array): number[] {
  const ends: number[] = []
  for (let at = bytes.indexOf(0x25); at !== -1; at = bytes.indexOf(0x25, at + 1)) {
    if (bytes[at + 1] !== 0x25 || textAt(bytes, at, 5) !== '%%EOF') continue
    const before = textAt(bytes, Math.max(0, at - window), Math.min(window, at))
    const [, offset] = /startxref\s+(\d+)\s*$/.exec(before) ?? []
    if (offset !== undefined && Number(offset) > 0) ends.push(at + 5)
  }
  return ends
}

const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))
