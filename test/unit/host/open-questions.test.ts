/** The questions of one request: kept fresh, answered once by their number, ended by an abort. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQuestions } from '../../../host/serving/open-questions.ts'
import { limits } from '../../../shared/limits.ts'
import type { Question } from '../../../shared/prompts/index.ts'

function start() {
  const said: unknown[] = []
  const abort = new AbortController()
  const questions = openQuestions({ say: part => said.push(part), signal: abort.signal })
  return { said, abort, ...questions }
}

type Made = Question<'requestCertificate'>
const prompt = 'requestCertificate'
const plain: Made = { tokens: [], problem: null }
const changed: Made = { ...plain, problem: { code: 'TOKEN_REMOVED', details: {} } }
const value = { token: 'x', pin: { pin: null, lastTryConfirmed: false }, exportable: false }

describe('the questions of a request', () => {
  it('are answered by their number, with what was seen', async () => {
    const { said, ask, answer } = start()
    for (const number of [1, 2]) {
      const answered = ask(prompt, plain)
      await sleep(0)
      answer({ number, version: 1, value })
      assert.deepEqual(await answered, { answer: value, question: plain })
      assert.deepEqual(said[number - 1], { ask: { number, version: 1, prompt, question: plain } })
    }
  })

  it('leave an answer alone that is for another question, or comes when nothing is asked', async () => {
    const { ask, answer } = start()
    answer({ number: 1, version: 1, value })
    const answered = ask(prompt, plain)
    await sleep(0)
    for (const number of [0, 2]) answer({ number, version: 1, value: { ...value, token: 'other' } })
    answer({ number: 1, version: 1, value })
    assert.deepEqual((await answered).answer, value)
    answer({ number: 1, version: 1, value })
  })

  it('refuse an answer of the wrong shape, and one to a version that nobody saw', async () => {
    for (const wrong of [
      { version: 1, value: { ...value, more: 1 } },
      { version: 2, value },
      { version: 0, value },
    ]) {
      const { ask, answer } = start()
      const answered = ask(prompt, plain)
      await sleep(0)
      answer({ number: 1, ...wrong })
      await assert.rejects(answered, { code: 'BAD_PARAMS' })
    }
  })

  it('end with the abort, before and after they were asked, and while they are made', async () => {
    const { said, ask, abort } = start()
    const answered = ask(prompt, plain)
    await sleep(0)
    abort.abort(new Error('gone'))
    await assert.rejects(answered, /gone/)
    await assert.rejects(ask(prompt, plain), /gone/)
    const late = start()
    const made = late.ask(prompt, () => sleep(10, plain))
    late.abort.abort(new Error('gone'))
    await assert.rejects(made, /gone/)
    assert.deepEqual([said.length, late.said.length], [1, 0])
  })

  it('are asked again when what they tell has changed, and only then', async () => {
    const { said, ask, answer } = start()
    let made = 0
    const answered = ask(prompt, async () => (made++ === 0 ? plain : changed))
    await sleep(limits.tokenPollMs * 2.5)
    assert.deepEqual(said, [
      { ask: { number: 1, version: 1, prompt, question: plain } },
      { ask: { number: 1, version: 2, prompt, question: changed } },
    ])
    answer({ number: 1, version: 2, value })
    assert.deepEqual(await answered, { answer: value, question: changed })
  }).timeout(5000)

  it('R7: give the answer with the version that was seen, though a newer one is on its way', async () => {
    const { said, ask, answer } = start()
    let made = 0
    const answered = ask(prompt, async () => (made++ === 0 ? plain : changed))
    await sleep(limits.tokenPollMs * 1.5)
    assert.equal(said.length, 2)
    answer({ number: 1, version: 1, value })
    assert.deepEqual(await answered, { answer: value, question: plain })
  }).timeout(5000)

  it('give nobody a version that was made and not said', async () => {
    const { said, ask, answer } = start()
    const making: ((question: Made) => void)[] = []
    const answered = ask(prompt, () => new Promise<Made>(resolve => making.push(resolve)))
    making[0]?.(plain)
    await sleep(limits.tokenPollMs * 1.5)
    assert.equal(making.length, 2)
    answer({ number: 1, version: 1, value })
    making[1]?.(changed)
    assert.deepEqual((await answered).question, plain)
    assert.equal(said.length, 1)
  }).timeout(5000)

  it('end with the fault that kept them from being made again', async () => {
    const { ask } = start()
    let made = 0
    const answered = ask('sign', async () => {
      if (made++ > 0) throw new Error('module gone')
      return { candidates: [], problem: null, paused: null, earlier: [] }
    })
    await assert.rejects(answered, /module gone/)
  }).timeout(5000)

  it('are not ended by the late fault of one that was answered', async () => {
    const { ask, answer } = start()
    const making: ((error: Error) => void)[] = []
    const first = ask(prompt, () =>
      making.length === 0
        ? (making.push(() => undefined), Promise.resolve(plain))
        : new Promise((_, reject) => making.push(reject)),
    )
    await sleep(limits.tokenPollMs * 1.5)
    answer({ number: 1, version: 1, value })
    await first
    const second = ask(prompt, plain)
    await sleep(0)
    making[1]?.(new Error('of the first'))
    await sleep(0)
    answer({ number: 2, version: 1, value })
    assert.deepEqual(await second, { answer: value, question: plain })
  }).timeout(5000)
})
