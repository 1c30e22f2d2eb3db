/** Tokens that come and go, and faults of a token in the middle of the work. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import {
  failure,
  failureCode,
  loginTo,
  makeKey,
  sealName,
  sealToken,
  signItems,
  signOnce,
} from '../../support/seal-token.ts'
import { tokenHost } from '../../support/token-host.ts'

describe('a token that goes away', () => {
  const current = tokenHost()
  const nothing = async (): Promise<void> => {}

  beforeEach(() => current().hsm.addToken(sealName))

  const calls = [
    'C_GetTokenInfo',
    'C_OpenSession',
    'C_Login',
    'C_FindObjectsInit',
    'C_FindObjects',
    'C_GetAttributeValue',
    'C_GenerateKeyPair',
    'C_SignInit',
    'C_Sign',
  ]
  for (const call of calls) {
    it(`R6: is TOKEN_REMOVED when ${call} says so, and the next request works`, async () => {
      const host = current()
      const token = await sealToken(host)
      await signOnce(host, token)
      for (const rv of ['0x32', '0xe0', '0xb3']) {
        host.module.misbehave(`${call} return ${rv}`)
        const work = host.tokens.withLogin(loginTo(token), async session => {
          const { keyId } = await makeKey(session)
          await session.keys()
          return session.sign(keyId, 'ECDSA-SHA256', signItems(1))
        })
        assert.equal(await failureCode(work), 'TOKEN_REMOVED', rv)
        host.module.misbehave()
        assert.equal((await signOnce(host, token)).length, 1)
      }
    })
  }

  it('R6: does not stop the end of a login whose work is done', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Logout return 0x32', 'C_CloseSession return 0xb3')
    assert.equal((await signOnce(host, token)).length, 1)
  })

  it('R6: is not listed while its slot is empty, and is again after', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_GetSlotList empty')
    assert.deepEqual(
      (await host.tokens.list()).filter(({ kind }) => kind === 'pkcs11'),
      [],
    )
    assert.equal(await failureCode(host.tokens.contents(token.id)), 'TOKEN_REMOVED')
    assert.equal(await failureCode(host.tokens.withLogin(loginTo(token), nothing)), 'TOKEN_REMOVED')
    host.module.misbehave()
    assert.equal((await sealToken(host)).id, token.id)
  })

  it('R6: a token that another program removed is missed, and one that it made is seen, within 2 s', async () => {
    const host = current()
    const token = await sealToken(host)
    host.hsm.addToken('Another')
    host.hsm.removeToken(sealName)
    await delay(1_100)
    const labels = (await host.tokens.list()).map(({ label }) => label)
    assert.ok(labels.includes('Another'))
    assert.equal(labels.includes(sealName), false)
    assert.match(await failureCode(host.tokens.withLogin(loginTo(token), nothing)), /TOKEN_(REMOVED|CHANGED)/)
  })

  it('R7: two tokens with one label are two', async () => {
    const host = current()
    host.hsm.addToken(sealName)
    const both = (await host.tokens.list()).filter(({ label }) => label === sealName)
    assert.equal(new Set(both.map(({ id }) => id)).size, 2)
    const [first, second] = both
    assert.ok(first && second)
    await signOnce(host, first)
    assert.equal((await host.tokens.contents(first.id)).keys.length, 1)
    assert.equal((await host.tokens.contents(second.id)).keys.length, 0)
  })

  it('a fault in the middle of a chunk: what was signed goes nowhere, and the journal says so', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Sign return 0x30 @3')
    assert.deepEqual(await failure(signOnce(host, token, 4)), {
      code: 'TOKEN_FAILED',
      details: { ckr: 'CKR_DEVICE_ERROR', call: 'C_Sign' },
    })
    const stages = host.journal().map(({ stage, document }) => `${stage} ${document}`)
    assert.deepEqual(stages.slice(0, 4), ['failed 3', 'failed 2', 'undelivered 1', 'undelivered 0'])
    assert.equal(stages.length, 8)
  })

  it('a full token is TOKEN_FULL, a slow one is waited for', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_GenerateKeyPair delay 6000', 'C_GenerateKeyPair return 0x31')
    const making = failureCode(host.tokens.withLogin(loginTo(token), session => makeKey(session)))
    await delay(500)
    const began = performance.now()
    assert.equal((await sealToken(host)).id, token.id, 'the list is answered meanwhile')
    assert.ok(performance.now() - began < 4_000)
    assert.equal(await making, 'TOKEN_FULL')
  })
})
