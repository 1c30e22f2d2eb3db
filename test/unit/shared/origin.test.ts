/** T1: which origins are pages, in the browser's own serialisation. */
import assert from 'node:assert/strict'
import { isPageOrigin } from '../../../shared/origin.ts'

const accepted = [
  'https://bank.kz',
  'https://ib.bank.kz:8443',
  'https://xn--80aa.kz',
  'http://localhost',
  'http://localhost:3000',
]
const refused = [
  'null',
  '',
  'http://bank.kz',
  'http://127.0.0.1:3000',
  'http://localhost.evil.test',
  'http://localhost:3000/',
  'http://localhost:99999',
  'https://bank.kz/',
  'https://bank.kz.',
  'https://BANK.kz',
  'https://bank.kz:443',
  'https://user@bank.kz',
  'https://bank.kz#x',
  'https://банк.kz',
  'https://',
  'https://bank.kz ',
  'file://',
  'ftp://bank.kz',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'data:text/html,x',
  'blob:https://bank.kz',
]

describe('T1: an origin', () => {
  for (const origin of accepted) it(`${origin} may use the page API`, () => assert.equal(isPageOrigin(origin), true))
  for (const origin of refused) it(`'${origin}' may not`, () => assert.equal(isPageOrigin(origin), false))
})
