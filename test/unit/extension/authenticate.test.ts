/** A login on its way through the background: who may ask for one, what the host is told, what the page gets. */
import assert from 'node:assert/strict'
import type { Result } from '../../../shared/operations/index.ts'
import { pin, signQuestion, token } from './questions.ts'
import { bank, makeWorld, senderOf, settle, type PageCall, type Person, type World } from './world.ts'

const { paused: _, earlier: __, ...loginQuestion } = signQuestion

const challenge = 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s='
const certificate = 'a'.repeat(64)
const typed = { token: token.id, certificate, pin: pin('1234') }
const made: Result<'authenticate'> = {
  unverifiedCertificate: 'MAA=',
  algorithm: 'ES256',
  signature: 'AAAA',
  format: 'web-eid:1.0',
  appVersion: 'https://mohur.org/releases/0',
}

interface Asked {
  world: World
  call: PageCall
  person: Person
  channel: number
}

/** Led to the point where the person reads. */
async function startLogin(world = makeWorld()): Promise<Asked> {
  await world.allow('sign')
  const call = world.page('authenticate', { challenge })
  const { channel, open } = await world.host.hear('open')
  const { keepingKey, ...opened } = open
  assert.equal(keepingKey?.length, 32)
  assert.deepEqual(opened, { operation: 'authenticate', origin: bank, params: { challenge } })
  world.host.say({ channel, ask: { number: 1, version: 1, prompt: 'authenticate', question: loginQuestion } })
  const person = await world.person()
  await person.stage('asking')
  return { world, call, person, channel }
}

/** And agreed to. */
async function agreedLogin(): Promise<Asked> {
  const asked = await startLogin()
  asked.person.say({ answer: { number: 1, typed } })
  const { answer } = await asked.world.host.hear('answer')
  assert.deepEqual(answer, { number: 1, version: 1, value: { ...typed, pin: pin('1234') } })
  return asked
}

describe('a login', () => {
  it('is asked for in the browser’s word of the origin, and its token goes to the page as it is', async () => {
    const { world, call, person, channel } = await agreedLogin()
    const { origin, request } = await person.stage('asking')
    assert.deepEqual([origin, request], [bank, { operation: 'authenticate', params: { challenge } }])
    world.host.say({ channel, result: made })
    assert.deepEqual(await call.reply, { result: made })
    const { now } = await person.stage('done')
    assert.deepEqual(now, { stage: 'done', operation: 'authenticate', count: 1, of: 1, fault: null })
    await world.host.hear('received')
  })

  it('is nothing that a page may ask for without the scope to sign, nor our own pages at all', async () => {
    const world = makeWorld()
    assert.equal(await world.page('authenticate', { challenge }).code, 'NOT_ALLOWED')
    await world.allow('certificates', 'tokens', 'request')
    const missing = { error: { code: 'NOT_ALLOWED', details: { scope: 'sign' } } }
    assert.deepEqual(await world.page('authenticate', { challenge }).reply, missing)
    assert.equal(await world.own('authenticate', { challenge }).code, 'UNKNOWN_OPERATION')
    assert.equal(world.host.starts, 0)
  })

  it('takes no origin from a page, and no challenge that is short, long or no Base64', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const expected = 'Base64 of at least 32 bytes'
    const refused: [params: object, details: object][] = [
      [
        { challenge, origin: 'https://evil.example' },
        { at: '', unknownKey: 'origin' },
      ],
      [{ challenge: challenge.slice(4) }, { at: 'challenge', expected }],
      [{ challenge: `${challenge.slice(0, -2)}_=` }, { at: 'challenge', expected }],
      [{ challenge: challenge.slice(0, -1).repeat(4) }, { at: 'challenge', expected: 'at most 128 characters' }],
      [{}, { at: 'challenge', expected: 'string' }],
    ]
    for (const [params, details] of refused)
      assert.deepEqual(await world.page('authenticate', params).reply, { error: { code: 'BAD_PARAMS', details } })
    assert.equal(await world.page('authenticate', { challenge }, senderOf('null')).code, 'NOT_ALLOWED')
    assert.equal(world.host.starts, 0)
  })

  it('has its own question: an answer to a signature’s is none, and a host that asks for one misbehaves', async () => {
    const { world, call, channel } = await startLogin()
    world.host.say({ channel, ask: { number: 1, version: 2, prompt: 'sign', question: signQuestion } })
    assert.equal(await call.code, 'HOST_MISBEHAVED')
  })

  it('hands no PIN on that came with documents', async () => {
    const { world, call, person } = await startLogin()
    person.say({ answer: { number: 1, typed: { ...typed, documents: [0] } } })
    assert.equal(await call.code, 'INTERNAL')
    assert.equal(world.host.heard.filter(message => 'answer' in message).length, 0)
  })

  it('that was broken off after the person agreed is not known, to the page and in the window', async () => {
    const { world, call, person } = await agreedLogin()
    world.host.die()
    const error = { code: 'OUTCOME_UNKNOWN', details: { signed: 0, of: 1, reason: 'HOST_LOST' } }
    assert.deepEqual(await call.reply, { error })
    assert.deepEqual((await person.stage('failed')).now, { stage: 'failed', error })
  })

  it('makes a page wait after a wrong PIN that nothing came of', async () => {
    const { world, call, person, channel } = await agreedLogin()
    const question = { ...loginQuestion, problem: { code: 'PIN_INCORRECT', details: {} } }
    world.host.say({ channel, ask: { number: 2, version: 1, prompt: 'authenticate', question } })
    await person.stage('asking', 2)
    person.say({ reject: true })
    assert.equal(await call.code, 'USER_REJECTED')
    await settle()
    assert.equal(await world.page('authenticate', { challenge }).code, 'TOO_MANY_REQUESTS')
  })
})
