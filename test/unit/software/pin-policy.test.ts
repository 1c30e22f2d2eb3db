/** The rules for the PIN of a software token. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { brokenPinRules, pinLengthOf, type PinRule } from '../../../shared/pin-policy.ts'

const rows: [pin: string, broken: PinRule[]][] = [
  ['Correct7Horse', []],
  ['a1b2c3d4', []],
  ['x7!k-2_Qz', []],
  ['a1'.repeat(32), []],
  ['1b2d4f7', ['length']],
  [`${'a1'.repeat(32)}z`, ['length']],
  ['', ['length', 'letter', 'digit']],
  ['onlyletters', ['digit']],
  ['5927401836', ['letter']],
  ['!?.-!?.-', ['letter', 'digit']],
  ['abx1y8q2c', []],
  ['xabc8715', ['run']],
  ['xAbC8715', ['run']],
  ['xcba8715', ['run']],
  ['k12387zq', ['run']],
  ['k98763zq', ['run']],
  ['kaaa8715', ['run']],
  ['kaAa8715', ['run']],
  ['k77715zq', ['run']],
  ['k!!!15zq', ['run']],
  ['p89:;<q4t', []],
  ['@ABx8715', []],
  ['12345678', ['letter', 'run']],
  ['with space7', ['characters']],
  ['şifrə7kod', ['characters']],
  ['құпия7сөз', ['characters', 'letter']],
  ['tab\t7kodx', ['characters']],
]

describe('the PIN policy', () => {
  for (const [pin, broken] of rows) {
    it(`finds ${broken.join(', ') || 'nothing'} broken by ${JSON.stringify(pin)}`, () => {
      assert.deepEqual(brokenPinRules(utf8(pin)), broken)
    })
  }

  it('asks for digits alone where the token takes nothing else', () => {
    const length = pinLengthOf({ minLength: 6, maxLength: 8, digitsOnly: true })
    assert.deepEqual(length, { min: 8, max: 8, digitsOnly: true })
    assert.deepEqual(brokenPinRules(utf8('24681357'), length), [])
    assert.deepEqual(brokenPinRules(utf8('2468135a'), length), ['digits'])
    assert.deepEqual(brokenPinRules(utf8('12345678'), length), ['run'])
  })
})
