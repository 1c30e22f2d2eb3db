/** T29: secrets travel beside the messages between host and token process. */
import assert from 'node:assert/strict'
import { putBack, setAside } from '../../../host/token/secrets-aside.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'

describe('T29: secrets beside a message', () => {
  it('are the very bytes, leave their lengths alone, and come back to their places', () => {
    const value = utf8('not secret')
    const login = { token: 'a', pin: utf8('Correct7Horse'), lastTryConfirmed: true, setPin: false }
    const formatting = { soPin: null, newPin: utf8('Another7Horse'), label: 'pin' }
    const key = { privateKey: utf8('PKCS#8'), label: '', value }
    const args = ['keyId', 7, null, value, [{ digest: value }], login, formatting, key]
    const taken: Uint8Array[] = []
    const rest = setAside(args, secret => taken.push(secret))
    assert.deepEqual(taken, [login.pin, formatting.newPin, key.privateKey])
    assert.equal(taken[0], login.pin)
    assert.ok(!JSON.stringify(rest).includes('[67,111'))
    assert.deepEqual(rest[5], { token: 'a', pin: { aside: 13 }, lastTryConfirmed: true, setPin: false })
    const pipe = taken.map(secret => Uint8Array.from(secret))
    const read = (length: number): Bytes => {
      const next = pipe.shift()
      assert.equal(next?.length, length)
      return next ?? assert.fail()
    }
    assert.deepEqual(putBack(rest, read), args)
  })
})
