/** The host is not believed either: what it says must fit the protocol, the channel and the question (T20, R21, R22). */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { limits } from '../../../shared/limits.ts'
import { product } from '../../../shared/product.ts'
import { askToSign, signTyped } from './questions.ts'
import { startSigning } from './signing.ts'
import { makeWorld, settle, type World } from './world.ts'

const hello = (changes: object): object => ({ hello: { version: '9.9.9', protocol: product.protocol, ...changes } })

async function ask(world: World, operation = 'listTokens', params: unknown = {}) {
  await world.allow('tokens', 'sign', 'certificates')
  return world.page(operation, params)
}

describe('the start of the host', () => {
  const words: [words: string, code: string][] = [
    ['Specified native messaging host not found.', 'HOST_MISSING'],
    ['Access to the specified native messaging host is forbidden.', 'HOST_FORBIDDEN'],
    ['Failed to start native messaging host.', 'HOST_MISSING'],
    ['Native host has exited.', 'HOST_MISSING'],
    ['Error when communicating with the native messaging host.', 'HOST_MISBEHAVED'],
    ['No such native application org.mohur.host', 'HOST_MISSING'],
    ['This extension does not have permission to use native application org.mohur.host', 'HOST_FORBIDDEN'],
    ['', 'HOST_MISSING'],
  ]
  for (const [absent, code] of words) {
    it(`R22: makes ${code} of ${JSON.stringify(absent)}`, async () => {
      const world = makeWorld({ absent })
      assert.equal(await (await ask(world)).code, code)
      assert.equal(await world.page('listTokens').code, code)
      assert.equal(world.host.starts, 2)
    })
  }

  const greetings: [greeting: object, code: string][] = [
    [hello({ protocol: product.protocol - 1 }), 'HOST_OUTDATED'],
    [hello({ protocol: product.protocol + 1 }), 'EXTENSION_OUTDATED'],
    [hello({ protocol: '1' }), 'HOST_MISBEHAVED'],
    [hello({ extra: true }), 'HOST_MISBEHAVED'],
    [{ channel: 1, result: [] }, 'HOST_MISBEHAVED'],
    [{}, 'HOST_MISBEHAVED'],
  ]
  for (const [greeting, code] of greetings) {
    it(`R21: makes ${code} of ${JSON.stringify(greeting)}`, async () => {
      assert.equal(await (await ask(makeWorld({ hello: greeting }))).code, code)
    })
  }

  it('waits for the hello no longer than it may take', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      const call = await ask(makeWorld({ hello: null }))
      await settle()
      mock.timers.tick(limits.helloMs)
      assert.equal(await call.code, 'HOST_MISBEHAVED')
    } finally {
      mock.timers.reset()
    }
  })

  it('starts it once for requests that come together', async () => {
    const world = makeWorld({
      on: (message, host) => 'open' in message && host.say({ channel: message.channel, result: [] }),
    })
    await world.allow('tokens')
    const codes = await Promise.all([1, 2, 3].map(() => world.page('listTokens').code))
    assert.deepEqual([codes, world.host.starts], [[null, null, null], 1])
  })

  it('lets it go when nothing has needed it for a while, not before, and starts it again', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      const world = makeWorld()
      const watching = await ask(world, 'watchTokens')
      await settle()
      mock.timers.tick(limits.hostIdleMs * 3)
      await settle()
      assert.equal(world.host.starts, 1)
      watching.port.disconnect()
      await world.host.hear('cancel')
      mock.timers.tick(limits.hostIdleMs)
      await settle()
      world.page('listTokens')
      await settle()
      assert.equal(world.host.starts, 2)
    } finally {
      mock.timers.reset()
    }
  })
})

/** Said on the channel of `listTokens`, whose result is a list of tokens. */
const lies: [what: string, lie: (channel: number) => object][] = [
  ['the channel of nobody', channel => ({ channel: channel + 1, result: [] })],
  ['a channel that cannot be', () => ({ channel: -1, result: [] })],
  ['a result of another shape', channel => ({ channel, result: [{ label: 'x' }] })],
  ['a result with an extra key', channel => ({ channel, result: [], more: 1 })],
  ['two things at once', channel => ({ channel, result: [], error: { code: 'INTERNAL', details: {} } })],
  ['an error that we do not know', channel => ({ channel, error: { code: 'FINE', details: {} } })],
  ['an error with nested details', channel => ({ channel, error: { code: 'INTERNAL', details: { a: {} } } })],
  ['progress where there is none', channel => ({ channel, progress: 1 })],
  ['a question that belongs to another operation', channel => askToSign(channel)],
  ['a question that is none', channel => ({ channel, ask: { number: 1, version: 1, prompt: 'pin', question: {} } })],
  [
    'for a document that is not there',
    channel => ({ channel, read: { number: 1, piece: { index: 0, offset: 0, length: 1 } } }),
  ],
  ['a second hello', () => hello({})],
]

/** Instead of the first version of the second question, after the person has answered the first. */
const disorder: [what: string, lie: (channel: number) => object][] = [
  ['for a second time', channel => askToSign(channel)],
  ['with a number that was left out', channel => askToSign(channel, { number: 3 })],
  ['with a version that was left out', channel => askToSign(channel, { number: 2, version: 2 })],
  ['that is no number', channel => askToSign(channel, { number: 1.5 })],
]

describe('T20: a lying host', () => {
  for (const [what, lie] of disorder) {
    it(`is let go when it asks a question ${what}`, async () => {
      const { world, person, channel, call } = await startSigning('pay 1')
      person.say(signTyped())
      await world.host.hear('answer')
      world.host.say(lie(channel))
      assert.equal(await call.code, 'OUTCOME_UNKNOWN')
    })
  }

  it('is let go when it asks on before the person has answered', async () => {
    const { world, channel, call } = await startSigning('pay 1')
    world.host.say(askToSign(channel, { number: 2 }))
    assert.equal(await call.code, 'HOST_MISBEHAVED')
  })

  for (const [what, lie] of lies) {
    it(`is let go when it says or asks ${what}`, async () => {
      const world = makeWorld()
      const call = await ask(world)
      const beside = world.page('verify', { documents: [{ signed: new Uint8Array(1) }] })
      const { channel } = await world.host.hear('open')
      await world.host.hear('open', 2)
      world.host.say(lie(channel))
      // The one beside has done nothing wrong, but its host has.
      assert.deepEqual([await call.code, await beside.code], ['HOST_MISBEHAVED', 'HOST_MISBEHAVED'])
      world.page('listTokens')
      await world.host.hear('open', 3)
      assert.equal(world.host.starts, 2)
    })
  }

  for (const raw of [null, 1, 'text', [], { part: 1, last: true }, { part: '{', last: true }, { $bytes: '!' }]) {
    it(`is let go when it sends ${JSON.stringify(raw)}`, async () => {
      const world = makeWorld()
      const call = await ask(world)
      await world.host.hear('open')
      world.host.sayRaw(raw)
      assert.equal(await call.code, 'HOST_MISBEHAVED')
    })
  }

  it('answers twice: the page gets the first, and the port is closed', async () => {
    const world = makeWorld()
    const call = await ask(world)
    const beside = world.page('watchTokens')
    const { channel } = await world.host.hear('open')
    world.host.say({ channel, result: [] })
    world.host.say({ channel, result: [] })
    assert.deepEqual(await call.reply, { result: [] })
    assert.equal(await beside.code, 'HOST_MISBEHAVED')
  })

  it('may be late: what crosses with a cancellation is dropped, and nobody else hears it', async () => {
    const world = makeWorld()
    const call = await ask(world)
    const beside = world.page('watchTokens')
    const { channel } = await world.host.hear('open')
    call.port.disconnect()
    await world.host.hear('cancel')
    world.host.say({ channel, result: [] })
    world.host.say({ channel, progress: 1 })
    const second = await world.host.hear('open', 2)
    world.host.say({ channel: second.channel, progress: [] })
    await settle()
    assert.deepEqual(beside.progress, [[]])
    assert.equal(world.host.starts, 1)
  })

  it('gets bytes of the request’s own documents and no others', async () => {
    const world = makeWorld()
    const call = await ask(world, 'verify', {
      documents: [{ signed: new Uint8Array(1), content: new Blob(['pay 1']) }],
    })
    const { channel, open } = await world.host.hear('open')
    assert.deepEqual((open.params as { documents: unknown[] }).documents, [{ signed: new Uint8Array(1), size: 5 }])
    world.host.say({ channel, read: { number: 1, piece: { index: 0, offset: 4, length: 1 } } })
    const { content } = await world.host.hear('content')
    assert.deepEqual(content, { number: 1, bytes: Uint8Array.of(0x31) })
    world.host.say({ channel, read: { number: 2, piece: { index: 0, offset: 4, length: 2 } } })
    assert.equal(await call.code, 'HOST_MISBEHAVED')
  })
})
