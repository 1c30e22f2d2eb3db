/** Initialising, formatting, and changing PINs on SoftHSM2; what came of it is told by pkcs11-tool. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import type { Formatting } from '../../../host/token/token-care.ts'
import { acceptsSoPin, acceptsUserPin, pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { failure, failureCode, loginTo, makeKey, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import { tokenHost, type TokenHost } from '../../support/token-host.ts'

const newPin = 'n3w-P1N-8'
const newSoPin = 'n3w-S0-P1N'

const formatting = (token: string, some: Partial<Formatting> = {}): Formatting => ({
  token,
  soPin: utf8(soPin),
  lastTryConfirmed: true,
  newPin: utf8(newPin),
  label: sealName,
  pinChangeBy: null,
  ...some,
})

const on = ({ id }: TokenForPin) => ({ token: id, lastTryConfirmed: true })

describe('looking after the PINs of a PKCS#11 token', () => {
  const current = tokenHost()
  const count = (name: string): number =>
    current()
      .module.calls()
      .filter(call => call === name).length

  async function blankToken({ tokens }: TokenHost): Promise<TokenForPin> {
    const token = (await tokens.list()).find(({ kind, state }) => kind === 'pkcs11' && state === 'uninitialized')
    assert.ok(token, 'SoftHSM2 has a slot with a token nobody has initialised')
    return token
  }

  it('row 13: initialises a token at its first use', async () => {
    const host = current()
    await host.tokens.initialize(formatting((await blankToken(host)).id))
    const token = await sealToken(host)
    assert.equal(token.state, 'blank')
    assert.notEqual(token.serialNumber, '')
    assert.equal(count('C_Login'), 1, 'the SO, for C_InitPIN')
    assert.equal(await host.tokens.withLogin(loginTo(token, newPin), async () => 'open'), 'open')
    assert.ok(acceptsUserPin(host, sealName, newPin))
    assert.ok(acceptsSoPin(host, sealName, soPin))
  })

  it('row 13: initialises one blank token and leaves the others alone', async () => {
    const host = current()
    host.hsm.addToken('Another')
    await host.tokens.initialize(formatting((await blankToken(host)).id, { label: 'Möhür' }))
    assert.ok(acceptsUserPin(host, 'Another', userPin))
    assert.ok(acceptsUserPin(host, 'Möhür', newPin))
  })

  it('row 13: cuts a label at 32 bytes, between characters', async () => {
    const host = current()
    await host.tokens.initialize(formatting((await blankToken(host)).id, { label: 'Ə'.repeat(15) + 'aбв' }))
    const labels = (await host.tokens.list()).map(({ label }) => label)
    assert.ok(labels.includes('Ə'.repeat(15) + 'a'), labels.join())
  })

  it('rows 13, 23: leaves a token without a name when none was typed, and the others alone', async () => {
    const host = current()
    host.hsm.addToken('Another')
    const { id } = await blankToken(host)
    await host.tokens.initialize(formatting(id, { label: '' }))
    const named = (await host.tokens.list()).filter(({ kind, state }) => kind === 'pkcs11' && state === 'blank')
    assert.deepEqual(named.map(({ label }) => label).toSorted(), ['', 'Another'])
    assert.ok(acceptsUserPin(host, 'Another', userPin))
    const nameless = named.find(({ label }) => label === '')?.id ?? assert.fail()
    await host.tokens.initialize(formatting(nameless, { label: '' }))
    assert.equal((await host.tokens.list()).find(({ id }) => id === nameless)?.label, '')
  })

  describe('that is initialised', () => {
    beforeEach(() => current().hsm.addToken(sealName))

    it('row 21: formats it: its objects are gone, it is the same token with a new label and PIN', async () => {
      const host = current()
      const before = await sealToken(host)
      await signOnce(host, before)
      await host.tokens.initialize(formatting(before.id, { label: 'Fresh' }))
      const after = (await host.tokens.list()).find(({ label }) => label === 'Fresh')
      assert.equal(after?.id, before.id)
      assert.equal(after?.state, 'blank')
      assert.match(pkcs11Tool(host, 'Fresh', '--login', '--pin', newPin, '--list-objects').text, /^(?!.*Key Object)/s)
      assert.equal(acceptsUserPin(host, 'Fresh', userPin), false)
      assert.ok(acceptsUserPin(host, 'Fresh', newPin))
    })

    it('row 21: formats one that has another serial number from then on', async () => {
      const host = current()
      const { id } = await sealToken(host)
      host.module.misbehave('C_GetTokenInfo serial REMADE @made')
      await host.tokens.initialize(formatting(id))
      assert.ok(acceptsUserPin(host, sealName, newPin))
    })

    it('row 22: a wrong SO PIN is PIN_INCORRECT for the SO, tried once, and nothing is lost', async () => {
      const host = current()
      const token = await sealToken(host)
      await signOnce(host, token)
      const orders = [
        () => host.tokens.initialize(formatting(token.id, { soPin: utf8('99999999') })),
        () => host.tokens.unblockPin({ ...on(token), soPin: utf8('99999999'), newPin: utf8(newPin) }),
        () => host.tokens.changeSoPin({ ...on(token), soPin: utf8('99999999'), newSoPin: utf8(newSoPin) }),
      ]
      for (const order of orders) {
        const before = count('C_Login') + count('C_InitToken')
        const { code, details } = await failure(order())
        assert.equal(code, 'PIN_INCORRECT')
        assert.equal(details['role'], 'so')
        assert.equal(count('C_Login') + count('C_InitToken'), before + 1)
      }
      assert.equal((await signOnce(host, token)).length, 1)
    })

    it('row 17: changes the user PIN with one verification of the old one', async () => {
      const host = current()
      const token = await sealToken(host)
      const change = { ...on(token), pin: utf8(userPin), newPin: utf8(newPin) }
      await host.tokens.changePin(change)
      assert.ok(acceptsUserPin(host, sealName, newPin))
      assert.equal(acceptsUserPin(host, sealName, userPin), false)
      assert.deepEqual([count('C_SetPIN'), count('C_Login')], [1, 0])
      assert.ok(
        [...change.pin, ...change.newPin].every(octet => octet === 0),
        'overwritten',
      )
    })

    it('row 17: a wrong old PIN changes nothing and costs one try', async () => {
      const host = current()
      const token = await sealToken(host)
      const work = host.tokens.changePin({ ...on(token), pin: utf8('99999999'), newPin: utf8(newPin) })
      assert.deepEqual(await failure(work), {
        code: 'PIN_INCORRECT',
        details: { ckr: 'CKR_PIN_INCORRECT', call: 'C_SetPIN', tries: 'low' },
      })
      assert.equal(count('C_SetPIN'), 1)
      assert.ok(acceptsUserPin(host, sealName, userPin))
    })

    it("row 17: a new PIN outside of the token's lengths is refused before the token is touched", async () => {
      const host = current()
      const token = await sealToken(host)
      for (const short of ['', '123']) {
        const orders = [
          host.tokens.changePin({ ...on(token), pin: utf8(userPin), newPin: utf8(short) }),
          host.tokens.unblockPin({ ...on(token), soPin: utf8(soPin), newPin: utf8(short) }),
          host.tokens.changeSoPin({ ...on(token), soPin: utf8(soPin), newSoPin: utf8(short) }),
          host.tokens.initialize(formatting(token.id, { newPin: utf8(short) })),
        ]
        for (const order of orders) assert.equal(await failureCode(order), 'PIN_LENGTH')
      }
      assert.deepEqual([count('C_SetPIN'), count('C_Login'), count('C_InitToken')], [0, 0, 0])
    })

    it('row 18: the SO sets a new user PIN, and the objects stay', async () => {
      const host = current()
      const token = await sealToken(host)
      await host.tokens.withLogin(loginTo(token), session => makeKey(session))
      const before = count('C_Login')
      await host.tokens.unblockPin({ ...on(token), soPin: utf8(soPin), newPin: utf8(newPin) })
      assert.equal(count('C_Login'), before + 1)
      assert.ok(acceptsUserPin(host, sealName, newPin))
      assert.equal((await host.tokens.withLogin(loginTo(token, newPin), session => session.keys())).length, 1)
    })

    it('row 19: changes the SO PIN', async () => {
      const host = current()
      const token = await sealToken(host)
      await host.tokens.changeSoPin({ ...on(token), soPin: utf8(soPin), newSoPin: utf8(newSoPin) })
      assert.deepEqual([count('C_Login'), count('C_SetPIN')], [1, 1])
      assert.equal(acceptsSoPin(host, sealName, soPin), false)
      assert.ok(acceptsSoPin(host, sealName, newSoPin))
    })

    it('row 18: a locked SO PIN costs no try', async () => {
      const host = current()
      const token = await sealToken(host)
      host.module.misbehave('C_GetTokenInfo set 0x400000')
      const orders = [
        host.tokens.unblockPin({ ...on(token), soPin: utf8(soPin), newPin: utf8(newPin) }),
        host.tokens.initialize(formatting(token.id)),
      ]
      for (const order of orders) {
        assert.deepEqual(await failure(order), { code: 'PIN_LOCKED', details: { role: 'so' } })
      }
      assert.deepEqual([count('C_Login'), count('C_InitToken')], [0, 0])
    })

    it('row 24: nobody formats a token while it signs', async () => {
      const host = current()
      const token = await sealToken(host)
      const [signatures] = await Promise.all([signOnce(host, token, 3), host.tokens.initialize(formatting(token.id))])
      assert.equal(signatures.length, 3)
      assert.equal((await sealToken(host)).state, 'blank')
      const calls = host.module.calls()
      assert.ok(calls.indexOf('C_InitToken') > calls.lastIndexOf('C_Sign'))
    })

    it('an order that was given up touches nothing', async () => {
      const host = current()
      const order = formatting((await sealToken(host)).id)
      assert.equal(await failureCode(host.tokens.initialize(order, AbortSignal.abort())), 'ABORTED')
      assert.equal(count('C_InitToken'), 0)
    })

    it('R6: a token that goes away between C_InitToken and C_InitPIN can be formatted again', async () => {
      const host = current()
      const token = await sealToken(host)
      for (const call of ['C_Login', 'C_InitPIN']) {
        host.module.misbehave(`${call} return 0x32`)
        assert.equal(await failureCode(host.tokens.initialize(formatting(token.id))), 'TOKEN_REMOVED')
        host.module.misbehave()
        assert.equal((await sealToken(host)).state, 'blank')
      }
      await host.tokens.initialize(formatting(token.id))
      assert.ok(acceptsUserPin(host, sealName, newPin))
    })

    it('R8: a crash in C_InitToken is MODULE_CRASHED, and the next request works', async () => {
      const host = current()
      const token = await sealToken(host)
      host.module.misbehave('C_InitToken segv')
      assert.equal(await failureCode(host.tokens.initialize(formatting(token.id))), 'MODULE_CRASHED')
      host.module.misbehave()
      assert.equal((await signOnce(host, token)).length, 1)
    })

    it('a write-protected token is left alone', async () => {
      const host = current()
      const token = await sealToken(host)
      host.module.misbehave('C_GetTokenInfo set 0x2')
      assert.equal(await failureCode(host.tokens.initialize(formatting(token.id))), 'TOKEN_WRITE_PROTECTED')
      assert.equal(count('C_InitToken'), 0)
    })
  })
})
