/** A batch that the host pauses, since its token was pulled: what the person may still do, and what is known of it by then. */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import type { Answer, Question } from '../../../shared/prompts/index.ts'
import { operations } from '../../../shared/operations/index.ts'
import { askToSign, candidate, pin, signResult, signTyped, token } from './questions.ts'
import { startSigning, type Signing } from './signing.ts'
import { settle } from './world.ts'

const three = ['pay 1', 'pay 2', 'pay 3']
const paused: NonNullable<Question<'sign'>['paused']> = {
  reason: 'removed',
  signed: 1,
  of: 3,
  candidate: candidate('a', 'RSA-SHA256'),
}

/** Three documents, agreed to; one is signed, and the token is gone. */
async function startPause(): Promise<Signing> {
  const signing = await startSigning(...three)
  const { world, person, channel } = signing
  person.say(signTyped({ documents: [0, 1, 2] }))
  await world.host.hear('answer')
  world.host.say({ channel, progress: { done: 1, total: 3 } })
  world.host.say(askToSign(channel, { number: 2, paused }))
  await person.stage('asking', 2)
  return signing
}

const answersOf = ({ world }: Signing) =>
  world.host.heard.flatMap(message =>
    'answer' in message ? [message.answer as { number: number; value: unknown }] : [],
  )

const outcome = (reason: string): object => ({
  error: { code: 'OUTCOME_UNKNOWN', details: { signed: 1, of: 3, reason } },
})

describe('a batch that waits for its token', () => {
  it('is gone on with by a PIN for the very documents, and the page gets its result', async () => {
    const signing = await startPause()
    const { world, person, call, channel } = signing
    person.say(signTyped({ documents: [0, 1, 2], pin: pin('4321') }, 2))
    await settle()
    const [first, second] = answersOf(signing).map(({ value }) => value as Answer<'sign'>)
    assert.deepEqual(second?.documents, first?.documents)
    world.host.say({ channel, result: signResult(3) })
    assert.equal(await call.code, null)
    await person.stage('done')
  })

  for (const [how, decline] of [
    ['says so', ({ person }: Signing) => person.say({ reject: true })],
    ['closes the window', ({ person }: Signing) => person.port.disconnect()],
  ] as const) {
    it(`ends with what is signed when the person ${how}: nothing is cancelled, and the page gets it`, async () => {
      const signing = await startPause()
      const { world, call, channel } = signing
      decline(signing)
      await settle()
      assert.deepEqual(answersOf(signing).at(-1), {
        number: 2,
        version: 1,
        value: {
          token: token.id,
          certificate: 'a'.repeat(64),
          pin: { pin: null, lastTryConfirmed: false },
          documents: [],
        },
      })
      assert.ok(!world.host.heard.some(message => 'cancel' in message))
      const [one] = signResult(1).results
      const removed = { error: { code: 'TOKEN_REMOVED', details: {} } }
      world.host.say({ channel, result: { ...signResult(1), results: [one, removed, removed] } })
      const { result } = (await call.reply) as { result: { results: object[] } }
      assert.deepEqual(
        result.results.map(made => 'signature' in made),
        [true, false, false],
      )
    })
  }

  it('of a page that goes away: what was signed is told, as far as it is known', async () => {
    const { world, call, person } = await startPause()
    call.port.disconnect()
    await world.host.hear('cancel')
    const { now } = await person.stage('undelivered')
    assert.deepEqual(now, { stage: 'undelivered', signed: 1, of: 3, known: false })
  })

  it('has the time of a question, and says then what was signed', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      const { call } = await startPause()
      mock.timers.tick(operations.sign.timeLimitMs)
      assert.deepEqual(await call.reply, outcome('TIMED_OUT'))
    } finally {
      mock.timers.reset()
    }
  })

  it('is none when nobody has agreed to anything: the host misbehaves', async () => {
    const { world, call, channel } = await startSigning(...three)
    world.host.say(askToSign(channel, { number: 1, version: 2, paused }))
    assert.equal(await call.code, 'HOST_MISBEHAVED')
  })
})
