/** What a page hands over is weighed before it goes further (T45). */
import assert from 'node:assert/strict'
import { weigh, type Weight } from '../../../extension/content/weigh.ts'
import { limits } from '../../../shared/limits.ts'

const bytes = (count: number): Uint8Array<ArrayBuffer> => new Uint8Array(count)
const keys = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1]))
const nested = (levels: number): object => Array.from({ length: levels }).reduce<object>(inner => [inner], [])
const megabyte = bytes(1_000_000)
const circular: { self?: unknown } = {}
circular.self = circular

const rows: [what: string, value: unknown, weight: Weight][] = [
  ['nothing', undefined, 'light'],
  ['a call without params', { operation: 'status', params: {} }, 'light'],
  ['a call with all scopes', { operation: 'connect', params: { scopes: ['sign', 'tokens'] } }, 'light'],
  ['a Blob of any size', { content: new Blob([bytes(1_000_000)]) }, 'light'],
  ['a date', { validAt: new Date() }, 'light'],
  ['60 KB', bytes(60_000), 'light'],
  ['66 KB', bytes(66_000), 'heavy'],
  ['a small part of 66 KB', bytes(66_000).subarray(0, 1), 'heavy'],
  ['66 KB in a buffer', bytes(66_000).buffer, 'heavy'],
  ['a text of 33,000 letters', 'x'.repeat(33_000), 'heavy'],
  ['a name of 33,000 letters', { ['x'.repeat(33_000)]: 1 }, 'heavy'],
  ['5,000 small things', Array.from({ length: 5_000 }, () => 1), 'heavy'],
  ['nesting without an end', nested(5_000), 'heavy'],
  ['10,000 documents', Array.from({ length: 10_000 }, () => ({ name: 'n', type: 't', content: bytes(10) })), 'heavy'],
  ['50 MB', bytes(50_000_000), 'heavy'],
  ['more than goes through a port', bytes(limits.pageMessage), 'excessive'],
  ['many that are together more', [bytes(31_000_000), bytes(31_000_000), bytes(31_000_000)], 'excessive'],
  ['the same large one many times', Array.from({ length: 100 }, () => megabyte), 'excessive'],
  ['more keys than any request has', keys(limits.pageThings + 1), 'excessive'],
  ['a list without end', Array.from({ length: 200_000 }), 'excessive'],
  ['something that contains itself', circular, 'excessive'],
  ['a Map', new Map(), 'strange'],
  ['shared memory', new SharedArrayBuffer(1), 'strange'],
  ['a part of shared memory', new Uint8Array(new SharedArrayBuffer(1)), 'strange'],
  ['a RegExp', { at: /x/ }, 'strange'],
  ['an Error', new Error('x'), 'strange'],
  ['a whole number without bounds', 10n, 'strange'],
]

describe('the weight of a page’s message', () => {
  for (const [what, value, weight] of rows) {
    it(`T45: is ${weight} for ${what}`, () => assert.equal(weigh(value), weight))
  }
})
