/** Sealed secrets: opened by their own key alone, and only unchanged. */
import assert from 'node:assert/strict'
import { createDecipheriv, randomBytes } from 'node:crypto'
import { keyFromPin, newStretching, seal, unseal } from '../../../host/software/sealed.ts'
import { fromBase64, toBase64, utf8 } from '../../../shared/bytes.ts'

describe('a sealed secret', () => {
  const key = randomBytes(32)
  const secret = utf8('a private key')

  it('is AES-256-GCM: nonce, ciphertext, tag', () => {
    const bytes = fromBase64(seal(key, secret, 'about'))
    const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    opening.setAAD(utf8('about')).setAuthTag(bytes.subarray(-16))
    const opened = Buffer.concat([opening.update(bytes.subarray(12, -16)), opening.final()])
    assert.deepEqual(Uint8Array.from(opened), secret)
  })

  it('opens with its key and what it is about, and never looks the same twice', () => {
    const [one, other] = [seal(key, secret, 'about'), seal(key, secret, 'about')]
    assert.notEqual(one, other)
    assert.deepEqual(Uint8Array.from(unseal(key, one, 'about') ?? []), secret)
    assert.equal(unseal(randomBytes(32), one, 'about'), null)
    assert.equal(unseal(key, one, 'About'), null)
  })

  it('does not open when any bit was flipped or any byte is missing', () => {
    const bytes = fromBase64(seal(key, secret, ''))
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Uint8Array.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.equal(unseal(key, toBase64(changed), ''), null)
    }
    for (let length = 0; length < bytes.length; length++) {
      assert.equal(unseal(key, toBase64(bytes.subarray(0, length)), ''), null)
    }
  })

  it('has a key of its own for every PIN and every salt, and costs some time', async () => {
    const stretching = newStretching()
    const since = performance.now()
    const made = await keyFromPin(utf8('Correct7Horse'), stretching)
    assert.ok(performance.now() - since > 50, 'stretching is too cheap')
    assert.deepEqual(await keyFromPin(utf8('Correct7Horse'), stretching), made)
    assert.notDeepEqual(await keyFromPin(utf8('Correct7horse'), stretching), made)
    assert.notDeepEqual(await keyFromPin(utf8('Correct7Horse'), newStretching()), made)
  })
})
