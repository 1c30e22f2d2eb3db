/** Large messages on their way through the content script: one that fails is told so to its page, and the next one goes (T45). */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import type { Carried } from '../../../extension/content/carry.ts'
import { oneAtATime, type Lane } from '../../../extension/content/one-at-a-time.ts'
import type { Port } from '../../../extension/browser-api.ts'
import { limits } from '../../../shared/limits.ts'
import { errorSentences } from '../../../shared/error-sentences.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import { portPair } from './fake-browser.ts'
import { settle } from './world.ts'

/** What a script in a page finds around it. */
const scope = globalThis as { chrome?: unknown; addEventListener?: unknown }

describe('a large message on its way through the content script', () => {
  let connect: () => Port
  let carry: (page: MessagePort, carried: Carried) => (taken: () => void) => void
  let lane: Lane
  let heard: unknown[] = []
  const channels: MessageChannel[] = []

  before(async () => {
    scope.chrome = { runtime: { connect: () => connect() } }
    const page = new EventTarget()
    scope.addEventListener = page.addEventListener.bind(page)
    ;({ carry } = await import('../../../extension/content/carry.ts'))
  })
  beforeEach(() => {
    lane = oneAtATime()
    heard = []
    connect = permitting
  })
  afterEach(() => {
    for (const { port1, port2 } of channels.splice(0)) [port1, port2].forEach(port => port.close())
  })
  after(() => {
    delete scope.chrome
    delete scope.addEventListener
  })

  /** A background that lets everybody in who knocks, and says nothing more. */
  function permitting(): Port {
    const [own, background] = portPair('page')
    background.onMessage.addListener(message => {
      if ('knock' in Object(message)) background.postMessage({ note: 'permitted' })
      else if ('open' in Object(message)) heard.push((message as Carried['opening']).open)
    })
    return own
  }

  function vanishing(): Port {
    const [own, background] = portPair('page')
    background.onMessage.addListener(() => background.disconnect())
    return own
  }

  function handOver(open: unknown): { page: MessagePort; told: unknown[] } {
    const channel = new MessageChannel()
    const { port1: page, port2: relay } = channel
    channels.push(channel)
    const told: unknown[] = []
    page.addEventListener('message', ({ data }: MessageEvent<unknown>) => told.push(data))
    page.start()
    relay.start()
    lane(carry(relay, { opening: { open, activated: true }, weight: 'heavy', onPermitted: () => undefined }))
    return { page, told }
  }

  const failures: [what: string, code: ErrorCode, open: unknown, connects: () => Port][] = [
    ['that cannot be copied', 'BAD_PARAMS', { say: () => 'no copy of this' }, permitting],
    ['whose background vanishes', 'EXTENSION_RELOADED', 'first', vanishing],
    ['whose extension was reloaded', 'EXTENSION_RELOADED', 'first', () => assert.fail('context invalidated')],
  ]
  for (const [what, code, open, connects] of failures) {
    it(`${what} is ${code}, and the next one goes`, async () => {
      connect = () => {
        connect = permitting
        return connects()
      }
      const { told } = handOver(open)
      handOver('second')
      await settle()
      assert.deepEqual(told, [{ error: { code, details: {}, message: errorSentences[code] } }])
      assert.deepEqual(heard, ['second'])
    })
  }

  it('R3: is not left without an answer where the browser loses its way to the background', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      connect = () => portPair('page')[0]
      const { told } = handOver('first')
      await settle()
      mock.timers.tick(limits.arrivalMs - 1)
      await settle()
      assert.deepEqual(told, [])
      mock.timers.tick(1)
      await settle()
      const code = 'EXTENSION_RELOADED'
      assert.deepEqual(told, [{ error: { code, details: {}, message: errorSentences[code] } }])
    } finally {
      mock.timers.reset()
    }
  })

  it('R3: is waited for as long as it takes once the background has said that it is here', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      connect = () => {
        const [own, background] = portPair('page')
        background.onMessage.addListener(() => background.postMessage({ note: 'here' }))
        return own
      }
      const { told, page } = handOver('first')
      await settle()
      mock.timers.tick(10 * limits.arrivalMs)
      await settle()
      assert.deepEqual(told, [])
      page.postMessage({ cancel: true })
      await settle()
    } finally {
      mock.timers.reset()
    }
  })

  it('waits for the one before, and is let go when its page gives up meanwhile', async () => {
    const first = handOver('first')
    const second = handOver('second')
    const third = handOver('third')
    await settle()
    assert.deepEqual(heard, ['first'], 'the background has not said that it has it')
    for (const { page } of [second, first]) {
      page.postMessage({ cancel: true })
      await settle()
    }
    assert.deepEqual(heard, ['first', 'third'])
    assert.deepEqual(third.told, [])
  })
})
