/** New PINs that a token refuses for rules of its own, or says that it does. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { failure, sealName, sealToken } from '../../support/seal-token.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'

const newPin = 'n3w-P1N-8'

describe('a token that refuses a new PIN', () => {
  const current = tokenHost()
  beforeEach(() => current().hsm.addToken(sealName))

  const forms = [
    { rv: '0x20', pin: 'n3w-P1N-8', reason: 'digits' },
    { rv: '0xa1', pin: 'n3w-P1N-8', reason: 'digits' },
    { rv: '0xa1', pin: '86420864', reason: 'weak' },
  ]
  for (const { rv, pin, reason } of forms) {
    it(`row 17: a token that answers a new PIN ${pin} with ${rv} is asked for another: ${reason}`, async () => {
      const host = current()
      const token = await sealToken(host)
      host.module.misbehave(`C_SetPIN return ${rv}`, `C_InitPIN return ${rv}`)
      const orders = [
        () => host.tokens.changePin({ lastTryConfirmed: true, token: token.id, pin: utf8(userPin), newPin: utf8(pin) }),
        () =>
          host.tokens.unblockPin({ lastTryConfirmed: true, token: token.id, soPin: utf8(soPin), newPin: utf8(pin) }),
      ]
      for (const order of orders) {
        const { code, details } = await failure(order())
        assert.deepEqual([code, details['reason']], ['PIN_REFUSED', reason])
      }
    })
  }

  it('row 18: a token that cannot set the user PIN and blames its length is not asked for ever', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_InitPIN return 0xa2')
    const order = { lastTryConfirmed: true, token: token.id, soPin: utf8(soPin), newPin: utf8(newPin) }
    assert.deepEqual(await failure(host.tokens.unblockPin(order)), {
      code: 'TOKEN_FAILED',
      details: { reason: 'notSupported' },
    })
  })
})
