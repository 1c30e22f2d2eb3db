/** When the host dies, and what the page and the host know of a result's delivery (R1, R2, T49). */
import assert from 'node:assert/strict'
import { askToSign, payment, signParams, signTyped } from './questions.ts'
import { makeWorld, settle, type World } from './world.ts'

async function ask(world: World, operation = 'listTokens', params: unknown = {}) {
  await world.allow('tokens', 'sign', 'certificates')
  return world.page(operation, params)
}

describe('the death of the host', () => {
  it('R1: before the person agreed is HOST_LOST, and the window says so', async () => {
    const world = makeWorld()
    const call = await ask(world, 'sign', signParams('pay 1'))
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    const person = await world.person()
    await person.stage('asking')
    world.host.die()
    assert.equal(await call.code, 'HOST_LOST')
    assert.deepEqual((await person.stage('failed')).now, { stage: 'failed', error: { code: 'HOST_LOST', details: {} } })
  })

  it('R2: after the person agreed is OUTCOME_UNKNOWN: the document may be signed', async () => {
    const world = makeWorld()
    const call = await ask(world, 'sign', signParams('pay 1'))
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped())
    await world.host.hear('answer')
    world.host.die()
    assert.equal(await call.code, 'OUTCOME_UNKNOWN')
    assert.deepEqual(call.notes, ['permitted', 'signing'])
  })

  it('R2: a question that crossed with the answer neither takes the consent back nor is asked', async () => {
    const world = makeWorld()
    const call = await ask(world, 'sign', signParams('pay 1'))
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped())
    world.host.say(askToSign(channel, { version: 2 }))
    world.host.say(askToSign(channel, { version: 3, problem: { code: 'TOKEN_REMOVED', details: {} } }))
    await world.host.hear('answer')
    await settle()
    assert.equal(person.states.filter(({ now }) => now.stage === 'asking').length, 1)
    world.host.die()
    assert.equal(await call.code, 'OUTCOME_UNKNOWN')
  })

  it('after a wrong PIN is HOST_LOST again: nothing was signed', async () => {
    const world = makeWorld()
    const call = await ask(world, 'sign', signParams('pay 1'))
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped())
    await world.host.hear('answer')
    for (const number of [2, 3]) {
      world.host.say(askToSign(channel, { number, problem: { code: 'PIN_INCORRECT', details: {} } }))
      await person.stage('asking', number)
      if (number === 3) break
      person.say(signTyped({}, number))
      await world.host.hear('answer', number)
    }
    world.host.die()
    assert.equal(await call.code, 'HOST_LOST')
  })
})

describe('the delivery of a result', () => {
  it('is confirmed to the host when the page has it', async () => {
    const world = makeWorld()
    const call = await ask(world)
    const { channel } = await world.host.hear('open')
    world.host.say({ channel, result: [] })
    await call.reply
    assert.deepEqual(await world.host.hear('received'), { channel, received: true })
    await settle()
    assert.equal(
      world.host.heard.some(message => 'cancel' in message),
      false,
    )
  })

  it('carries a batch that is longer than one message of the host', async () => {
    const world = makeWorld()
    const count = 1_000
    const call = await ask(world, 'sign', {
      format: 'cms',
      detached: true,
      documents: Array.from({ length: count }, (_, at) => payment(`pay ${at}`)),
    })
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped({ documents: Array.from({ length: count }, (_, at) => at) }))
    await world.host.hear('answer')
    world.host.say({ channel, progress: { done: 500, total: count } })
    const certificate = Uint8Array.of(0x30, 0)
    const signatures = Array.from({ length: count }, (_, at) => new Uint8Array(1_300).fill(at))
    world.host.say({
      channel,
      result: { results: signatures.map(bytes => ({ parts: [bytes], level: 'B-B' })), certificate },
    })
    const results = signatures.map(signature => ({ signature, level: 'B-B' }))
    assert.deepEqual(await call.reply, { result: { results, certificate } })
    assert.deepEqual(call.progress, [{ done: 500, total: count }])
  })
})
