/** CK_TOKEN_INFO in our words. */
import assert from 'node:assert/strict'
import { tokenForPin } from '../../../shared/token.ts'
import type { TokenInfo } from '../../../host/pkcs11/cryptoki.ts'
import { describeToken } from '../../../host/pkcs11/token-description.ts'

const ready = 0x408
const info = (some: Partial<TokenInfo> = {}): TokenInfo => ({
  label: 'KAZTOKEN',
  manufacturer: 'Maker',
  model: 'Model',
  serialNumber: '0123',
  flags: ready,
  minPinLength: 6,
  maxPinLength: 249,
  hardwareVersion: '1.0',
  firmwareVersion: '1.0',
  memory: { totalPublic: null, freePublic: null, totalPrivate: null, freePrivate: null },
  ...some,
})
const described = (some: Partial<TokenInfo>, blank = false) =>
  describeToken({ id: 'id', info: info(some), algorithms: ['RSA-2048'], blank, counter: null, digitsOnly: false })

describe('the description of a PKCS#11 token', () => {
  const states = [
    { flags: 0, state: 'uninitialized', tries: 'unknown' },
    { flags: 0x8, state: 'uninitialized', tries: 'unknown' },
    { flags: 0x400, state: 'ready', tries: 'unknown' },
    { flags: ready, state: 'ready', tries: 'unknown' },
    { flags: ready | 0x10000, state: 'ready', tries: 'low' },
    { flags: ready | 0x30000, state: 'ready', tries: 'final' },
    { flags: ready | 0x70000, state: 'locked', tries: 'locked' },
  ]
  for (const { flags, state, tries } of states) {
    it(`with flags 0x${flags.toString(16)} is ${state}, tries ${tries}`, () => {
      const token = tokenForPin.parse(described({ flags }))
      assert.equal(token.state, state)
      assert.equal(token.pin.tries, tries)
    })
  }

  it('is blank when nothing can be seen on it, unless it is locked', () => {
    assert.equal(described({}, true).state, 'blank')
    assert.equal(described({ flags: ready | 0x40000 }, true).state, 'locked')
  })

  it('has PIN lengths that are sound even when the module knows none', () => {
    const { pin } = tokenForPin.parse(described({ minPinLength: null, maxPinLength: null }))
    assert.deepEqual([pin.minLength, pin.maxLength], [0, 255])
    assert.equal(described({ maxPinLength: 0 }).pin.maxLength, 255)
    assert.deepEqual([described({}).pin.minLength, described({}).pin.maxLength], [6, 249])
  })
})
