/** One person, one window, few in the queue, and a refusal is heard (T15, T30). */
import assert from 'node:assert/strict'
import { openTurns, type Turns } from '../../../extension/background/turns.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { askToSign, signParams, signResult, signTyped } from './questions.ts'
import { bank, makeWorld, senderOf, settle } from './world.ts'

const rejected = new MohurError('USER_REJECTED')
const other = 'https://other.example'

interface Queue {
  turns: Turns
  pass: (ms: number) => void
  wait: (origin?: string | null, pin?: boolean, stranger?: boolean) => ReturnType<Turns['wait']>
}

function makeQueue(): Queue {
  let time = 1_000
  const turns = openTurns(() => time)
  const wait: Queue['wait'] = (origin = bank, pin = false, stranger = false) =>
    turns.wait({ origin, pin, stranger, signal: new AbortController().signal })
  return { turns, wait, pass: ms => (time += ms) }
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'turn',
    (error: MohurError) => error.code,
  )

describe('the queue of requests that ask the person', () => {
  it('gives one turn at a time, in order', async () => {
    const { wait } = makeQueue()
    const order: string[] = []
    const first = await wait(bank)
    const second = wait(other).then(end => (order.push('other'), end))
    const third = wait(bank).then(end => (order.push('bank'), end))
    await settle()
    assert.deepEqual(order, [])
    first(null)
    ;(await second)(null)
    ;(await third)(null)
    assert.deepEqual(order, ['other', 'bank'])
  })

  it(`T15: keeps ${limits.originQueue} of one origin and ${limits.queue} in all`, async () => {
    const { wait } = makeQueue()
    for (let made = 0; made < limits.originQueue; made++) void wait(bank)
    assert.equal(await codeOf(wait(bank)), 'TOO_MANY_REQUESTS')
    for (let made = limits.originQueue; made < limits.queue; made++) void wait(`https://${made}.example`)
    assert.equal(await codeOf(wait(other)), 'TOO_MANY_REQUESTS')
  })

  it(`T56: keeps ${limits.strangerQueue} of all strangers together, and the bank is served`, async () => {
    const { wait } = makeQueue()
    const strangers = Array.from({ length: 10 }, (_, at) => codeOf(wait(`https://${at}.example`, false, true)))
    const refused = await Promise.all(strangers.slice(limits.strangerQueue))
    assert.deepEqual([refused.length, ...new Set(refused)], [7, 'TOO_MANY_REQUESTS'])
    for (let made = limits.strangerQueue; made < limits.queue; made++) void wait(`https://known-${made}.example`)
    assert.equal(await codeOf(wait(bank)), 'TOO_MANY_REQUESTS', 'all places are taken, and none was before')
  })

  it('T56: makes an origin wait longer after each refusal, until the person agrees', async () => {
    const { wait, pass } = makeQueue()
    for (const coolDown of [...limits.coolDownsMs, limits.coolDownsMs.at(-1) ?? 0]) {
      ;(await wait(bank))(rejected)
      pass(coolDown - 1)
      assert.equal(await codeOf(wait(bank)), 'REFUSED_RECENTLY')
      pass(1)
    }
    ;(await wait(bank))(null)
    ;(await wait(bank))(rejected)
    pass(limits.coolDownsMs[0])
    assert.equal(await codeOf(wait(bank)), 'turn')
  })

  it('never makes the person wait in our own pages, neither after a refusal nor after a wrong PIN', async () => {
    const { turns, wait } = makeQueue()
    const end = await wait(null, true)
    turns.wrongPin(null)
    end(rejected)
    assert.equal(await codeOf(wait(null, true)), 'turn')
  })

  it('T15: after a refusal the origin waits, its queued requests too, and no other does', async () => {
    const { wait, pass } = makeQueue()
    const end = await wait(bank)
    const queued = codeOf(wait(bank))
    const others = wait(other)
    end(rejected)
    assert.equal(await queued, 'REFUSED_RECENTLY')
    ;(await others)(null)
    pass(limits.coolDownsMs[0] - 1)
    assert.equal(await codeOf(wait(bank)), 'REFUSED_RECENTLY')
    pass(1)
    assert.equal(await codeOf(wait(bank)), 'turn')
  })

  it('lets an origin ask again when the time has passed', async () => {
    const { wait, pass } = makeQueue()
    ;(await wait(bank))(rejected)
    pass(limits.coolDownsMs[0])
    assert.equal(await codeOf(wait(bank)), 'turn')
  })

  it('T30: after a wrong PIN that ended a request no PIN is asked for, for half a minute', async () => {
    const { turns, wait, pass } = makeQueue()
    const end = await wait(bank, true)
    turns.wrongPin(bank)
    end(new MohurError('PIN_INCORRECT'))
    assert.equal(await codeOf(wait(bank, true)), 'TOO_MANY_REQUESTS')
    ;(await wait(bank, false))(null)
    ;(await wait(other, true))(null)
    pass(limits.pinCoolDownMs)
    assert.equal(await codeOf(wait(bank, true)), 'turn')
  })

  it('T30: a wrong PIN that was made up for by a right one has no consequence', async () => {
    const { turns, wait } = makeQueue()
    const end = await wait(bank, true)
    turns.wrongPin(bank)
    end(null)
    assert.equal(await codeOf(wait(bank, true)), 'turn')
  })

  it('forgets a request that gives up while it waits', async () => {
    const { turns, wait } = makeQueue()
    const end = await wait(bank)
    const leaving = new AbortController()
    const waiting = codeOf(turns.wait({ origin: bank, pin: false, stranger: false, signal: leaving.signal }))
    const next = codeOf(wait(other))
    leaving.abort(new MohurError('ABORTED'))
    assert.equal(await waiting, 'ABORTED')
    end(null)
    assert.equal(await next, 'turn')
  })
})

describe('the turn gate', () => {
  it('T15: opens one window at a time, whoever asks, and the next when the first is answered', async () => {
    const world = makeWorld()
    const first = world.page('connect')
    const second = world.page('connect', {}, senderOf(other))
    const person = await world.person()
    await person.stage('asking')
    await settle()
    assert.equal(world.browser.open.size, 1)
    person.say({ answer: { number: 1, typed: { scopes: ['sign'] } } })
    assert.equal(await first.code, null)
    const next = await world.person()
    assert.equal((await next.stage('asking')).origin, other)
    next.say({ reject: true })
    assert.equal(await second.code, 'USER_REJECTED')
  })

  it('T15: of a hundred requests at once one window is shown, and a refusal ends them all', async () => {
    const world = makeWorld()
    const calls = Array.from({ length: 100 }, () => world.page('connect').code)
    const person = await world.person()
    await person.stage('asking')
    person.say({ reject: true })
    const codes = await Promise.all(calls)
    assert.equal(codes.filter(code => code === 'USER_REJECTED').length, 1)
    // Those that had waited for their turn, and those for which there was no place.
    assert.equal(codes.filter(code => code === 'REFUSED_RECENTLY').length, 2)
    assert.equal(codes.filter(code => code === 'NOT_ALLOWED').length, 97)
    await settle()
    assert.equal(world.browser.open.size, 0)
  })

  it('T56: opens no window for a stranger’s page without a click, and one for a page that the person knows', async () => {
    const world = makeWorld()
    const idle = { open: { operation: 'connect', params: { scopes: ['tokens'] } }, activated: false }
    assert.equal(await world.raw(idle).code, 'USER_GESTURE_NEEDED')
    await settle()
    assert.equal(world.browser.open.size, 0)
    await world.allow('sign')
    const call = world.raw(idle)
    const person = await world.person()
    await person.stage('asking')
    person.say({ reject: true })
    assert.equal(await call.code, 'USER_REJECTED')
  })

  it('T53: has a few requests of an origin under way at a time, and tells the host of those that were given up', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    const calls = Array.from({ length: 12 }, () => world.page('listTokens'))
    await world.host.hear('open', limits.originOpen)
    await settle()
    const opened = (): number => world.host.heard.filter(message => 'open' in message).length
    assert.equal(opened(), limits.originOpen)
    for (const call of calls.slice(0, 2)) call.port.postMessage({ cancel: true })
    await world.host.hear('cancel', 2)
    await world.host.hear('open', limits.originOpen + 2)
    for (const call of calls) call.port.disconnect()
    await settle()
    const cancelled = world.host.heard.filter(message => 'cancel' in message).length
    assert.equal(cancelled, opened())
    assert.equal(await world.page('status').code, null)
  })

  it('T53: keeps a few watchers of an origin, which take no place from what ends', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    for (let count = 0; count < 10; count++) world.page('watchTokens')
    await world.host.hear('open', 10)
    world.page('listTokens')
    await world.host.hear('open', 11)
  })

  it('T30: a wrong PIN that the person gives up on keeps the origin from asking for another', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const call = world.page('sign', signParams('pay 1'))
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped())
    await world.host.hear('answer')
    world.host.say(askToSign(channel, { number: 2, problem: { code: 'PIN_INCORRECT', details: {} } }))
    await person.stage('asking', 2)
    person.port.disconnect()
    assert.equal(await call.code, 'USER_REJECTED')
    const again = await world.page('sign', signParams('pay 1')).reply
    assert.ok('error' in again && again.error.code === 'TOO_MANY_REQUESTS')
    assert.ok(Number(again.error.details['waitMs']) > limits.coolDownsMs[0])
  })

  it('asks for the right PIN again in the same window, and then all is well', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const call = world.page('sign', signParams('pay 1'))
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped())
    await world.host.hear('answer')
    world.host.say(askToSign(channel, { number: 2, problem: { code: 'PIN_INCORRECT', details: { left: 2 } } }))
    await person.stage('asking', 2)
    person.say(signTyped({}, 2))
    await world.host.hear('answer', 2)
    world.host.say({ channel, result: signResult() })
    assert.equal(await call.code, null)
    assert.equal(world.browser.open.size, 1)
  })
})
