/** Modules that crash, hang or leave take down their own process and nothing else. */
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { failure, failureCode, loginTo, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { tokenHost } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

describe('a module that crashes or hangs', () => {
  const current = tokenHost()
  beforeEach(() => current().hsm.addToken(sealName))

  for (const call of ['C_Initialize', 'C_GetSlotList', 'C_Login', 'C_GenerateKeyPair', 'C_SignInit', 'C_Sign']) {
    for (const fault of ['segv', 'abort', 'exit']) {
      it(`R8: ${fault} in ${call} is MODULE_CRASHED, and the next request works`, async () => {
        const host = current()
        const token = await sealToken(host)
        await host.endProcesses()
        host.module.misbehave(`${call} ${fault}`)
        const { code, details } = await failure(signOnce(host, token))
        assert.equal(code, 'MODULE_CRASHED')
        assert.equal(details['module'], host.module.path)
        host.module.misbehave()
        assert.equal((await signOnce(host, token)).length, 1)
      })
    }
  }

  it('R8: a crash while logging out does not undo what was done', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Logout segv')
    assert.equal((await signOnce(host, token)).length, 1)
    host.module.misbehave()
    assert.equal((await signOnce(host, token)).length, 1)
  })

  it('R8: other modules are listed while one crashes, and its state says so', async () => {
    const host = current()
    host.module.misbehave('C_GetInfo abort')
    const [state] = await host.tokens.modules()
    assert.deepEqual(state?.problem, {
      code: 'MODULE_CRASHED',
      details: { module: host.module.path, exit: 'SIGABRT' },
    })
    host.module.misbehave('C_GetSlotList segv')
    assert.deepEqual(
      (await host.tokens.list()).map(({ kind }) => kind),
      ['software'],
    )
  })

  it('R8: is set aside after three crashes', async () => {
    const host = current()
    host.module.misbehave('C_GetSlotList segv')
    const codes = []
    for (let time = 0; time < 4; time++) codes.push((await host.tokens.modules())[0]?.problem?.code)
    assert.deepEqual(codes, ['MODULE_CRASHED', 'MODULE_CRASHED', 'MODULE_CRASHED', 'MODULE_SET_ASIDE'])
    host.module.misbehave()
    assert.equal((await host.tokens.modules())[0]?.problem?.code, 'MODULE_SET_ASIDE')
    assert.deepEqual(host.processes(), [])
  })

  it('R9: a hang is ended at its deadline as MODULE_HANGS, and the next request works', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_FindObjects hang')
    const began = performance.now()
    assert.equal(await failureCode(host.tokens.contents(token.id)), 'MODULE_HANGS')
    assert.ok(Math.abs(performance.now() - began - 5_000) < 1_500)
    host.module.misbehave()
    assert.equal((await signOnce(host, token)).length, 1)
  }).slow(8_000)

  it('a contents call that is slow in many small steps is no hang', async () => {
    const host = current()
    const token = await sealToken(host)
    await signOnce(host, token)
    host.module.misbehave('C_GetAttributeValue delay 700')
    assert.equal((await host.tokens.contents(token.id)).keys.length, 1)
  }).slow(15_000)

  it('R9: a module that hangs in C_Finalize does not keep the host from ending', async () => {
    const host = current()
    await sealToken(host)
    host.module.misbehave('C_Finalize hang')
    const began = performance.now()
    await host.tokens.close()
    assert.ok(performance.now() - began < 4_000)
    // Its own watch ends it, at the deadline of such calls.
    await until('no process left', () => host.processes().length === 0, 7_000)
  })

  it('a module that fails as a whole starts afresh in a new process', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Initialize return 0x5')
    await delay(1_100)
    assert.deepEqual(await failure(host.tokens.withLogin(loginTo(token), async () => {})), {
      code: 'MODULE_FAILED',
      details: { ckr: 'CKR_GENERAL_ERROR', call: 'C_Initialize' },
    })
    host.module.misbehave()
    assert.equal((await signOnce(host, token)).length, 1)
  })

  it('T10: a token process starts as a Node in which no text can name a prototype', async () => {
    const host = current()
    await sealToken(host)
    const [line, ...others] = host.processes()
    assert.ok(line?.includes(' --disable-proto=delete '), line)
    assert.deepEqual(others, [])
  })
})
