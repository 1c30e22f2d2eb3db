/** The questions of one request: kept fresh, answered once, ended by an abort. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQuestions } from '../../../host/serving/open-questions.ts'
import { limits } from '../../../shared/limits.ts'

function start() {
  const said: unknown[] = []
  const abort = new AbortController()
  const questions = openQuestions({ say: part => said.push(part), signal: abort.signal })
  return { said, abort, ...questions }
}

const place = { index: 0, offset: 0, length: 1 }
const value = { bytes: Uint8Array.of(7) }
const none = { candidates: [], problem: null }

describe('the questions of a request', () => {
  it('are answered by the prompt that is open', async () => {
    const { said, ask, answer } = start()
    const answered = ask('content', place)
    await sleep(0)
    answer({ prompt: 'content', value })
    assert.deepEqual(await answered, value)
    assert.deepEqual(said, [{ ask: { prompt: 'content', question: place } }])
  })

  it('leave an answer alone that is for another prompt, or comes when nothing is asked', async () => {
    const { ask, answer } = start()
    answer({ prompt: 'content', value })
    const answered = ask('content', place)
    await sleep(0)
    answer({ prompt: 'sign', value })
    answer({ prompt: '__proto__', value })
    answer({ prompt: 'content', value })
    assert.deepEqual(await answered, value)
    answer({ prompt: 'content', value: { bytes: Uint8Array.of(8) } })
  })

  it('refuse an answer of the wrong shape', async () => {
    const { ask, answer } = start()
    const answered = ask('content', place)
    await sleep(0)
    answer({ prompt: 'content', value: { bytes: 'x', more: 1 } })
    await assert.rejects(answered, { code: 'BAD_PARAMS' })
  })

  it('end with the abort, before and after they were asked', async () => {
    const { ask, abort } = start()
    const answered = ask('content', place)
    await sleep(0)
    abort.abort(new Error('gone'))
    await assert.rejects(answered, /gone/)
    await assert.rejects(ask('content', place), /gone/)
  })

  it('are asked again when what they tell has changed, and only then', async () => {
    const { said, ask, answer } = start()
    let tokens = 0
    const question = { tokens: [], problem: null }
    const answered = ask('requestCertificate', async () =>
      tokens++ === 0 ? question : { ...question, problem: { code: 'NO_TOKEN', details: {} } },
    )
    await sleep(limits.tokenPollMs * 2.5)
    assert.equal(said.length, 2)
    answer({
      prompt: 'requestCertificate',
      value: { token: 'x', pin: { pin: null, lastTryConfirmed: false }, exportable: false },
    })
    await answered
  }).timeout(5000)

  it('end with the fault that kept them from being made again', async () => {
    const { ask } = start()
    let made = 0
    const answered = ask('sign', async () => {
      if (made++ > 0) throw new Error('module gone')
      return none
    })
    await assert.rejects(answered, /module gone/)
  }).timeout(5000)
})
