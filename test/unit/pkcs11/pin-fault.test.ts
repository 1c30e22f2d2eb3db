/** Which PIN a token refused, told once, with the tries that are left. */
import assert from 'node:assert/strict'
import { tokenFlags } from '../../../host/pkcs11/constants.ts'
import type { Cryptoki, TokenInfo } from '../../../host/pkcs11/cryptoki.ts'
import { pinFault, tellIfWrong, type PinFaultParts } from '../../../host/pkcs11/pin-fault.ts'
import type { PinRole } from '../../../host/pkcs11/pin-state.ts'
import type { WrongPin } from '../../../host/token/wrong-pin.ts'
import { MohurError } from '../../../shared/errors.ts'

const { CKF_TOKEN_INITIALIZED: initialized, CKF_USER_PIN_LOCKED: userLocked, CKF_SO_PIN_LOCKED: soLocked } = tokenFlags

const info = (flags: number): TokenInfo => ({
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
})

const vendorModule = '/usr/lib/librtpkcs11ecp.so'

interface Case {
  error: unknown
  role?: PinRole
  /** Flags of the token; `after`: what it throws instead. */
  before?: number
  after?: number | Error
  path?: string
}

/** What was told, and what the token said of itself afterwards. */
function tellingOf({ error, role = 'user', before = initialized, after = initialized, path = '/x.so' }: Case) {
  const told: WrongPin[] = []
  const counter = { left: 3, most: 10 }
  const cryptoki = {
    C_GetTokenInfo: () => {
      if (typeof after !== 'number') throw after
      return info(after)
    },
    extended: {
      has: () => true,
      C_EX_GetTokenInfoExtended: () => ({ user: counter, so: { left: 1, most: 10 } }),
    },
  } as unknown as Cryptoki
  const parts: PinFaultParts = { cryptoki, slots: { path }, tellWrongPin: about => told.push(about()) }
  const token = { id: 'id', slot: Buffer.alloc(8), info: info(before) }
  return { told, now: tellIfWrong(parts, { token, role }, error), fault: pinFault(parts, { token, role }, error) }
}

const wrong = new MohurError('PIN_INCORRECT')
const locked = new MohurError('PIN_LOCKED')
const seal = { label: 'Seal', serialNumber: '0123' }

describe('a PIN that a token refused', () => {
  it('is told of with its token, whose it was, and what is known of the tries', () => {
    const { told, now } = tellingOf({ error: wrong, after: initialized | tokenFlags.CKF_USER_PIN_FINAL_TRY })
    assert.deepEqual(told[0], { token: seal, pin: 'user', tries: 'final', left: null })
    assert.equal(now?.flags, initialized | tokenFlags.CKF_USER_PIN_FINAL_TRY)
  })

  it('is told of with the vendor’s counter of this very PIN, where there is one', () => {
    const [user] = tellingOf({ error: wrong, path: vendorModule }).told
    assert.deepEqual(user, { token: seal, pin: 'user', tries: 'low', left: 3 })
    const [so] = tellingOf({ error: wrong, role: 'so', path: vendorModule }).told
    assert.deepEqual(so, { token: seal, pin: 'so', tries: 'final', left: 1 })
  })

  it('is told of when the token does not answer any more, and nothing is known of its tries', () => {
    const { told, now, fault } = tellingOf({ error: wrong, after: new MohurError('TOKEN_REMOVED') })
    assert.deepEqual(told[0], { token: seal, pin: 'user', tries: 'unknown', left: null })
    assert.equal(now, null)
    assert.deepEqual([(fault as MohurError).code, (fault as MohurError).details], ['PIN_INCORRECT', {}])
  })

  it('was wrong where this try locked it, and only there', () => {
    const ends = [
      { role: 'user', before: initialized, after: initialized | userLocked, count: 1 },
      { role: 'user', before: initialized | userLocked, after: initialized | userLocked, count: 0 },
      { role: 'user', before: initialized, after: initialized, count: 0 },
      { role: 'user', before: initialized, after: initialized | soLocked, count: 0 },
      { role: 'so', before: initialized, after: initialized | soLocked, count: 1 },
      { role: 'user', before: initialized, after: new MohurError('TOKEN_REMOVED'), count: 0 },
    ] as const
    for (const { count, ...end } of ends) {
      assert.equal(tellingOf({ error: locked, ...end }).told.length, count * 2, JSON.stringify(end))
    }
  })

  it('is none where something else went wrong', () => {
    const foreign = Object.assign(new TypeError('no function'), { code: 'PIN_INCORRECT' })
    const others = [new MohurError('PIN_EXPIRED'), new MohurError('TOKEN_REMOVED'), foreign, 'PIN_INCORRECT']
    for (const error of others) assert.deepEqual(tellingOf({ error, after: initialized | userLocked }).told, [])
  })

  it('leaves an error that is the module’s own as it is', () => {
    assert.throws(() => tellingOf({ error: wrong, after: new MohurError('MODULE_CRASHED') }), {
      code: 'MODULE_CRASHED',
    })
  })

  it('is thrown with what the token knows now', () => {
    const { fault } = tellingOf({ error: wrong, role: 'so', after: initialized | soLocked })
    assert.ok(fault instanceof MohurError)
    assert.deepEqual([fault.code, fault.details], ['PIN_LOCKED', { tries: 'locked', role: 'so' }])
  })
})
