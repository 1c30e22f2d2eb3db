/**
 * Lines that prove their order: each begins with its own hash and the hash of the line before it. The hash is the SHA-256
 * of the line's JSON without its `lineHash` member, in UTF-8, so a line torn or changed anywhere is found, the last one too; whole
 * lines that were taken from the end leave no trace.
 */
import { createHash } from 'node:crypto'

/** What the first line of all follows. */
export const genesis = '0'.repeat(64)

const hashMember = /^\{"lineHash":"([0-9a-f]{64})",$/
const hashMemberLength = '{"lineHash":"",'.length + 64
const previousMember = /^"previous":"([0-9a-f]{64})"/
const previousMemberLength = '"previous":""'.length + 64
const newline = 0x0a

const sha256 = (...parts: (string | Uint8Array)[]): string =>
  parts.reduce<ReturnType<typeof createHash>>((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

/** The lines for these values, and the hash that the next line will follow. JSON has no control characters of its own. */
export function chained(values: readonly object[], previous: string): { lines: string; tail: string } {
  let tail = previous
  let lines = ''
  for (const value of values) {
    const json = JSON.stringify({ previous: tail, ...value })
    tail = sha256(json)
    lines += `{"lineHash":"${tail}",${json.slice(1)}\n`
  }
  return { lines, tail }
}

export interface Chain {
  /** What the first line says it follows; `null` without a line. */
  first: string | null
  /** Hash of the last line; what was given when there is none. */
  tail: string | null
  /** JSON of each line that is as it was written, in order. */
  lines: Uint8Array[]
  /** Every line is, and follows the one before it; nothing is torn. */
  intact: boolean
}

/** `previous`: what the first line must follow; `null` accepts anything. */
export function readChain(bytes: Uint8Array, previous: string | null): Chain {
  const chain: Chain = { first: null, tail: previous, lines: [], intact: true }
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(newline, at)
    if (end < 0) return { ...chain, intact: false }
    const line = bytes.subarray(at, end)
    const link = readLink(line)
    if (!link || (chain.tail !== null && link.previous !== chain.tail)) chain.intact = false
    if (link) {
      chain.first ??= link.previous
      chain.tail = link.hash
      chain.lines.push(line)
    }
    at = end + 1
  }
  return chain
}

function readLink(line: Uint8Array): { hash: string; previous: string } | null {
  const body = line.subarray(hashMemberLength)
  const hash = hashMember.exec(latin1(line.subarray(0, hashMemberLength)))?.[1]
  const previous = previousMember.exec(latin1(body.subarray(0, previousMemberLength)))?.[1]
  return hash !== undefined && previous !== undefined && sha256('{', body) === hash ? { hash, previous } : null
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
