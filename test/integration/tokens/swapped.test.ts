/** Another token in the place of the one that was meant, at the last moment: looked for right before a PIN and a signature. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { failureCode, loginTo, makeKey, sealName, sealToken, signItems, signOnce } from '../../support/seal-token.ts'
import { soPin } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'

const another = 'C_GetTokenInfo serial 9999'

describe('a token that was changed for another', () => {
  const current = tokenHost()
  const made = (name: string): number =>
    current()
      .module.calls()
      .filter(call => call === name).length

  beforeEach(() => current().hsm.addToken(sealName))

  it('T32: gets no PIN, though it is changed between the session and the login', async () => {
    const host = current()
    const token = await sealToken(host)
    await host.tokens.withLogin(loginTo(token), async () => {})
    const before = made('C_GetTokenInfo')
    await host.tokens.withLogin(loginTo(token), async () => {})
    const [after, logins] = [made('C_GetTokenInfo'), made('C_Login')]
    // The last look of the next login, as of this one, is right before C_Login.
    host.module.misbehave(`${another} @${after + (after - before)}`)
    assert.equal(await failureCode(host.tokens.withLogin(loginTo(token), async () => {})), 'TOKEN_CHANGED')
    assert.equal(made('C_Login'), logins)
    const { calls } = host.module
    assert.ok(calls().lastIndexOf('C_OpenSession') > calls().lastIndexOf('C_Login'), 'the session was open')
    host.module.misbehave()
    assert.equal((await signOnce(host, token)).length, 1)
  })

  it('T32: signs nothing, though it is changed between the login and the signature', async () => {
    const host = current()
    const token = await sealToken(host)
    const work = host.tokens.withLogin(loginTo(token), async session => {
      const { keyId } = await makeKey(session)
      host.module.misbehave(another)
      return session.sign(keyId, 'ECDSA-SHA256', signItems(1))
    })
    assert.equal(await failureCode(work), 'TOKEN_CHANGED')
    assert.equal(made('C_SignInit'), 0)
    assert.deepEqual(host.journal(), [], 'nothing was to be written down')
    host.module.misbehave()
    assert.equal((await signOnce(host, token)).length, 1)
  })

  it('T32: gets no PIN, though it is changed between the formatting and the login after it', async () => {
    const host = current()
    const { id } = await sealToken(host)
    host.module.misbehave('C_GetTokenInfo maker Other @made')
    const order = {
      token: id,
      soPin: utf8(soPin),
      lastTryConfirmed: true,
      newPin: utf8('n3w-P1N-8'),
      pinChangeBy: null,
    }
    assert.equal(await failureCode(host.tokens.initialize({ ...order, label: sealName })), 'TOKEN_CHANGED')
    assert.deepEqual([made('C_InitToken'), made('C_Login')], [1, 0])
  })
})
