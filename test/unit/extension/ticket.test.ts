/** A prompt window shows what belongs to its ticket, once, and to nobody else (T6, T21, T26). */
import assert from 'node:assert/strict'
import { startSigning } from './signing.ts'
import { extensionRoot } from './fake-browser.ts'
import { signTyped } from './questions.ts'
import { bank, makeWorld, promptSender, senderOf, settle } from './world.ts'

describe('the ticket', () => {
  it('T21: opens its request once; a second window with the same ticket gets nothing', async () => {
    const { world, person, call } = await startSigning('pay 1')
    const url = world.browser.open.get(1) ?? ''
    const second = await world.person(url)
    await settle()
    assert.deepEqual(second.states, [])
    assert.throws(() => second.say(signTyped()))
    person.say({ reject: true })
    assert.equal(await call.code, 'USER_REJECTED')
  })

  it('T21, T26: is of 128 bits, never the same, and a made-up or old one shows nothing', async () => {
    const { world, call, person } = await startSigning('pay 1')
    const url = world.browser.open.get(1) ?? ''
    assert.match(url, new RegExp(`^${extensionRoot}prompt/index\\.html#[0-9a-f]{32}$`))
    const made = await world.person(`${extensionRoot}prompt/index.html#${'0'.repeat(32)}`)
    person.port.disconnect()
    assert.equal(await call.code, 'USER_REJECTED')
    const old = await world.person(url)
    await settle()
    assert.deepEqual([made.states, old.states], [[], []])
  })

  const strangers = {
    'a web page': senderOf(bank),
    'another page of ours': promptSender(`${extensionRoot}manager/index.html`),
    'another extension': { ...promptSender(`${extensionRoot}prompt/index.html`), id: 'b'.repeat(32) },
    'a content script': { ...senderOf(bank), url: `${extensionRoot}prompt/index.html` },
  }
  for (const [who, sender] of Object.entries(strangers)) {
    it(`T6, T21: is of no use to ${who}`, async () => {
      const world = makeWorld()
      world.page('connect')
      await settle()
      const ticket = new URL(world.browser.open.get(1) ?? '').hash.slice(1)
      const port = world.browser.connectFrom('prompt', sender)
      const heard: unknown[] = []
      port.onMessage.addListener(message => heard.push(message))
      port.postMessage({ ticket })
      await settle()
      assert.deepEqual(heard, [])
    })
  }
})
