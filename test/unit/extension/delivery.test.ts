/** Results that go to the page as they are made: in parts ahead of the result, each place once. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { askToSign, payment, signParams, signTyped } from './questions.ts'
import { agreeToSign } from './signing.ts'
import { makeWorld, settle, type PageCall, type World } from './world.ts'

const certificate = Uint8Array.of(0x30, 0)
const rejected = { code: 'USER_REJECTED', details: {} }
const texts = ['pay 1', 'pay 2', 'pay 3']

async function agreed(world: World, detached = true): Promise<{ call: PageCall; channel: number }> {
  await world.allow('sign')
  const documents = texts.map(text => payment(text))
  const call = world.page('sign', { ...signParams('pay 1'), detached, documents })
  const { channel } = await agreeToSign(world, [0, 1, 2])
  return { call, channel }
}

const signature = (index: number): Uint8Array => new Uint8Array(600).fill(index)
const part = (...places: number[]): object[] =>
  places.map(index => ({ index, parts: [signature(index)], level: 'B-B' }))

describe('results that are delivered as they are made', () => {
  it('go to the page before the result, which has only the others', async () => {
    const world = makeWorld()
    const { call, channel } = await agreed(world)
    world.host.say({ channel, delivery: part(0) })
    world.host.say({ channel, delivery: part(2) })
    await settle()
    assert.deepEqual(call.deliveries, [
      [{ index: 0, signature: signature(0), level: 'B-B' }],
      [{ index: 2, signature: signature(2), level: 'B-B' }],
    ])
    assert.deepEqual(
      call.progress,
      call.deliveries.map((results, at) => ({ done: at + 1, total: 3, results })),
      'told of as they come',
    )
    world.host.say({ channel, result: { results: [null, { error: rejected }, null], certificate } })
    assert.deepEqual(await call.reply, { result: { results: [null, { error: rejected }, null], certificate } })
  })

  it('count in the last words of the window', async () => {
    const world = makeWorld()
    await world.allow('sign')
    world.page('sign', { ...signParams('pay 1'), documents: texts.map(text => payment(text)) })
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped({ documents: [0, 1] }))
    await world.host.hear('answer')
    world.host.say({ channel, delivery: part(0) })
    const results = [null, { parts: [signature(1)], level: 'B-B' }, { error: rejected }]
    world.host.say({ channel, result: { results, certificate } })
    const { now } = await person.stage('done')
    assert.ok(now.stage === 'done')
    assert.equal(now.count, 2)
  })

  const places: [place: unknown, text: string][] = [
    ['content', 'pay 2'],
    ['content in base64', 'cGF5IDI='],
    ['content in base64url', 'cGF5IDI'],
    [{ from: 1, to: 3 }, 'ay'],
  ]
  for (const [place, text] of places) {
    it(`have the content that was shown put in its place: ${JSON.stringify(place)}`, async () => {
      const world = makeWorld()
      const { call, channel } = await agreed(world, false)
      const parts = [Uint8Array.of(1), place, Uint8Array.of(2)]
      world.host.say({ channel, delivery: [{ index: 1, parts, level: 'B-B' }] })
      // Reading takes its time; the result waits for it.
      world.host.say({ channel, result: { results: [{ error: rejected }, null, { error: rejected }], certificate } })
      await call.reply
      const whole = Uint8Array.of(1, ...utf8(text), 2)
      assert.deepEqual(call.deliveries, [[{ index: 1, signature: whole, level: 'B-B' }]])
    })
  }

  const lies: [string, object[]][] = [
    ['twice for one document', [{ delivery: part(0) }, { delivery: part(0) }]],
    ['twice in one part', [{ delivery: part(1, 1) }]],
    ['for a document that there is not', [{ delivery: part(3) }]],
    ['in a result that leaves out what was not delivered', [{ result: { results: [null, null, null], certificate } }]],
    [
      'in a result once more',
      [{ delivery: part(0) }, { result: { results: part(0, 1, 2).map(() => ({ error: rejected })), certificate } }],
    ],
    ['with fewer results than documents', [{ delivery: part(2) }, { result: { results: [], certificate } }]],
  ]
  for (const [name, messages] of lies) {
    it(`are not believed when they come ${name}: the outcome is unknown`, async () => {
      const world = makeWorld()
      const { call, channel } = await agreed(world)
      for (const message of messages) world.host.say({ channel, ...message })
      assert.equal(await call.code, 'OUTCOME_UNKNOWN')
      const reply = await call.reply
      assert.equal('error' in reply && reply.error.details['reason'], 'HOST_MISBEHAVED')
    })
  }

  it('are not believed from an operation that makes none', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    const call = world.page('listTokens')
    const { channel } = await world.host.hear('open')
    world.host.say({ channel, delivery: part(0) })
    assert.equal(await call.code, 'HOST_MISBEHAVED')
  })
})
