/** The native port when it fails us, and what is kept for it: no request waits for ever, no number is kept for ever. */
import assert from 'node:assert/strict'
import { openHostLink, rememberedChannels } from '../../../extension/background/host-link.ts'
import type { Port } from '../../../extension/browser-api.ts'
import { fakeBrowser } from './fake-browser.ts'
import { goodHello } from './scripted-host.ts'
import { token } from './questions.ts'
import { makeWorld, settle } from './world.ts'

describe('the port to the host', () => {
  it('is closed when it does not take a message, so that no request waits for an answer to what was never said', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    const { runtime } = world.browser
    const connect = runtime.connectNative.bind(runtime)
    let deaf = false
    runtime.connectNative = name => {
      const port = connect(name)
      const post = port.postMessage.bind(port)
      port.postMessage = message => {
        if (deaf) throw new Error('Message length exceeded maximum allowed length.')
        post(message)
      }
      return port
    }
    const beside = world.page('watchTokens')
    await world.host.hear('open')
    deaf = true
    assert.deepEqual(await Promise.all([world.page('listTokens').code, beside.code]), ['HOST_LOST', 'HOST_LOST'])
    deaf = false
    world.page('listTokens')
    await world.host.hear('open', 2)
    assert.equal(world.host.starts, 2)
  })

  it('knows the channels that were cancelled of late, and not all there ever were', async () => {
    const browser = fakeBrowser(port => {
      host = port
      host.postMessage(goodHello)
    })
    let host: Port | null = null
    let gone = 0
    const link = openHostLink(browser, () => gone++)
    const { open } = await link.ready()
    const unused = (): never => assert.fail('nobody waits for it')
    const events = {
      ask: unused,
      read: unused,
      consult: unused,
      progress: unused,
      delivery: unused,
      result: unused,
      error: unused,
    }
    for (let channel = 1; channel <= rememberedChannels + 1; channel++) {
      open({ operation: 'listTokens', origin: null, params: {} }, events).cancel()
    }
    const say = async (channel: number): Promise<void> => {
      host?.postMessage({ channel, result: [] })
      await settle()
    }
    await say(2)
    await say(rememberedChannels + 1)
    assert.equal(gone, 0)
    await say(1)
    assert.equal(gone, 1)
  })

  it('is closed when the host asks another question than its operation may, though it has the same shape', async () => {
    const world = makeWorld()
    const call = world.own('readPrivateObjects', { token: token.id })
    const { channel } = await world.host.hear('open')
    const ask = { number: 1, version: 1, prompt: 'exportKeyFile', question: { token, problem: null } }
    world.host.say({ channel, ask })
    assert.equal(await call.code, 'HOST_MISBEHAVED')
  })
})
