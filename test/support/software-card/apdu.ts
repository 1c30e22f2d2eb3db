/** Commands to a card, its answers and the data objects in both (ISO/IEC 7816-4 sections 5.1 and 5.2), short lengths only. */

export interface Command {
  chained: boolean
  instruction: number
  p1: number
  p2: number
  data: Buffer
  /** Most octets that the answer may have. */
  expected: number
}

/** A refusal, by its status word. */
export class StatusWord extends Error {
  readonly code: number
  constructor(code: number) {
    super(`status word ${code.toString(16)}`)
    this.code = code
  }
}

export const statusWords = {
  ok: 0x9000,
  moreData: 0x6100,
  wrongPin: 0x63c0,
  securityNotSatisfied: 0x6982,
  blocked: 0x6983,
  conditionsNotSatisfied: 0x6985,
  wrongData: 0x6a80,
  notSupported: 0x6a81,
  fileNotFound: 0x6a82,
  noRoom: 0x6a84,
  wrongParameters: 0x6a86,
  notFound: 0x6a88,
  fileExists: 0x6a89,
  outside: 0x6b00,
  unknownInstruction: 0x6d00,
} as const

const most = 256

export function readCommand(bytes: Buffer): Command {
  const [cla = 0, instruction = 0, p1 = 0, p2 = 0, third = 0] = bytes
  const length = bytes.length > 5 ? third : 0
  const asked = bytes.length === 5 ? third : (bytes[5 + length] ?? 0)
  const data = Buffer.from(bytes.subarray(5, 5 + length))
  return { chained: (cla & 0x10) !== 0, instruction, p1, p2, data, expected: asked || most }
}

export const answer = (code: number, data: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.concat([data, Buffer.of(code >> 8, code & 0xff)])

export const uint16 = (value: number): Buffer => Buffer.of(value >> 8, value & 0xff)

/** A data object with a tag of one octet and a length of one to three. */
export const dataObject = (tag: number, value: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(tag, ...lengthOctets(value.length)), value])

const lengthOctets = (length: number): readonly number[] =>
  length < 0x80 ? [length] : length <= 0xff ? [0x81, length] : [0x82, ...uint16(length)]

/** Data objects side by side, by tag. */
export function readDataObjects(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>()
  for (let at = 0; at + 1 < bytes.length;) {
    const [tag = 0, first = 0] = bytes.subarray(at, at + 2)
    const more = first > 0x80 ? first & 0x7f : 0
    const from = at + 2 + more
    const length = more === 0 ? first : bytes.readUIntBE(at + 2, more)
    found.set(tag, bytes.subarray(from, from + length))
    at = from + length
  }
  return found
}
