/** Tokens whose serial numbers are alike: the two halves of a card with two PINs, the tokens of a TPM, cheap copies. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { acceptsUserPin } from '../../support/pkcs11-tool.ts'
import { failureCode, loginTo, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const twinName = 'Twin'
const twinPin = '86420864'
const oneSerial = 'C_GetTokenInfo serial 0000000000000000'

describe('two tokens with one serial number', () => {
  const current = tokenHost()
  const twin = (): Promise<TokenForPin> =>
    until('the twin is connected', async () => (await current().tokens.list()).find(({ label }) => label === twinName))
  const addTwin = (): void => {
    current().hsm.addToken(twinName, twinPin)
    current().module.misbehave(oneSerial)
  }

  beforeEach(() => {
    current().hsm.addToken(sealName)
    current().module.misbehave(oneSerial)
  })

  it('are two: each is read, logged in and written by itself', async () => {
    const host = current()
    addTwin()
    const [first, second] = [await sealToken(host), await twin()]
    assert.equal(first.serialNumber, second.serialNumber)
    await signOnce(host, first)
    assert.equal((await host.tokens.contents(first.id)).keys.length, 1)
    assert.equal((await host.tokens.contents(second.id)).keys.length, 0)
    assert.equal((await host.tokens.details(second.id)).summary.label, twinName)
    const opened = await host.tokens.withLogin(loginTo(second, twinPin), async session => session.keys())
    assert.deepEqual(opened, [])
  })

  it('are formatted one by one: the one that was meant is empty, the other as before', async () => {
    const host = current()
    addTwin()
    const [first, second] = [await sealToken(host), await twin()]
    await signOnce(host, first)
    const order = {
      lastTryConfirmed: true,
      token: second.id,
      soPin: utf8(soPin),
      newPin: utf8('97531975'),
      label: 'Fresh',
      pinChangeBy: null,
    }
    await host.tokens.initialize(order)
    assert.equal((await signOnce(host, await sealToken(host))).length, 1)
    assert.ok(acceptsUserPin(host, sealName, userPin))
    assert.ok(acceptsUserPin(host, 'Fresh', '97531975'))
    assert.equal(acceptsUserPin(host, twinName, twinPin), false)
  })

  it('what was agreed to while one was alone is done to neither when the second is there', async () => {
    const host = current()
    const alone = await sealToken(host)
    addTwin()
    const second = await twin()
    assert.equal(new Set([alone.id, (await sealToken(host)).id, second.id]).size, 3)
    const nothing = async (): Promise<void> => {}
    assert.equal(await failureCode(host.tokens.withLogin(loginTo(alone), nothing)), 'TOKEN_CHANGED')
    host.hsm.removeToken(sealName)
    await until('the first is gone', async () => (await host.tokens.list()).every(({ label }) => label !== sealName))
    assert.equal((await twin()).id, second.id)
    assert.match(await failureCode(host.tokens.withLogin(loginTo(alone), nothing)), /^TOKEN_(CHANGED|REMOVED)$/)
    assert.ok(acceptsUserPin(host, twinName, twinPin))
    assert.equal(host.module.calls().includes('C_Login'), false, 'no PIN was presented to anybody')
  })
})
