/** Readers and tokens as the person sees them, beside what pkcs11-tool says of them. */
import assert from 'node:assert/strict'
import { slotDetails, tokenDetails } from '../../../shared/token-details.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { tokenHost } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

describe('looking at a PKCS#11 token', () => {
  const current = tokenHost()
  beforeEach(() => current().hsm.addToken(sealName))

  it('row 1: shows every reader, with and without a token', async () => {
    const host = current()
    const pkcs11 = async () => (await host.tokens.slots()).filter(({ module }) => module === host.module.path)
    const full = await pkcs11()
    assert.deepEqual(
      full.map(slot => slotDetails.parse(slot).token?.state),
      ['blank', 'uninitialized'],
    )
    host.module.misbehave('C_GetSlotList absent')
    const empty = await until('empty readers', async () => {
      const slots = await pkcs11()
      return slots.every(({ token }) => token === null) ? slots : null
    })
    assert.equal(empty.length, 2)
  })

  it('row 2: slot details with flags by name', async () => {
    const [slot] = await current().tokens.slots()
    assert.match(slot?.description ?? '', /^SoftHSM slot ID 0x/)
    assert.equal(slot?.manufacturer, 'SoftHSM project')
    assert.deepEqual(slot?.flags, ['CKF_TOKEN_PRESENT', 'CKF_REMOVABLE_DEVICE'])
    assert.deepEqual([slot?.hardwareVersion, slot?.firmwareVersion], ['2.6', '2.6'])
  })

  it('row 3: token details with flags by name', async () => {
    const host = current()
    const { id, serialNumber } = await sealToken(host)
    const details = tokenDetails.parse(await host.tokens.details(id))
    assert.equal(details.summary.serialNumber, serialNumber)
    assert.equal(details.family, 'SoftHSM2')
    const tool = pkcs11Tool(host, sealName, '--list-token-slots').text
    assert.ok(tool.includes(serialNumber))
    assert.match(tool, /login required, rng, token initialized, PIN initialized/)
    const flags = ['CKF_RNG', 'CKF_LOGIN_REQUIRED', 'CKF_USER_PIN_INITIALIZED', 'CKF_TOKEN_INITIALIZED']
    for (const flag of flags) assert.ok(details.flags.includes(flag), flag)
  })

  it('row 3: mechanisms by name, as many as others see', async () => {
    const host = current()
    const { mechanisms } = await host.tokens.details((await sealToken(host)).id)
    const listed = pkcs11Tool(host, sealName, '--list-mechanisms').text.match(/^ {2}\S+/gm) ?? []
    assert.equal(mechanisms.length, listed.length)
    for (const name of ['CKM_RSA_PKCS', 'CKM_ECDSA', 'CKM_EC_KEY_PAIR_GEN', 'CKM_AES_KEY_GEN']) {
      assert.ok(mechanisms.includes(name), name)
    }
  })

  it('row 4: the least and greatest length of a PIN', async () => {
    const { userPin } = await current().tokens.details((await sealToken(current())).id)
    assert.deepEqual([userPin.minLength, userPin.maxLength], [4, 255])
  })

  it('row 5: memory that the token does not tell is not available, not a number', async () => {
    const { memory } = await current().tokens.details((await sealToken(current())).id)
    assert.deepEqual(memory, { totalPublic: null, freePublic: null, totalPrivate: null, freePrivate: null })
  })

  it('row 8: an empty token is known by its objects, not by its label', async () => {
    const host = current()
    assert.equal((await sealToken(host)).state, 'blank')
    await signOnce(host, await sealToken(host))
    assert.equal((await sealToken(host)).state, 'ready')
  })

  it('row 20: without the function of a vendor it says that it cannot be renamed', async () => {
    const { can } = await current().tokens.details((await sealToken(current())).id)
    assert.deepEqual(can, {
      initialize: true,
      rename: false,
      unblock: true,
      changeSoPin: true,
      choosePinPolicy: false,
      secretKeys: true,
      dataObjects: true,
      importKeyFile: false,
    })
  })

  it('row 27: says that tries of either PIN were lost', async () => {
    const host = current()
    const { id } = await sealToken(host)
    host.module.misbehave('C_GetTokenInfo set 0x220000')
    const { userPin, soPin } = await host.tokens.details(id)
    assert.deepEqual([userPin.tries, soPin?.tries], ['final', 'final'])
  })

  it('row 26: nothing that is looked at tries a PIN', async () => {
    const host = current()
    const { id } = await sealToken(host)
    await Promise.all([host.tokens.slots(), host.tokens.details(id), host.tokens.objects(id)])
    const tried = host.module.calls().filter(call => /PIN|C_Login|InitToken/.test(call))
    assert.deepEqual(tried, [])
  })

  it('a module that was set aside works again when it is let in', async () => {
    const host = current()
    const { path } = host.module
    host.module.misbehave('C_GetSlotList segv')
    for (let time = 0; time < 3; time++) await host.tokens.modules()
    host.module.misbehave()
    assert.equal((await host.tokens.modules())[0]?.problem?.code, 'MODULE_SET_ASIDE')
    assert.equal((await host.tokens.readmitModule(path)).problem, null)
    assert.ok(await sealToken(host))
    await assert.rejects(host.tokens.readmitModule('/nowhere.so'), { code: 'MODULE_NOT_FOUND' })
  })
})
