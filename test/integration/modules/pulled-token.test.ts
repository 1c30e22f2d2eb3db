/** Modules that call it a general failure when a token was pulled: the fault shim in front of SoftHSM2. */
import assert from 'node:assert/strict'
import { failureCode, loginTo, makeKey, sealName, sealToken, signItems, signOnce } from '../../support/seal-token.ts'
import { tokenHost } from '../../support/token-host.ts'

describe('a general failure of a module', () => {
  const current = tokenHost()
  beforeEach(() => current().hsm.addToken(sealName))

  const faults = [
    { rv: '0x5', there: 'MODULE_FAILED' },
    { rv: '0x30', there: 'TOKEN_FAILED' },
  ]
  for (const { rv, there } of faults) {
    for (const slots of ['empty', 'full']) {
      const code = slots === 'empty' ? 'TOKEN_REMOVED' : there
      it(`R6: ${rv} from C_Sign is ${code} when the slot is ${slots} after it`, async () => {
        const host = current()
        const token = await sealToken(host)
        const signing = host.tokens.withLogin(loginTo(token), async session => {
          const { keyId } = await makeKey(session)
          host.module.misbehave(`C_Sign return ${rv}`, ...(slots === 'empty' ? ['C_GetSlotList empty'] : []))
          return session.sign(keyId, 'ECDSA-SHA256', signItems(1))
        })
        assert.equal(await failureCode(signing), code)
        host.module.misbehave()
        assert.equal((await signOnce(host, token)).length, 1)
      })
    }
  }
})
