/** A key that wants its PIN for each signature: the PIN is kept for one, and overwritten after it. */
import assert from 'node:assert/strict'
import { objectClasses } from '../../../host/pkcs11/constants.ts'
import { contextLogin } from '../../../host/pkcs11/context-login.ts'
import type { Cryptoki } from '../../../host/pkcs11/cryptoki.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'

const session = Buffer.from([1])
const unsuitable = { code: 'KEY_UNSUITABLE', details: { attribute: 'CKA_ALWAYS_AUTHENTICATE' } }

interface Told {
  looked: unknown[]
  /** What each login was given, as it was then. */
  logins: unknown[]
  /** The very bytes of the last login. */
  given: Bytes | null
  faults: unknown[]
}

/** `found`: how many keys want it; an error: the module cannot look. `refuses`: what the login ends with. */
function loginFor(pin: Bytes | null, found: number | Error, refuses?: Error) {
  const told: Told = { looked: [], logins: [], given: null, faults: [] }
  const cryptoki = {
    C_FindObjects: (where: unknown, template: unknown) => {
      told.looked.push([where, template])
      if (typeof found !== 'number') throw found
      return Array.from({ length: found })
    },
    C_Login: (where: unknown, user: string, typed: Bytes | null) => {
      told.given = typed
      told.logins.push([where, user, typed && Buffer.from(typed).toString()])
      if (refuses) throw refuses
    },
  } as unknown as Cryptoki
  const context = contextLogin({ cryptoki, session, onFault: error => told.faults.push(error) }, pin)
  return { context, told }
}

describe('the login for one signature', () => {
  it('is carried out with the PIN that was typed, once, where a private key wants it', () => {
    const pin = utf8('24681357')
    const { context, told } = loginFor(pin, 1)
    pin.fill(0)
    assert.deepEqual(told.looked, [
      [session, { CKA_CLASS: objectClasses.CKO_PRIVATE_KEY, CKA_ALWAYS_AUTHENTICATE: true }],
    ])
    context.demand(1)
    context.login()
    assert.deepEqual(told.logins, [[session, 'CKU_CONTEXT_SPECIFIC', '24681357']])
    assert.throws(() => context.demand(1), unsuitable)
  })

  it('T29: leaves zeros of its copy, also when it was refused, and tells what it was refused with', () => {
    for (const refuses of [undefined, new MohurError('PIN_INCORRECT')]) {
      const { context, told } = loginFor(utf8('24681357'), 1, refuses)
      if (refuses) assert.throws(() => context.login(), refuses)
      else context.login()
      assert.deepEqual(told.given, new Uint8Array(8))
      assert.deepEqual(told.faults, refuses ? [refuses] : [])
    }
  })

  it('is refused for more than one signature by one PIN, before anything is signed', () => {
    const { context, told } = loginFor(utf8('24681357'), 1)
    assert.throws(() => context.demand(2), unsuitable)
    assert.deepEqual(told.logins, [])
  })

  it('keeps no PIN where no key wants it, or where the module cannot say so', () => {
    for (const found of [0, new MohurError('TOKEN_FAILED')]) {
      const { context } = loginFor(utf8('24681357'), found)
      assert.throws(() => context.demand(1), unsuitable)
    }
  })

  it('has nothing left once the PIN was forgotten', () => {
    const { context } = loginFor(utf8('24681357'), 1)
    context.forget()
    context.forget()
    assert.throws(() => context.demand(1), unsuitable)
  })

  it('is made on the token’s own pad as often as there are signatures, and nothing is looked for', () => {
    const { context, told } = loginFor(null, 1)
    assert.deepEqual(told.looked, [])
    context.demand(1_000)
    context.login()
    context.login()
    assert.deepEqual(told.logins, [
      [session, 'CKU_CONTEXT_SPECIFIC', null],
      [session, 'CKU_CONTEXT_SPECIFIC', null],
    ])
  })
})
