/** CKR_* to our codes. */
import assert from 'node:assert/strict'
import { isReturnValue, returnValueError } from '../../../host/pkcs11/return-values.ts'

describe('a return value of a module', () => {
  it('is one of our codes with the CKR name and the call', () => {
    const error = returnValueError('C_Login', 'CKR_PIN_LOCKED', 0xa4)
    assert.equal(error.code, 'PIN_LOCKED')
    assert.deepEqual(error.details, { ckr: 'CKR_PIN_LOCKED', call: 'C_Login' })
    assert.ok(isReturnValue(error, 'CKR_PIN_LOCKED'))
    assert.equal(isReturnValue(new Error('CKR_PIN_LOCKED'), 'CKR_PIN_LOCKED'), false)
  })

  it('that nobody has heard of is a failure of the module, told by its number', () => {
    assert.equal(returnValueError('C_Sign', 'CKR_MUTEX_BAD', 0x1a0).code, 'MODULE_FAILED')
    const { code, details } = returnValueError('C_Sign', 'CKR_VENDOR_DEFINED', 0x80000065)
    assert.equal(code, 'MODULE_FAILED')
    assert.equal(details['ckr'], '0x80000065')
  })
})
