/** What a token process does when its host is gone: what was begun and changes the token is finished, then it ends. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { TokensOptions } from '../../../host/tokens/module-processes.ts'
import type { TokenSession } from '../../../host/token/token.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { someOf } from '../../support/endurance.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { loginTo, makeKey, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { slowness } from '../../support/slowness.ts'
import { smallProgram } from '../../support/small-program.ts'
import { userPin } from '../../support/soft-hsm.ts'
import { builtHostEntry, tokenHost } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

describe('a token process whose host is gone', () => {
  const current = tokenHost()
  const parent = smallProgram(new URL('../../support/token-parent.ts', import.meta.url).pathname)
  beforeEach(() => current().hsm.addToken(sealName))

  const stages = (): string[] =>
    current()
      .journal()
      .map(({ stage }) => stage)
  const called = (call: string): boolean => current().module.calls().includes(call)
  const noneLeft = (): Promise<boolean> => until('no process left', () => current().processes().length === 0, 9_000)

  const isWriting = (call: string): boolean => /Generate|Create|Destroy|Logout/.test(call)
  const objects = (): string[] =>
    pkcs11Tool(current(), sealName, '--list-objects', '--login', '--pin', userPin)
      .text.split('\n')
      .filter(line => /Object/.test(line))

  /** Starts a host that signs twice and kills it when the module was called so. */
  async function killHostDuring(call: string): Promise<void> {
    const { dataFolder, env, module } = current()
    const options: TokensOptions = {
      dataFolder,
      env,
      entry: [await builtHostEntry()],
      builtIn: [{ name: 'Faulty', path: module.path }],
    }
    const child = parent.start([JSON.stringify({ options, pin: userPin, count: 2 })])
    const ended = once(child, 'exit')
    await until(call, () => called(call))
    child.kill('SIGKILL')
    await ended
  }

  it('R2, R29: finishes two slow signatures, journals them and ends', async () => {
    current().module.misbehave('C_Sign delay 1000')
    await killHostDuring('C_Sign')
    assert.deepEqual(stages(), ['signing', 'signing'])
    assert.equal(current().processes().length > 0, true, 'it is still at work')
    await noneLeft()
    assert.deepEqual(stages(), ['signed', 'signed', 'signing', 'signing'])
    const calls = current().module.calls()
    assert.equal(calls.filter(call => call === 'C_Sign').length, 2)
    assert.deepEqual(calls.slice(-3), ['C_Logout', 'C_CloseSession', 'C_Finalize'])
  })

  it('R2: journals the fault that came after the host was gone', async () => {
    current().module.misbehave('C_Sign delay 500', 'C_Sign return 0x32')
    await killHostDuring('C_Sign')
    await noneLeft()
    assert.deepEqual(stages(), ['failed', 'failed', 'signing', 'signing'])
  })

  it('R3, R29: makes a key pair to the end, removes it since nobody waits for its request, and ends', async () => {
    current().module.misbehave('C_GenerateKeyPair delay 3000')
    await killHostDuring('C_GenerateKeyPair')
    await noneLeft()
    const calls = current().module.calls()
    assert.deepEqual(calls.slice(calls.indexOf('C_GenerateKeyPair')).filter(isWriting), [
      'C_GenerateKeyPair',
      'C_DestroyObject',
      'C_DestroyObject',
      'C_Logout',
    ])
    assert.ok(current().module.answers().includes('C_GenerateKeyPair 0x0'))
    assert.deepEqual(objects(), [])
  })

  for (const call of someOf(['C_FindObjects', 'C_Logout'], 1)) {
    it(`R9: ends although the module hangs in ${call}, at the deadline of such calls`, async () => {
      current().module.misbehave(`${call} hang`)
      await killHostDuring(call)
      assert.equal(current().processes().length > 0, true)
      await until('no process left', () => current().processes().length === 0, 7_000)
    })
  }

  it('R9: ends although the module hangs in C_Finalize after the host was gone', async () => {
    current().module.misbehave('C_Sign delay 500', 'C_Finalize hang')
    await killHostDuring('C_Sign')
    await until('no process left', () => current().processes().length === 0, 7_000)
    assert.equal(stages()[0], 'signed')
  })

  const writing: Record<string, (session: TokenSession) => Promise<unknown>> = {
    C_Login: session => session.keys(),
    C_CreateObject: session =>
      session.createDataObject({ label: 'note', application: '', value: utf8('note'), private: true }),
    C_DestroyObject: async session => {
      const { keyId } = await makeKey(session)
      await session.destroyKeyPair(keyId)
    },
    C_GenerateKey: session => session.createSecretKey({ label: 'secret', bits: 256 }),
  }
  for (const [call, work] of someOf(Object.entries(writing), 2)) {
    it(`T49: what writes or logs in is not broken off in ${call}`, async () => {
      const host = current()
      const token = await sealToken(host)
      host.module.misbehave(`${call} delay 3000`)
      const done = host.tokens.withLogin(loginTo(token), work).catch(() => 'closed')
      await until(call, () => called(call))
      const began = performance.now()
      await host.tokens.close()
      assert.ok(performance.now() - began < 1_000 * slowness())
      assert.equal(await done, 'closed')
      assert.equal(host.processes().length, 1, 'it is still at work')
      await noneLeft()
      assert.ok(host.module.answers().includes(`${call} 0x0`), host.module.answers().join())
      assert.deepEqual(host.module.calls().slice(-3), ['C_Logout', 'C_CloseSession', 'C_Finalize'])
    })
  }

  it('a call that must be finished and hangs is ended at its own deadline, though the host lives', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_Logout hang')
    const done = host.tokens.withLogin(loginTo(token), session => session.keys()).catch(() => 'closed')
    await until('C_Logout', () => called('C_Logout'))
    await host.tokens.close()
    await done
    assert.equal(host.processes().length, 1)
    await until('no process left', () => host.processes().length === 0, 12_000)
  })

  it('closing does not wait for signatures, and they are journalled all the same', async () => {
    const host = current()
    const token = await sealToken(host)
    await host.tokens.withLogin(loginTo(token), session => makeKey(session))
    host.module.misbehave('C_Sign delay 4000')
    const signing = signOnce(host, token).catch(() => 'closed')
    await until('C_Sign', () => called('C_Sign'))
    const began = performance.now()
    await host.tokens.close()
    assert.ok(performance.now() - began < 2_000)
    assert.equal(await signing, 'closed')
    await delay(100)
    assert.deepEqual(stages(), ['signing'])
    await noneLeft()
    assert.deepEqual(stages(), ['signed', 'signing'])
  })
})
