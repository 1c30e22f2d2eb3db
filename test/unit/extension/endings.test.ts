/** What is told of a request that was broken off after the person agreed: what is known, and never more (R2, T49). */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import type { PromptState } from '../../../extension/prompt-messages.ts'
import { operations } from '../../../shared/operations/index.ts'
import { askToSign, pin, signParams, signResult, signTyped, token } from './questions.ts'
import { agreeToSign, startSigning, type Signing } from './signing.ts'
import { bank, makeWorld, senderOf, settle } from './world.ts'

const three = ['pay 1', 'pay 2', 'pay 3']

/** Three documents, agreed to; the host has told of one. */
async function startWork(): Promise<Signing> {
  const signing = await startSigning(...three)
  const { world, person, channel } = signing
  person.say(signTyped({ documents: [0, 1, 2] }))
  await world.host.hear('answer')
  world.host.say({ channel, progress: { done: 1, total: 3 } })
  await settle()
  return signing
}

const unknown = (reason: string, more: object = {}): object => ({
  error: { code: 'OUTCOME_UNKNOWN', details: { signed: 1, of: 3, reason, ...more } },
})

const stageOf = ({ states }: Signing['person']): PromptState['now'] | undefined => states.at(-1)?.now

describe('a request that is broken off after the person agreed', () => {
  it('R24: by the closing of the page: the window says what was signed and not handed over', async () => {
    const { world, call, person } = await startWork()
    call.port.disconnect()
    await world.host.hear('cancel')
    const { now } = await person.stage('undelivered')
    assert.deepEqual(now, { stage: 'undelivered', signed: 1, of: 3, known: false })
    assert.equal(world.browser.open.size, 1)
  })

  it('by the person, in the window: page and window are told that it is not known', async () => {
    const { call, person } = await startWork()
    person.say({ reject: true })
    assert.deepEqual(await call.reply, unknown('USER_REJECTED'))
    await person.stage('undelivered')
  })

  for (const reason of ['HOST_LOST', 'HOST_MISBEHAVED']) {
    it(`R2: by ${reason}: page and window are told so`, async () => {
      const { world, call, person, channel } = await startWork()
      if (reason === 'HOST_LOST') world.host.die()
      else world.host.say({ channel, result: 1 })
      assert.deepEqual(await call.reply, unknown(reason))
      const { now } = await person.stage('failed')
      assert.deepEqual(now, { stage: 'failed', ...unknown(reason) })
    })
  }

  it('by an error of the host: that is what is so', async () => {
    const { world, call, channel, person } = await startWork()
    const error = { code: 'TOKEN_FAILED', details: {} }
    world.host.say({ channel, error })
    assert.deepEqual(await call.reply, { error })
    await person.stage('failed')
  })

  it('R8: by a module that died over it: the window does not blame the page', async () => {
    const { world, call, channel, person } = await startWork()
    world.host.say({
      channel,
      error: { code: 'OUTCOME_UNKNOWN', details: { signed: 1, reason: 'MODULE_CRASHED' } },
    })
    assert.deepEqual(await call.reply, unknown('MODULE_CRASHED'), 'with how many were agreed to')
    assert.deepEqual((await person.stage('failed')).now, { stage: 'failed', ...unknown('MODULE_CRASHED') })
  })

  for (const operation of ['sign', 'requestCertificate'] as const) {
    it(`by no clock: ${operation} goes on for as long as the token takes`, async () => {
      mock.timers.enable({ apis: ['setTimeout'] })
      try {
        const world = makeWorld()
        await world.allow('sign', 'request')
        const call =
          operation === 'sign'
            ? world.page('sign', signParams('pay 1'))
            : world.page('requestCertificate', {
                subject: [{ type: 'CN', value: 'A' }],
                key: { algorithm: 'P-256' },
              })
        const { channel } = await world.host.hear('open')
        const question = { tokens: [{ token, newPin: false, obstacle: null }], problem: null }
        world.host.say(
          operation === 'sign'
            ? askToSign(channel)
            : { channel, ask: { number: 1, version: 1, prompt: operation, question } },
        )
        const person = await world.person()
        await person.stage('asking')
        const typed = { token: token.id, pin: pin('1234'), exportable: false }
        person.say(operation === 'sign' ? signTyped() : { answer: { number: 1, typed } })
        await world.host.hear('answer')
        mock.timers.tick((operations[operation].timeLimitMs ?? 0) * 10)
        await settle()
        assert.equal(
          world.host.heard.some(message => 'cancel' in message),
          false,
        )
        const code = await Promise.race([call.code, settle().then(() => 'open')])
        assert.equal(code, 'open')
      } finally {
        mock.timers.reset()
      }
    })
  }

  it('is on the clock again when the person is asked again, because nothing came of it', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      const { world, call, channel, person } = await startSigning('pay 1')
      person.say(signTyped())
      await world.host.hear('answer')
      world.host.say(askToSign(channel, { number: 2, problem: { code: 'PIN_INCORRECT', details: {} } }))
      await person.stage('asking', 2)
      assert.deepEqual(call.notes, ['permitted', 'signing', 'asking'])
      mock.timers.tick(operations.sign.timeLimitMs)
      assert.equal(await call.code, 'TIMED_OUT')
    } finally {
      mock.timers.reset()
    }
  })
})

describe('a result that nobody took', () => {
  /** A page that does with the result what it is told to. */
  async function deliver(take: (port: ReturnType<typeof connect>) => void) {
    const world = makeWorld()
    await world.allow('sign')
    const port = connect(world)
    const heard: object[] = []
    port.postMessage({ open: { operation: 'sign', params: signParams(...three) }, activated: true })
    const { channel, person } = await agreeToSign(world, [0, 1, 2])
    port.onMessage.addListener(message => {
      heard.push(message as object)
      if ('result' in (message as object)) take(port)
    })
    world.host.say({ channel, result: signResult(3) })
    await person.stage('done')
    await settle()
    return { world, person, heard, channel }
  }
  const connect = (world: ReturnType<typeof makeWorld>) => world.browser.connectFrom('page', senderOf(bank))

  it('T49: because the page was closed: the host is told, and the person, in words of its own', async () => {
    const { world, person, channel } = await deliver(port => port.disconnect())
    assert.deepEqual(await world.host.hear('cancel'), { channel, cancel: true })
    const { now } = await person.stage('undelivered')
    assert.deepEqual(now, { stage: 'undelivered', signed: 3, of: 3, known: true })
    assert.equal(
      world.host.heard.some(message => 'received' in message),
      false,
    )
  })

  it('because the page did not confirm within a minute: it is told what was signed, and so is the person', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      const { world, person, heard } = await deliver(() => undefined)
      mock.timers.tick(60_000)
      await world.host.hear('cancel')
      await person.stage('undelivered')
      await settle()
      const details = { signed: 3, of: 3, reason: 'TIMED_OUT', delivered: false }
      const { error } = heard.at(-1) as { error: { code: string; details: unknown } }
      assert.deepEqual([error.code, error.details], ['OUTCOME_UNKNOWN', details])
      assert.equal(stageOf(person)?.stage, 'undelivered')
    } finally {
      mock.timers.reset()
    }
  })
})

describe('a result that is there', () => {
  it('is on its way to the page before the window says that it is done', async () => {
    const { world, call, channel, person } = await startSigning('pay 1')
    person.say(signTyped())
    await world.host.hear('answer')
    const told: string[] = []
    call.port.onMessage.addListener(message => {
      if ('result' in (message as object)) told.push('page')
    })
    person.port.onMessage.addListener(message => {
      if ((message as { now?: PromptState['now'] }).now?.stage === 'done') told.push('window')
    })
    world.host.say({ channel, result: signResult() })
    await person.stage('done')
    await settle()
    assert.deepEqual(told, ['page', 'window'])
  })
})

describe('a change of the token that is broken off after the person agreed', () => {
  async function startChange() {
    const world = makeWorld()
    const call = world.own('changePin', { token: token.id })
    const { channel } = await world.host.hear('open')
    world.host.say({
      channel,
      ask: { number: 1, version: 1, prompt: 'setPin', question: { token, tries: token.pin.tries, problem: null } },
    })
    const person = await world.person()
    await person.stage('asking')
    person.say({ answer: { number: 1, typed: { pin: pin('1234'), newPin: pin('5678').pin } } })
    await world.host.hear('answer')
    return { world, call, person }
  }

  it('R2: by the loss of the host: it is not known whether the token was changed', async () => {
    const { world, call, person } = await startChange()
    world.host.die()
    assert.equal(await call.code, 'TOKEN_STATE_UNKNOWN')
    await person.stage('failed')
    assert.deepEqual(call.notes, ['changing'])
  })

  it('by the person: it is not known either', async () => {
    const { call, person } = await startChange()
    person.say({ reject: true })
    assert.equal(await call.code, 'TOKEN_STATE_UNKNOWN')
    await person.stage('failed')
  })
})
