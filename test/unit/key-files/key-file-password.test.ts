/** The rules for the password of a key file that we write. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { brokenKeyFilePasswordRules, type KeyFilePasswordRule } from '../../../shared/key-file-password.ts'

/** What a certificate centre demands of its own files. */
const centre = /^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9]).{6,32}$/

const rows: [password: string, broken: KeyFilePasswordRule[]][] = [
  ['Mohur7', []],
  ['aB3456', []],
  [`Aa1${'x'.repeat(29)}`, []],
  ['Aa1-$ä', ['characters']],
  ['Mohur', ['length', 'digit']],
  ['Aa1xy', ['length']],
  [`Aa1${'x'.repeat(30)}`, ['length']],
  ['mohur7', ['capital']],
  ['MOHUR7', ['small']],
  ['MohurX', ['digit']],
  ['Möhür7', ['characters']],
  ['Mo hur7', ['characters']],
  ['', ['length', 'capital', 'small', 'digit']],
]

describe('the policy for passwords of key files', () => {
  for (const [password, broken] of rows) {
    it(`finds ${broken.join(', ') || 'nothing'} broken by ${JSON.stringify(password)}`, () => {
      assert.deepEqual(brokenKeyFilePasswordRules(utf8(password)), broken)
      if (broken.length === 0) assert.match(password, centre)
      else if (!broken.includes('characters')) assert.doesNotMatch(password, centre)
    })
  }
})
