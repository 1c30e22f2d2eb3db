/** The consent: what is shown is the extension's own copy, an answer counts once, and a window that is gone has refused. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mock } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { fromUtf8 } from '../../../shared/bytes.ts'
import type { PromptStage } from '../../../extension/prompt-messages.ts'
import type { Answer, Typed } from '../../../shared/prompts/index.ts'
import { askToSign, signParams, signResult, signTyped } from './questions.ts'
import { startSigning } from './signing.ts'
import { bank, makeWorld, settle, type World } from './world.ts'

const digest = (text: string, hash = 'sha256'): string => createHash(hash).update(text).digest('hex')

const heardAnswer = async (world: World): Promise<Answer<'sign'>> =>
  (await world.host.hear('answer')).answer.value as Answer<'sign'>

describe('the prompt window', () => {
  it('shows the origin in the browser’s word and the documents of our own copy', async () => {
    const { person } = await startSigning('pay 1', 'pay 22')
    const { origin, request } = await person.stage('asking')
    assert.equal(origin, bank)
    assert.deepEqual(request, {
      operation: 'sign',
      place: 'beside',
      markedPage: null,
      role: null,
      authorities: [],
      documents: ['pay 1', 'pay 22'].map((text, index) => ({
        index,
        name: 'payment.txt',
        type: 'text/plain',
        size: text.length,
        digest: digest(text),
        edges: null,
      })),
    })
    person.say({ read: 1 })
    person.say({ read: 9 })
    await settle()
    assert.deepEqual(
      person.documents.map(({ index, content }) => [index, fromUtf8(content)]),
      [[1, 'pay 22']],
    )
  })

  it('is open before the host has said a word', async () => {
    const world = makeWorld({ hello: null })
    await world.allow('sign')
    world.page('sign', signParams('pay 1'))
    const person = await world.person()
    assert.equal((await person.stage('preparing')).request.operation, 'sign')
  })

  for (const [certificate, hash] of [
    ['a', 'sha256'],
    ['b', 'sha384'],
  ] as const) {
    it(`T25: tells the host the ${hash} digests of the bytes that were shown, for what was agreed to`, async () => {
      const { world, person, call, channel } = await startSigning('pay 1', 'pay 2', 'pay 3')
      person.say(signTyped({ certificate: certificate.repeat(64), documents: [1, 0, 1] }))
      const { documents, ...rest } = await heardAnswer(world)
      assert.deepEqual(
        documents.map(({ index, digest }) => [index, Buffer.from(digest).toString('hex')]),
        [
          [1, digest('pay 2', hash)],
          [0, digest('pay 1', hash)],
        ],
      )
      assert.equal(rest.token, 'token-1')
      assert.equal(fromUtf8(rest.pin.pin ?? new Uint8Array()), '1234')
      world.host.say({ channel, result: signResult(2, 3) })
      assert.equal(await call.code, null)
      assert.deepEqual((await person.stage('done')).now, {
        stage: 'done',
        operation: 'sign',
        count: 2,
        of: 3,
        fault: null,
      })
    })
  }

  for (const [error, stays] of [
    ['TOKEN_REMOVED', true],
    ['USER_REJECTED', false],
  ] as const) {
    it(`says that one of two is signed and ${stays ? 'stays until it is closed' : 'closes by itself'} where the other says ${error}`, async () => {
      const { world, person, call, channel } = await startSigning('pay 1', 'pay 2')
      person.say(signTyped({ documents: [0, 1] }))
      await world.host.hear('answer')
      mock.timers.enable({ apis: ['setTimeout'] })
      try {
        const { results, certificate } = signResult(1)
        const fault = { code: error, details: {} }
        world.host.say({ channel, result: { results: [...results, { error: fault }], certificate } })
        assert.equal(await call.code, null)
        const { now } = await person.stage('done')
        assert.deepEqual(now, { stage: 'done', operation: 'sign', count: 1, of: 2, fault: stays ? fault : null })
        for (let times = 0; times < 5; times++) await new Promise(resolve => setImmediate(resolve))
        mock.timers.tick(60_000)
        for (let times = 0; times < 5; times++) await new Promise(resolve => setImmediate(resolve))
        assert.equal(world.browser.open.size, stays ? 1 : 0)
      } finally {
        mock.timers.reset()
      }
    })
  }

  it('shows how far the host has come, only once it works, and says who asks only once', async () => {
    const { world, person, channel } = await startSigning('pay 1', 'pay 2')
    let introduced = 0
    person.port.onMessage.addListener(message => (introduced += Object.hasOwn(message as object, 'shown') ? 1 : 0))
    const progress = { done: 1, total: 2 }
    world.host.say({ channel, progress })
    await settle()
    await delay(200)
    assert.equal(person.states.at(-1)?.now.stage, 'asking')
    person.say(signTyped({ documents: [0, 1] }))
    await world.host.hear('answer')
    world.host.say({ channel, progress })
    const { now } = await person.stage('working')
    assert.deepEqual(now.stage === 'working' && now.progress, progress)
    assert.equal(introduced, 0)
  })

  it('T24: takes one answer to one question, however often the button is pressed', async () => {
    const { world, person } = await startSigning('pay 1')
    for (let times = 0; times < 50; times++) person.say(signTyped())
    await settle()
    assert.equal(world.host.heard.filter(message => 'answer' in message).length, 1)
  })

  it('T24: takes no answer to a question that is not open', async () => {
    const { world, person, call } = await startSigning('pay 1')
    for (const number of [0, 2]) person.say(signTyped({}, number))
    await settle()
    assert.equal(world.host.heard.filter(message => 'answer' in message).length, 0)
    person.port.disconnect()
    assert.equal(await call.code, 'USER_REJECTED')
    assert.throws(() => person.say(signTyped()))
  })

  for (const strange of [{ approve: true }, { answer: { number: 1 }, reject: true }, 'reject', null]) {
    it(`ends the request where a window says ${JSON.stringify(strange)}`, async () => {
      const { person, call, world } = await startSigning('pay 1')
      person.say(strange as never)
      assert.equal(await call.code, 'INTERNAL')
      assert.equal(world.host.heard.filter(message => 'answer' in message).length, 0)
    })
  }

  it('shows a question that took the place of another, and answers that one', async () => {
    const { world, person, channel } = await startSigning('pay 1')
    const none = { candidates: [], problem: null, paused: null, earlier: [] }
    world.host.say({ channel, ask: { number: 1, version: 2, prompt: 'sign', question: none } })
    const { now } = await person.stage('asking', 2)
    assert.deepEqual(now, { stage: 'asking', number: 2, open: { prompt: 'sign', question: none } })
    // The button was pressed while the question that took its place was on the way.
    person.say(signTyped({}, 1))
    await settle()
    assert.equal(world.host.heard.filter(message => 'answer' in message).length, 0)
    world.host.say(askToSign(channel, { version: 3 }))
    await person.stage('asking', 3)
    person.say(signTyped({}, 3))
    const { answer } = await world.host.hear('answer')
    assert.deepEqual([answer.number, answer.version], [1, 3])
  })

  const bad: [what: string, typed: Partial<Typed<'sign'>> & Record<string, unknown>][] = [
    ['a certificate that was not offered', { certificate: 'd'.repeat(64) }],
    ['a certificate that has an obstacle', { certificate: 'c'.repeat(64) }],
    ['another token', { token: 'token-2' }],
    ['a document that is not there', { documents: [1] }],
    ['no document', { documents: [] }],
    ['digests of its own', { digests: [new Uint8Array(32)] }],
    ['an empty PIN', { pin: { pin: new Uint8Array(), lastTryConfirmed: false } }],
  ]
  for (const [what, changes] of bad) {
    it(`ends the request when the window answers with ${what}`, async () => {
      const { world, person, call } = await startSigning('pay 1')
      person.say(signTyped(changes))
      assert.equal(await call.code, 'INTERNAL')
      await world.host.hear('cancel')
      assert.equal(world.host.heard.filter(message => 'answer' in message).length, 0)
    })
  }

  it('R23: a closed window is a refusal, before and after its page has loaded', async () => {
    const early = makeWorld()
    const first = early.page('connect')
    await settle()
    early.browser.closeWindow(1)
    assert.equal(await first.code, 'USER_REJECTED')
    const { world, person, call } = await startSigning('pay 1')
    person.port.disconnect()
    assert.equal(await call.code, 'USER_REJECTED')
    await world.host.hear('cancel')
  })

  it('R23: a window that is closed after the work is done refuses nothing, and the page may ask on', async () => {
    const { world, person, call, channel } = await startSigning('pay 1')
    person.port.onMessage.addListener(message => {
      if ((message as { now?: PromptStage }).now?.stage === 'done') person.port.disconnect()
    })
    person.say(signTyped())
    await heardAnswer(world)
    world.host.say({ channel, result: signResult() })
    assert.equal(await call.code, null)
    await world.host.hear('received')
    const next = world.page('sign', signParams('pay 2'))
    const code = await Promise.race([next.code, settle().then(() => 'asked')])
    assert.equal(code, 'asked')
  })

  it('R24: says that the request has ended when the page is gone, and takes no answer any more', async () => {
    const { world, person, call } = await startSigning('pay 1')
    call.port.disconnect()
    await person.stage('ended')
    person.say(signTyped())
    await world.host.hear('cancel')
    await settle()
    assert.equal(world.host.heard.filter(message => 'answer' in message).length, 0)
    assert.equal(world.browser.open.size, 1)
  })

  it('stays to say what failed, and makes room for the next question', async () => {
    const { world, person, call, channel } = await startSigning('pay 1')
    world.host.say({ channel, error: { code: 'TOKEN_REMOVED', details: {} } })
    assert.deepEqual(await call.reply, { error: { code: 'TOKEN_REMOVED', details: {} } })
    const { now } = await person.stage('failed')
    assert.deepEqual(now, { stage: 'failed', error: { code: 'TOKEN_REMOVED', details: {} } })
    assert.deepEqual([...world.browser.open.keys()], [1])
    world.page('connect', { scopes: ['tokens'] })
    await (await world.person()).stage('asking')
    await settle()
    assert.equal(world.browser.open.size, 1)
  })

  it('refuses certificates that nobody can read before anything is asked', async () => {
    const world = makeWorld()
    await world.allow('request')
    const call = world.page('installCertificate', { certificates: [Uint8Array.of(1, 2, 3)] })
    assert.equal(await call.code, 'CERTIFICATE_UNREADABLE')
    await settle()
    assert.equal(world.browser.open.size, 0)
  })
})
