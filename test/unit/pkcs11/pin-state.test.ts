/** What a token says of a PIN in its flags, what of a PIN is refused before the token sees it, and what is said of a wrong one. */
import assert from 'node:assert/strict'
import { tokenFlags } from '../../../host/pkcs11/constants.ts'
import type { TokenInfo } from '../../../host/pkcs11/cryptoki.ts'
import { checkNewPin, checkTyped, pinError, pinTries } from '../../../host/pkcs11/pin-state.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'

const initialized = tokenFlags.CKF_TOKEN_INITIALIZED
const withPad = tokenFlags.CKF_PROTECTED_AUTHENTICATION_PATH

const info = (flags: number, lengths: Partial<TokenInfo> = {}): TokenInfo => ({
  label: 'Seal',
  manufacturer: 'Maker',
  model: 'Model',
  serialNumber: '0123',
  flags,
  minPinLength: 6,
  maxPinLength: 12,
  hardwareVersion: '1.0',
  firmwareVersion: '1.0',
  memory: { totalPublic: null, freePublic: null, totalPrivate: null, freePrivate: null },
  ...lengths,
})

/** The error that the work throws, as code and details. */
function refusal(work: () => unknown): { code: string; details: object } | null {
  try {
    work()
    return null
  } catch (error) {
    assert.ok(error instanceof MohurError)
    return { code: error.code, details: error.details }
  }
}

describe('what is known of a PIN', () => {
  const states = [
    { role: 'user', flags: initialized | tokenFlags.CKF_USER_PIN_LOCKED, tries: 'locked' },
    { role: 'user', flags: initialized | tokenFlags.CKF_USER_PIN_FINAL_TRY, tries: 'final' },
    { role: 'user', flags: initialized | tokenFlags.CKF_USER_PIN_COUNT_LOW, tries: 'low' },
    { role: 'user', flags: initialized | tokenFlags.CKF_SO_PIN_LOCKED, tries: 'unknown' },
    { role: 'so', flags: initialized | tokenFlags.CKF_SO_PIN_LOCKED, tries: 'locked' },
    { role: 'so', flags: initialized | tokenFlags.CKF_SO_PIN_FINAL_TRY, tries: 'final' },
    { role: 'so', flags: initialized | tokenFlags.CKF_SO_PIN_COUNT_LOW, tries: 'low' },
    { role: 'so', flags: initialized | tokenFlags.CKF_USER_PIN_LOCKED, tries: 'unknown' },
    { role: 'so', flags: tokenFlags.CKF_SO_PIN_LOCKED, tries: 'unknown' },
  ] as const
  for (const { role, flags, tries } of states) {
    it(`is ${tries} of the ${role}’s with flags 0x${flags.toString(16)}`, () => {
      assert.equal(pinTries(info(flags), role), tries)
    })
  }

  it('is the user’s where nothing is said', () => {
    assert.equal(pinTries(info(initialized | tokenFlags.CKF_USER_PIN_LOCKED)), 'locked')
    assert.equal(pinTries(info(initialized | tokenFlags.CKF_SO_PIN_LOCKED)), 'unknown')
  })

  it('is what a counter says where the flags say less', () => {
    const tries = [0, 1, 2, 9, 10].map(left => pinTries(info(initialized), 'user', { left, most: 10 }))
    assert.deepEqual(tries, ['locked', 'final', 'low', 'low', 'unknown'])
    assert.equal(
      pinTries(info(initialized | tokenFlags.CKF_USER_PIN_FINAL_TRY), 'user', { left: 5, most: 10 }),
      'final',
    )
  })
})

describe('a PIN before the token sees it', () => {
  it('is no null pointer where there is no pad', () => {
    const noPad = { code: 'TOKEN_FAILED', details: { reason: 'noPinPad' } }
    assert.deepEqual(
      refusal(() => checkTyped(null, info(initialized))),
      noPad,
    )
    assert.deepEqual(
      refusal(() => checkNewPin(null, info(initialized))),
      noPad,
    )
    assert.equal(
      refusal(() => checkTyped(null, info(initialized | withPad))),
      null,
    )
    assert.equal(
      refusal(() => checkNewPin(null, info(initialized | withPad))),
      null,
    )
  })

  it('is not empty, with a pad or without', () => {
    for (const flags of [initialized, initialized | withPad]) {
      assert.deepEqual(
        refusal(() => checkTyped(utf8(''), info(flags))),
        { code: 'PIN_LENGTH', details: {} },
      )
    }
    assert.equal(
      refusal(() => checkTyped(utf8('1'), info(initialized))),
      null,
    )
  })

  const tooLong = { code: 'PIN_LENGTH', details: { minLength: 6, maxLength: 12 } }
  const lengths = [
    { pin: '12345', refused: tooLong },
    { pin: '123456', refused: null },
    { pin: '123456789012', refused: null },
    { pin: '1234567890123', refused: tooLong },
  ]
  for (const { pin, refused } of lengths) {
    it(`of ${pin.length} bytes is ${refused ? 'refused' : 'taken'} where the token takes 6 to 12`, () => {
      assert.deepEqual(
        refusal(() => checkNewPin(utf8(pin), info(initialized))),
        refused,
      )
    })
  }

  it('is refused as the SO’s where it is', () => {
    assert.deepEqual(
      refusal(() => checkNewPin(utf8('1'), info(initialized), 'so')),
      { code: 'PIN_LENGTH', details: { minLength: 6, maxLength: 12, role: 'so' } },
    )
  })

  it('has no limits where the module knows none, as null or as 0', () => {
    for (const maxPinLength of [null, 0]) {
      const any = info(initialized, { minPinLength: null, maxPinLength })
      assert.equal(
        refusal(() => checkNewPin(utf8('1'.repeat(300)), any)),
        null,
      )
      assert.deepEqual(
        refusal(() => checkNewPin(utf8('1'), { ...any, minPinLength: 2 })),
        { code: 'PIN_LENGTH', details: { minLength: 2, maxLength: 0 } },
      )
    }
  })
})

describe('what is said of a PIN that a token refused', () => {
  const told = (...args: Parameters<typeof pinError>): unknown => {
    const error = pinError(...args)
    return error instanceof MohurError ? { code: error.code, details: error.details } : error
  }

  it('is nothing else where the error is not about a PIN', () => {
    const others = [new MohurError('TOKEN_REMOVED'), new TypeError('PIN_INCORRECT'), 'PIN_INCORRECT']
    for (const error of others) assert.equal(pinError(error, 'so', info(initialized)), error)
  })

  it('is whose it was, the user’s being meant where nothing is said', () => {
    const error = new MohurError('PIN_EXPIRED')
    assert.deepEqual(told(error, 'so', null), { code: 'PIN_EXPIRED', details: { role: 'so' } })
    assert.deepEqual(told(error, 'user', info(initialized)), { code: 'PIN_EXPIRED', details: {} })
  })

  it('is what the token knows now of the tries that are left', () => {
    const wrong = new MohurError('PIN_INCORRECT', { call: 'C_Login' })
    const flags = [
      initialized,
      initialized | tokenFlags.CKF_USER_PIN_COUNT_LOW,
      initialized | tokenFlags.CKF_USER_PIN_FINAL_TRY,
      initialized | tokenFlags.CKF_USER_PIN_LOCKED,
    ]
    assert.deepEqual(
      flags.map(now => told(wrong, 'user', info(now))),
      [
        { code: 'PIN_INCORRECT', details: { call: 'C_Login', tries: 'unknown' } },
        { code: 'PIN_INCORRECT', details: { call: 'C_Login', tries: 'low' } },
        { code: 'PIN_INCORRECT', details: { call: 'C_Login', tries: 'final' } },
        { code: 'PIN_LOCKED', details: { call: 'C_Login', tries: 'locked' } },
      ],
    )
    assert.deepEqual(told(wrong, 'user', null), { code: 'PIN_INCORRECT', details: { call: 'C_Login' } })
    assert.deepEqual(told(wrong, 'so', info(initialized | tokenFlags.CKF_SO_PIN_FINAL_TRY)), {
      code: 'PIN_INCORRECT',
      details: { call: 'C_Login', tries: 'final', role: 'so' },
    })
  })
})
