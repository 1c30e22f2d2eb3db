/** PINs: one C_Login for each that was typed, whatever comes of it. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { failure, failureCode, loginTo, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { tokenHost } from '../../support/token-host.ts'

/** A program that has the library open until it is ended. */
const opensLibrary = `require('koffi').load(process.argv[1]); console.log('open'); setInterval(() => {}, 1000)`

describe('the login to a PKCS#11 token', () => {
  const current = tokenHost()
  const logins = (): number =>
    current()
      .module.calls()
      .filter(call => call === 'C_Login').length
  const nothing = async (): Promise<void> => {}

  beforeEach(() => current().hsm.addToken(sealName))

  it('R11: a wrong PIN is tried once, and the right one works after it', async () => {
    const host = current()
    const token = await sealToken(host)
    const { code, details } = await failure(host.tokens.withLogin(loginTo(token, '99999999'), nothing))
    assert.equal(code, 'PIN_INCORRECT')
    assert.deepEqual(details, { ckr: 'CKR_PIN_INCORRECT', call: 'C_Login', tries: 'low' })
    assert.equal(logins(), 1)
    assert.equal((await signOnce(host, token)).length, 1)
    assert.equal(logins(), 2)
  })

  const flags = [
    { flag: '0x10000', tries: 'low', state: 'blank' },
    { flag: '0x20000', tries: 'final', state: 'blank' },
    { flag: '0x40000', tries: 'locked', state: 'locked' },
  ]
  for (const { flag, tries, state } of flags) {
    it(`R11: tells before the first try that they are ${tries}`, async () => {
      const host = current()
      host.module.misbehave(`C_GetTokenInfo set ${flag}`)
      const token = await sealToken(host)
      assert.equal(token.pin.tries, tries)
      assert.equal(token.state, state)
    })
  }

  it('R11: a locked PIN costs no C_Login', async () => {
    const host = current()
    host.module.misbehave('C_GetTokenInfo set 0x40000')
    assert.equal(await failureCode(host.tokens.withLogin(loginTo(await sealToken(host)), nothing)), 'PIN_LOCKED')
    assert.equal(logins(), 0)
  })

  it('R11: a wrong PIN says that the next try is the last', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_GetTokenInfo set 0x20000')
    const { code, details } = await failure(host.tokens.withLogin(loginTo(token, '99999999'), nothing))
    assert.equal(code, 'PIN_INCORRECT')
    assert.equal(details['tries'], 'final')
  })

  const answers = [
    { rv: '0xa0', code: 'PIN_INCORRECT' },
    { rv: '0xa2', code: 'PIN_LENGTH' },
    { rv: '0xa3', code: 'PIN_EXPIRED' },
    { rv: '0xa4', code: 'PIN_LOCKED' },
    { rv: '0x102', code: 'PIN_NOT_SET' },
    { rv: '0x104', code: 'TOKEN_BUSY' },
    { rv: '0x5', code: 'MODULE_FAILED' },
    { rv: '0x80000065', code: 'MODULE_FAILED' },
  ]
  for (const { rv, code } of answers) {
    it(`R11: C_Login that answers ${rv} is ${code}, once`, async () => {
      const host = current()
      const token = await sealToken(host)
      host.module.misbehave(`C_Login return ${rv}`)
      assert.equal(await failureCode(host.tokens.withLogin(loginTo(token), nothing)), code)
      assert.equal(logins(), 1)
      host.module.misbehave()
      assert.equal((await signOnce(host, token)).length, 1)
    })
  }

  it('row 25: a token in use names the programs that have its driver open', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Login return 0x104')
    const alone = await failure(host.tokens.withLogin(loginTo(token), nothing))
    assert.deepEqual([alone.code, alone.details['programs']], ['TOKEN_BUSY', undefined])
    const holder = spawn(process.execPath, ['-e', opensLibrary, host.module.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      await once(holder.stdout, 'data')
      const { code, details } = await failure(host.tokens.withLogin(loginTo(token), nothing))
      assert.deepEqual([code, details['programs']], ['TOKEN_BUSY', 'node'])
    } finally {
      holder.kill('SIGKILL')
      await once(holder, 'exit')
    }
  })

  it('T31: what another login left open is closed, and nothing is signed with it', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Login after 0x100')
    assert.equal(await failureCode(signOnce(host, token)), 'TOKEN_BUSY')
    const calls = host.module.calls()
    assert.equal(calls.includes('C_SignInit'), false)
    assert.ok(calls.lastIndexOf('C_Logout') > calls.lastIndexOf('C_Login'))
  })

  it('T31: a login that the module does not end is ended with its process', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Logout return 0x30', 'C_CloseSession return 0x30', 'C_Finalize return 0x5')
    assert.equal((await signOnce(host, token)).length, 1)
    host.module.misbehave()
    for (let time = 0; time < 2; time++) assert.equal((await signOnce(host, token)).length, 1)
    assert.equal(logins(), 3)
    assert.equal((await host.tokens.modules())[0]?.problem, null)
  })

  it('a token without a pad is not asked to wait for one', async () => {
    const host = current()
    const token = await sealToken(host)
    const work = host.tokens.withLogin({ token: token.id, pin: null, lastTryConfirmed: true, setPin: false }, nothing)
    assert.deepEqual(await failure(work), { code: 'TOKEN_FAILED', details: { reason: 'noPinPad' } })
    assert.equal(await failureCode(host.tokens.withLogin(loginTo(token, ''), nothing)), 'PIN_LENGTH')
    assert.equal(logins(), 0)
  })

  it('two logins to one token take turns', async () => {
    const host = current()
    const token = await sealToken(host)
    await signOnce(host, token)
    const results = await Promise.all([signOnce(host, token, 3), signOnce(host, token, 2)])
    assert.deepEqual(
      results.map(({ length }) => length),
      [3, 2],
    )
    const order = host.module.calls().filter(call => ['C_Login', 'C_Logout'].includes(call))
    assert.deepEqual(order, ['C_Login', 'C_Logout', 'C_Login', 'C_Logout', 'C_Login', 'C_Logout'])
  })

  it('does not log in for a request that was given up', async () => {
    const host = current()
    const login = loginTo(await sealToken(host))
    assert.equal(await failureCode(host.tokens.withLogin(login, nothing, AbortSignal.abort())), 'ABORTED')
    assert.equal(logins(), 0)
  })
})
