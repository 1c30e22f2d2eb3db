/** What is typed to confirm that a token may lose something: never nothing, and the same for the window and the host. */
import assert from 'node:assert/strict'
import { confirmationOf, confirms } from '../../../shared/token-confirmation.ts'
import type { TokenSummary } from '../../../shared/token.ts'

const tokenWith = (facts: Partial<TokenSummary>): TokenSummary => ({
  id: 'a'.repeat(64),
  kind: 'pkcs11',
  label: '',
  manufacturer: '',
  model: '',
  serialNumber: '',
  state: 'ready',
  algorithms: [],
  ...facts,
})

describe('the confirmation of a loss', () => {
  it('is the serial number, whatever blanks the token or the person puts around it', () => {
    const token = tokenWith({ serialNumber: ' 00 17', label: 'Seal' })
    for (const typed of ['00 17', ' 00 17', '00 17  ']) assert.ok(confirms(typed, token), typed)
    for (const typed of ['', ' ', '0017', '00 1', '00 170', 'Seal']) assert.ok(!confirms(typed, token), typed)
  })

  it('is the first thing that a token without a serial number tells of itself', () => {
    assert.equal(confirmationOf(tokenWith({ serialNumber: '  ', label: 'Seal', model: 'M' })), 'Seal')
    assert.equal(confirmationOf(tokenWith({ model: ' M ', manufacturer: 'Maker' })), 'M')
    assert.equal(confirmationOf(tokenWith({ manufacturer: 'Maker' })), 'Maker')
  })

  it('is never nothing', () => {
    const token = tokenWith({ serialNumber: ' ', label: ' ' })
    assert.equal(confirmationOf(token), token.id)
    for (const typed of ['', ' ']) assert.ok(!confirms(typed, token))
    assert.ok(confirms(token.id, token))
  })
})
