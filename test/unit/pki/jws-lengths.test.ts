/** A JWS in JSON (RFC 7515 section 7.2) of any length that signing makes. */
import assert from 'node:assert/strict'
import { readObject } from '../../../host/pki/jws/read-object.ts'
import { limits } from '../../../shared/limits.ts'

describe('a long JWS in JSON', () => {
  it('is read as long as signing makes it, and as long as the host holds', () => {
    for (const length of [Math.ceil((limits.jwsBytes * 4) / 3), limits.heldBytes])
      assert.equal(Object.keys(readObject(`{"payload":"${'A'.repeat(length)}","signatures":[]}`)).length, 2)
  })
})
