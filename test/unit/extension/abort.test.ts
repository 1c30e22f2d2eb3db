/** Every call of a page comes to an end, at whatever point it is broken off, and the next one works (T49, R24). */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { operations, type ExtensionOperation, type HostOperation } from '../../../shared/operations/index.ts'
import { askToSign, signParams, signResult, signTyped } from './questions.ts'
import { makeWorld, senderOf, settle, type PageCall, type World } from './world.ts'

/** Leads a signing to one point and stays there. */
const stages: Record<string, (world: World) => Promise<PageCall>> = {
  'at once': async world => world.page('sign', signParams('pay 1')),
  'while the host starts': async world => {
    const call = world.page('sign', signParams('pay 1'))
    await (await world.person()).stage('preparing')
    return call
  },
  'while the host looks for tokens': async world => {
    const call = world.page('sign', signParams('pay 1'))
    await world.host.hear('open')
    return call
  },
  'while the person reads': async world => (await toQuestion(world)).call,
  'while the host signs': async world => (await toAnswer(world)).call,
  'while it waits for its turn': async world => {
    await toQuestion(world)
    const call = world.page('sign', signParams('pay 2'))
    await settle()
    return call
  },
}

async function toQuestion(world: World) {
  const call = world.page('sign', signParams('pay 1'))
  const { channel } = await world.host.hear('open')
  world.host.say(askToSign(channel))
  const person = await world.person()
  await person.stage('asking')
  return { call, channel, person }
}

async function toAnswer(world: World) {
  const { call, channel, person } = await toQuestion(world)
  person.say(signTyped())
  await world.host.hear('answer')
  return { call, channel, person }
}

describe('a request that is broken off', () => {
  for (const [when, lead] of Object.entries(stages)) {
    it(`by the page, ${when}: is over, cancelled with the host, and leaves nothing open`, async () => {
      const world = makeWorld()
      await world.allow('sign')
      const call = await lead(world)
      call.port.postMessage({ cancel: true })
      assert.equal(await call.code, when === 'while the host signs' ? 'OUTCOME_UNKNOWN' : 'ABORTED')
      await settle()
      const opened = world.host.heard.filter(message => 'open' in message).length
      const cancelled = world.host.heard.filter(message => 'cancel' in message).length
      assert.equal(cancelled, when === 'while it waits for its turn' ? opened - 1 : opened)
    })

    it(`by the closing of the page, ${when}: the next request works`, async () => {
      const world = makeWorld()
      await world.allow('sign')
      const call = await lead(world)
      const before = [...world.browser.open.keys()].length
      call.port.disconnect()
      await settle()
      if (when === 'while it waits for its turn') return
      const opened = world.host.heard.filter(message => 'open' in message).length
      const next = world.page('sign', signParams('pay 3'))
      const { channel } = await world.host.hear('open', opened + 1)
      world.host.say(askToSign(channel))
      const newest = [...world.browser.open].at(-1)?.[1]
      const person = await world.person(newest)
      await person.stage('asking')
      person.say(signTyped())
      await settle()
      world.host.say({ channel, result: signResult() })
      assert.equal(await next.code, null)
      assert.ok(before <= 1)
    })
  }
})

describe('the time limit', () => {
  const calls: [name: ExtensionOperation & HostOperation, params: unknown][] = [
    ['listTokens', {}],
    ['verify', { documents: [{ signed: new Uint8Array(1) }] }],
    ['listModules', {}],
    ['addModule', { path: '/x' }],
    ['readJournal', { limit: 1 }],
    ['diagnose', {}],
  ]
  for (const [name, params] of calls) {
    it(`of ${name} ends it when the host says nothing`, async () => {
      mock.timers.enable({ apis: ['setTimeout'] })
      try {
        const world = makeWorld()
        const call = world.own(name, params)
        await world.host.hear('open')
        mock.timers.tick(operations[name].timeLimitMs ?? 0)
        assert.equal(await call.code, 'TIMED_OUT')
        await world.host.hear('cancel')
      } finally {
        mock.timers.reset()
      }
    })
  }

  it('of a request that asks the person closes the matter in the window too', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      const world = makeWorld()
      const call = world.page('connect')
      const person = await world.person()
      await person.stage('asking')
      mock.timers.tick(operations.connect.timeLimitMs)
      assert.equal(await call.code, 'NOT_ALLOWED')
      assert.deepEqual((await person.stage('failed')).now, {
        stage: 'failed',
        error: { code: 'TIMED_OUT', details: {} },
      })
    } finally {
      mock.timers.reset()
    }
  })

  it('of a port that says nothing at all', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      const world = makeWorld()
      const port = world.browser.connectFrom('page', {})
      let closed = false
      port.onDisconnect.addListener(() => (closed = true))
      await settle()
      mock.timers.tick(10_000)
      await settle()
      assert.ok(closed)
    } finally {
      mock.timers.reset()
    }
  })
})

describe('T5: many pages at once', () => {
  it('get each its own answer, whatever the order', async () => {
    const world = makeWorld()
    const count = 20
    const origins = Array.from({ length: count }, (_, at) => `https://${at}.example`)
    for (const origin of origins) await world.background.origins.allow(origin, ['sign'])
    const calls = origins.map(origin =>
      world.page('verify', { documents: [{ signed: new Uint8Array(1) }] }, senderOf(origin)),
    )
    await world.host.hear('open', count)
    const channels = world.host.heard.flatMap(message => ('open' in message ? [message.channel] : []))
    const order = channels.toSorted((a, b) => ((a * 7) % 11) - ((b * 7) % 11))
    for (const channel of order) {
      const certificate = Uint8Array.of(channels.indexOf(channel))
      world.host.say({ channel, progress: { done: channels.indexOf(channel), total: count } })
      const about = { chain: [], signingTime: null, level: 'none', timestamp: null, covers: 'document', parts: [] }
      const signer = { certificate, ...about, valid: false, reasons: [], revocation: { status: 'notChecked' } }
      world.host.say({ channel, result: { results: [{ signers: [signer], documentTimestamps: [] }] } })
    }
    const got = await Promise.all(calls.map(({ reply }) => reply))
    const bytes = got.map(reply =>
      'result' in reply ? JSON.stringify(reply.result).match(/"certificate":\{"0":(\d+)/)?.[1] : null,
    )
    assert.deepEqual(
      bytes,
      calls.map((_, at) => String(at)),
    )
    assert.deepEqual(
      calls.map(({ progress }) => progress),
      calls.map((_, done) => [{ done, total: count }]),
    )
  })
})
