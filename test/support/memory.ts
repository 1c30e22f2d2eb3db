/** The memory of another process of this computer (proc(5)). */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** How often the text stands in any of its readable memory. */
export const copiesInMemory = (pid: number, text: string): number => countInMemory(pid, [text])[0] ?? 0

/** The same for several texts in one look. */
export function countInMemory(pid: number, texts: readonly string[]): number[] {
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const counts = texts.map(() => 0)
  try {
    for (const { from, length } of mapsOf(pid)) {
      const bytes = read(memory, from, length)
      texts.forEach((text, index) => (counts[index] = (counts[index] ?? 0) + copiesIn(bytes, text)))
    }
    return counts
  } finally {
    closeSync(memory)
  }
}

/** Whether a file of this name is mapped into it: a library that was loaded. */
export const hasLoaded = (pid: number, file: string): boolean =>
  mapsOf(pid).some(({ name }) => name.endsWith(`/${file}`))

interface Mapping {
  from: bigint
  length: number
  name: string
}

const mapsOf = (pid: number): Mapping[] =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [, from = '', to = '', name = ''] = /^(\w+)-(\w+) r\S+ \S+ \S+ \S+ *(.*)$/.exec(line) ?? []
      return from === ''
        ? []
        : [{ from: BigInt(`0x${from}`), length: Number(BigInt(`0x${to}`) - BigInt(`0x${from}`)), name }]
    })

/** Empty for what even root may not read. */
function read(memory: number, from: bigint, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, length, from))
  } catch {
    return Buffer.alloc(0)
  }
}

function copiesIn(bytes: Buffer, text: string): number {
  let count = 0
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) count++
  return count
}
