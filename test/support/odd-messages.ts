/** Frames and messages as no browser sends them, the same again for the same seed. */
import { operationNames } from '../../shared/operations/index.ts'
import { oneOf, type Random } from './fault-schedule.ts'

const below = (random: Random, limit: number): number => Math.floor(random() * limit)

const lengthOf = (bytes: Uint8Array, lie: number): Buffer => {
  const header = Buffer.alloc(4)
  header.writeUInt32LE((bytes.length + lie) >>> 0)
  return Buffer.concat([header, bytes])
}

const texts: readonly ((random: Random) => string)[] = [
  () => '{',
  () => 'nonsense',
  () => '[]',
  () => 'null',
  () => '"text"',
  () => '{"channel":1}',
  () => '{"channel":-1,"cancel":true}',
  () => '{"channel":1.5,"cancel":true}',
  () => '{"channel":9007199254740993,"received":true}',
  () => '{"hello":{"version":"1","protocol":1}}',
  () => '{"channel":1,"open":{"operation":"listTokens","origin":null,"params":{"__proto__":{}}}}',
  () => '{"channel":1,"open":{"operation":"listTokens","origin":null,"params":{"$bytes":"!"}}}',
  () => '{"channel":1,"cancel":true,"received":true}',
  () => '{"part":"{","last":true}',
  () => '{"part":1,"last":true}',
  random => '['.repeat(1 + below(random, 5_000)),
  random => `{"channel":1,"answer":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`.slice(0, 40 + below(random, 400)),
  random => String.fromCharCode(below(random, 0xffff)).repeat(1 + below(random, 300)),
]

const frames: readonly ((random: Random) => Buffer)[] = [
  // A length that lies.
  random => lengthOf(Buffer.from(oneOf(random, texts)(random)), below(random, 9) - 4),
  () => Buffer.alloc(4),
  () => Buffer.of(0xff, 0xff, 0xff, 0xff),
  () => Buffer.of(1, 0, 0x40, 0),
  // No UTF-8.
  random => lengthOf(Buffer.from(Array.from({ length: 1 + below(random, 40) }, () => 128 + below(random, 128))), 0),
  random => lengthOf(Buffer.from(oneOf(random, texts)(random)), 0),
  // Rubbish of any length.
  random => Buffer.from(Array.from({ length: 1 + below(random, 64) }, () => below(random, 256))),
]

/** One to three frames of which the last is malformed. */
export const oddStream = (random: Random): Buffer =>
  Buffer.concat(Array.from({ length: 1 + below(random, 3) }, () => oneOf(random, frames)(random)))

/** The stream in pieces, cut anywhere. */
export function* cutAnywhere(stream: Buffer, random: Random): Generator<Buffer> {
  for (let at = 0; at < stream.length;) {
    const end = Math.min(stream.length, at + 1 + below(random, random() < 0.5 ? 3 : stream.length))
    yield stream.subarray(at, end)
    at = end
  }
}

const origins = [
  null,
  'https://bank.example',
  'null',
  '',
  'http://bank.example',
  'https://x.test/',
  'file://',
  'https://',
]

const odd: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => [],
  () => ({}),
  () => true,
  () => -0,
  () => Number.MAX_SAFE_INTEGER,
  () => '‮\u0000ə',
  random => 'x'.repeat(below(random, 5_000)),
  random => ({ $bytes: Buffer.from('ab'.repeat(below(random, 99))).toString('base64') }),
  () => ({ $date: '2026-01-01T00:00:00.000Z' }),
  random => Object.fromEntries(names.map(name => [name, oneOf(random, odd.slice(0, 8))(random)])),
  random => Array.from({ length: below(random, 50) }, () => oneOf(random, odd.slice(0, 8))(random)),
]

/** Names of fields that mean something to some operation. */
const names = ['documents', 'format', 'token', 'certificate', 'certificates', 'subject', 'key', 'path', 'limit', 'pin']

/**
 * A message of the protocol's form whose content makes no sense. `channel` is new for the host; `known` was open once.
 */
export function oddMessage(random: Random, { channel, known }: { channel: number; known: number }): object {
  const value = oneOf(random, odd)(random)
  const kind = random()
  if (kind < 0.1) return { channel: known, cancel: true }
  if (kind < 0.2) return { channel: known, received: true }
  const operation = random() < 0.9 ? oneOf(random, operationNames) : oneOf(random, ['', '__proto__', 'x', 'toString'])
  return { channel, open: { operation: operation || 'none', origin: oneOf(random, origins), params: value } }
}
