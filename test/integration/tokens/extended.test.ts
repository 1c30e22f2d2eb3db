/** The functions that modules of the Rutoken family export beside the standard, called for real in a library of ours. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { utf8 } from '../../../shared/bytes.ts'
import { acceptsSoPin, acceptsUserPin } from '../../support/pkcs11-tool.ts'
import { failure, failureCode, loginTo, sealName, sealToken } from '../../support/seal-token.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'

const newPin = 'n3w-P1N-8'

describe('a module of the Rutoken family', () => {
  const current = tokenHost('extended')
  const calls = (): string[] => current().module.calls()
  beforeEach(() => current().hsm.addToken(sealName))

  it('row 27: counts the tries that are left, before and after a wrong PIN', async () => {
    const host = current()
    const token = await sealToken(host)
    assert.equal(token.pin.left, 10)
    assert.equal(await failureCode(host.tokens.withLogin(loginTo(token, '99999999'), async () => {})), 'PIN_INCORRECT')
    const { pin } = await sealToken(host)
    assert.deepEqual([pin.left, pin.tries], [9, 'low'])
    const { userPin: user, soPin: so } = await host.tokens.details(token.id)
    assert.deepEqual([user.left, so?.left, so?.tries], [9, 10, 'unknown'])
    await host.tokens.withLogin(loginTo(token), async () => {})
    assert.equal((await sealToken(host)).pin.left, 10)
  })

  it('row 20: renames a token', async () => {
    const host = current()
    const token = await sealToken(host)
    assert.equal((await host.tokens.details(token.id)).can.rename, true)
    await host.tokens.withLogin(loginTo(token), session => session.rename('Möhür №2'))
    assert.ok((await host.tokens.list()).some(({ id, label }) => id === token.id && label === 'Möhür №2'))
  })

  for (const { by, policy } of [
    { by: 'user', policy: 2 },
    { by: 'so', policy: 1 },
    { by: 'both', policy: 3 },
  ] as const) {
    it(`row 23: formats so that the user PIN may be changed by: ${by}`, async () => {
      const host = current()
      const { id } = await sealToken(host)
      assert.equal((await host.tokens.details(id)).can.choosePinPolicy, true)
      const order = {
        token: id,
        soPin: utf8(soPin),
        lastTryConfirmed: true,
        newPin: utf8(newPin),
        label: 'Fresh',
        pinChangeBy: by,
      }
      await host.tokens.initialize(order)
      assert.equal(readFileSync(`${host.module.path}.policy`, 'utf8'), `${policy} 10`)
      assert.ok(acceptsUserPin(host, 'Fresh', newPin))
      assert.ok(acceptsSoPin(host, 'Fresh', soPin))
      assert.ok(!calls().includes('C_InitToken') && !calls().includes('C_Login'))
    })
  }

  it('row 23: a wrong SO PIN is told as the SO PIN', async () => {
    const host = current()
    const { id } = await sealToken(host)
    const order = {
      token: id,
      soPin: utf8('99999999'),
      lastTryConfirmed: true,
      newPin: utf8(newPin),
      label: 'Fresh',
      pinChangeBy: 'so',
    } as const
    const { code, details } = await failure(host.tokens.initialize(order))
    assert.deepEqual([code, details['role']], ['PIN_INCORRECT', 'so'])
    assert.ok(acceptsUserPin(host, sealName, userPin))
  })

  it('row 17: logs the user in before the PIN is changed, as the family wants it', async () => {
    const host = current()
    const { id } = await sealToken(host)
    await host.tokens.changePin({ lastTryConfirmed: true, token: id, pin: utf8(userPin), newPin: utf8(newPin) })
    assert.deepEqual(
      calls().filter(call => ['C_Login', 'C_SetPIN', 'C_Logout'].includes(call)),
      ['C_Login', 'C_SetPIN', 'C_Logout'],
    )
    assert.ok(acceptsUserPin(host, sealName, newPin))
  })

  it('row 17: and does not reach C_SetPIN with a wrong one', async () => {
    const host = current()
    const { id } = await sealToken(host)
    const work = host.tokens.changePin({
      lastTryConfirmed: true,
      token: id,
      pin: utf8('99999999'),
      newPin: utf8(newPin),
    })
    assert.equal(await failureCode(work), 'PIN_INCORRECT')
    assert.equal(calls().includes('C_SetPIN'), false)
  })

  for (const { rv, reason } of [
    { rv: '0x8000000a', reason: 'weak' },
    { rv: '0x8000000b', reason: 'used' },
  ]) {
    it(`row 17: tells apart that the token itself refuses the new PIN (${reason}); the old one stays`, async () => {
      const host = current()
      const { id } = await sealToken(host)
      host.module.misbehave(`C_SetPIN return ${rv}`, `C_InitPIN return ${rv}`)
      const change = { lastTryConfirmed: true, token: id, pin: utf8(userPin), newPin: utf8(newPin) }
      const { code, details } = await failure(host.tokens.changePin(change))
      assert.deepEqual([code, details['reason'], details['ckr']], ['PIN_REFUSED', reason, rv])
      const unblocking = { lastTryConfirmed: true, token: id, soPin: utf8(soPin), newPin: utf8(newPin) }
      assert.equal(await failureCode(host.tokens.unblockPin(unblocking)), 'PIN_REFUSED')
      host.module.misbehave()
      assert.ok(acceptsUserPin(host, sealName, userPin))
    })
  }

  it('one that does not answer them is used by the standard alone', async () => {
    const host = current()
    host.module.misbehave('C_EX_GetTokenInfoExtended return 0x30')
    const token = await sealToken(host)
    assert.equal(token.pin.left, null)
    assert.equal((await host.tokens.details(token.id)).can.choosePinPolicy, false)
  })
})
