/** T5, G10: whatever the order in which many tabs ask and the host answers, an answer reaches the tab that asked, once, and no other. */
import assert from 'node:assert/strict'
import { report, rounds } from '../../support/endurance.ts'
import { seededRandom } from '../../support/fault-schedule.ts'
import { token } from './questions.ts'
import { makeWorld, senderOf, tick, type PageCall } from './world.ts'

/** So many that none asks more often than one site may. */
const tabs = rounds({ small: 50, full: 250 })
const requests = rounds({ small: 2_000, full: 10_000 })
const { pin: _, ...summary } = token

describe('the background among many tabs', () => {
  it(`T5, G10: hands ${requests} answers of the host to the tabs that asked, in whatever order`, async () => {
    const random = seededRandom(5)
    const below = (limit: number): number => Math.floor(random() * limit)
    const origins = Array.from({ length: tabs }, (_, tab) => `https://tab-${tab}.example`)
    /** Requests that the host has and has not answered yet. */
    const unanswered: { channel: number; origin: string }[] = []
    const world = makeWorld({
      on: message => {
        if ('open' in message) unanswered.push({ channel: message.channel, origin: message.open.origin ?? '' })
      },
    })
    for (const origin of origins) await world.background.origins.allow(origin, ['tokens'])
    const asked: { origin: string; call: PageCall; left: boolean }[] = []
    const answers = new Set<string>()
    const answerOne = (): void => {
      const [one] = unanswered.splice(below(unanswered.length), 1)
      if (!one) return
      const label = `${one.origin} ${one.channel}`
      answers.add(label)
      world.host.say({ channel: one.channel, result: [{ ...summary, label }] })
    }
    while (asked.length < requests) {
      for (let burst = below(20); burst > 0; burst--) {
        const origin = origins[below(tabs)] ?? ''
        asked.push({ origin, call: world.page('listTokens', {}, senderOf(origin)), left: false })
      }
      // Some leave before they are answered; the host answers them all the same.
      const leaving = asked[asked.length - 1 - below(30)]
      if (leaving && below(10) === 0) {
        leaving.left = true
        leaving.call.port.disconnect()
      }
      await tick()
      for (let burst = below(24); burst > 0; burst--) answerOne()
      await tick()
    }
    for (let turns = 0; turns < requests / 2; turns++) {
      answerOne()
      await tick()
    }
    const got = new Set<string>()
    for (const { origin, call } of asked.filter(({ left }) => !left)) {
      const reply = await call.reply
      assert.ok('result' in reply, JSON.stringify(reply))
      const [{ label = '' } = {}] = reply.result as { label?: string }[]
      assert.ok(answers.has(label), `${origin} got ${label}`)
      assert.equal(label.split(' ')[0], origin)
      assert.ok(!got.has(label), `${label} came once`)
      got.add(label)
    }
    assert.ok(got.size > requests / 2)
    report({ figure: 'G10', result: `${requests} requests of ${tabs} tabs in random order, 0 at another tab` })
  }).timeout(30_000 + requests * 15)
})
