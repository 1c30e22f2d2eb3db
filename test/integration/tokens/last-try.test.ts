/** The last try of a PIN: whatever was known when the person was asked, the token is asked again before it is spent. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { changeTokenFile } from '../../../host/software/token-file.ts'
import { failure, failureCode, loginTo, sealName, sealToken } from '../../support/seal-token.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import { softwareToken, testPin } from '../../support/software-token.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { tokenHost } from '../../support/token-host.ts'

const newPin = 'n3w-P1N-8'

describe('the last try of a PIN', () => {
  const current = tokenHost()
  const here = temporaryFolder()
  const nothing = async (): Promise<void> => {}
  const count = (name: string): number =>
    current()
      .module.calls()
      .filter(call => call === name).length

  beforeEach(() => current().hsm.addToken(sealName))

  it('R11: costs no try when one is left by now and nobody agreed to it, whatever was seen before', async () => {
    const host = current()
    const token = await sealToken(host)
    assert.equal(token.pin.tries, 'unknown')
    host.module.misbehave('C_GetTokenInfo set 0x20000')
    const unaware = { ...loginTo(token), lastTryConfirmed: false }
    assert.equal(await failureCode(host.tokens.withLogin(unaware, nothing)), 'PIN_LAST_TRY')
    assert.equal(count('C_Login'), 0)
    await host.tokens.withLogin(loginTo(token), nothing)
    assert.equal(count('C_Login'), 1)
  })

  it('R11: the last try of a PIN is not spent by any change that nobody agreed to it for', async () => {
    const host = current()
    const token = await sealToken(host)
    // The final try of the user's and of the SO's.
    host.module.misbehave('C_GetTokenInfo set 0x220000')
    const old = { lastTryConfirmed: false, token: token.id, newPin: utf8(newPin) }
    const orders = [
      () => host.tokens.initialize({ ...old, soPin: utf8(soPin), label: sealName, pinChangeBy: null }),
      () => host.tokens.changePin({ ...old, pin: utf8(userPin) }),
      () => host.tokens.unblockPin({ ...old, soPin: utf8(soPin) }),
      () => host.tokens.changeSoPin({ ...old, soPin: utf8(soPin), newSoPin: utf8(newPin) }),
    ]
    for (const order of orders) assert.equal((await failure(order())).code, 'PIN_LAST_TRY')
    assert.deepEqual([count('C_Login'), count('C_InitToken'), count('C_SetPIN')], [0, 0, 0])
  })

  it('R11: the software token counts no try when one is left and nobody agreed to it', async () => {
    const token = softwareToken(here())
    await token.login(testPin, true)
    changeTokenFile(token.folder, file => ({ ...file, wrong: 9 }))
    const unaware = { token: (await token.state()).id, pin: utf8(testPin), lastTryConfirmed: false, setPin: false }
    await assert.rejects(token.module.login(unaware), { code: 'PIN_LAST_TRY' })
    assert.equal((await token.state()).pin.left, 1)
    await token.login()
    assert.equal((await token.state()).pin.left, 10)
  })
})
