/** Tokens with a pad of their own (CKF_PROTECTED_AUTHENTICATION_PATH), and keys that want a login for each signature. */
import assert from 'node:assert/strict'
import type { SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { acceptsSoPin, acceptsUserPin, pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { failure, failureCode, loginTo, sealName, sealToken, signItems, signOnce } from '../../support/seal-token.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'

const newPin = '97531864'
const pad = ['C_GetTokenInfo set 0x100', `pad ${userPin} ${soPin} ${newPin}`]
const onPad = { pin: null, soPin: null, newPin: null, newSoPin: null }

describe('a token with a PIN pad', () => {
  const current = tokenHost()
  const count = (name: string): number =>
    current()
      .module.calls()
      .filter(call => call === name).length
  beforeEach(() => {
    current().hsm.addToken(sealName)
    current().module.misbehave(...pad)
  })

  it('T28: logs in with a PIN that only the token has seen', async () => {
    const host = current()
    const token = await sealToken(host)
    assert.equal(token.pin.onDevice, true)
    const keys = await host.tokens.withLogin(
      { token: token.id, pin: null, lastTryConfirmed: true, setPin: false },
      session => session.keys(),
    )
    assert.deepEqual(keys, [])
    assert.equal(count('C_Login'), 1)
  })

  it('a wrong PIN on the pad is one try', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_GetTokenInfo set 0x100', `pad 99999999 ${soPin} ${newPin}`)
    const work = host.tokens.withLogin(
      { token: token.id, pin: null, lastTryConfirmed: true, setPin: false },
      async () => {},
    )
    assert.equal(await failureCode(work), 'PIN_INCORRECT')
    assert.equal(count('C_Login'), 1)
  })

  it('row 17: changes the user PIN on the pad', async () => {
    const host = current()
    await host.tokens.changePin({ lastTryConfirmed: true, ...onPad, token: (await sealToken(host)).id })
    assert.ok(acceptsUserPin(host, sealName, newPin))
  })

  it('row 18: unblocks the user PIN on the pad', async () => {
    const host = current()
    await host.tokens.unblockPin({ lastTryConfirmed: true, ...onPad, token: (await sealToken(host)).id })
    assert.ok(acceptsUserPin(host, sealName, newPin))
  })

  it('row 19: changes the SO PIN on the pad', async () => {
    const host = current()
    await host.tokens.changeSoPin({ lastTryConfirmed: true, ...onPad, token: (await sealToken(host)).id })
    assert.ok(acceptsSoPin(host, sealName, newPin))
  })

  it('row 21: formats with PINs typed on the pad', async () => {
    const host = current()
    const { id } = await sealToken(host)
    await host.tokens.initialize({ lastTryConfirmed: true, ...onPad, token: id, label: sealName, pinChangeBy: null })
    assert.ok(acceptsUserPin(host, sealName, newPin))
  })
})

describe('a key that wants a login for each signature', () => {
  const current = tokenHost()
  const logins = (): number =>
    current()
      .module.calls()
      .filter(call => call === 'C_Login').length
  const algorithm: SignatureAlgorithm = 'ECDSA-SHA256'
  beforeEach(() => {
    const host = current()
    host.hsm.addToken(sealName)
    const key = ['--keypairgen', '--key-type', 'EC:prime256v1', '--id', 'aa', '--always-auth', '--label', sealName]
    const { worked, text } = pkcs11Tool(host, sealName, '--login', '--pin', userPin, ...key)
    assert.ok(worked, text)
  })

  it('signs one document with the PIN that was typed, which logs in once more for it', async () => {
    const host = current()
    assert.equal((await signOnce(host, await sealToken(host))).length, 1)
    assert.equal(logins(), 2)
    const calls = host.module.calls()
    assert.equal(calls[calls.lastIndexOf('C_Login') - 1], 'C_SignInit')
  })

  it('signs no second one with it', async () => {
    const host = current()
    const token = await sealToken(host)
    const twice = host.tokens.withLogin(loginTo(token), async session => {
      await session.sign('aa', algorithm, signItems(1))
      await session.sign('aa', algorithm, signItems(1))
    })
    const refusal = { code: 'KEY_UNSUITABLE', details: { attribute: 'CKA_ALWAYS_AUTHENTICATE' } }
    assert.deepEqual(await failure(twice), refusal)
    assert.deepEqual(await failure(signOnce(host, token, 2)), refusal)
    assert.equal(host.module.calls().filter(call => call === 'C_Sign').length, 1)
    assert.equal(logins(), 3)
  })

  it('signs several when the PIN is typed on the pad for each', async () => {
    const host = current()
    host.module.misbehave(...pad)
    const token = await sealToken(host)
    const login = { token: token.id, pin: null, lastTryConfirmed: true, setPin: false }
    const signatures = await host.tokens.withLogin(login, session => session.sign('aa', algorithm, signItems(3)))
    assert.equal(signatures.length, 3)
    assert.equal(logins(), 4)
  })

  it('T31: a login for it that fails signs nothing and is not repeated', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Login return 0xa0 @2')
    assert.equal(await failureCode(signOnce(host, token)), 'PIN_INCORRECT')
    assert.equal(logins(), 2)
    assert.equal(host.module.calls().includes('C_Sign'), false)
    assert.equal(host.journal()[0]?.stage, 'failed')
  })
})
