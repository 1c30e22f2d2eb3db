/** T24: however often and in whatever order a person presses, a window is answered once. */
import assert from 'node:assert/strict'
import { seededRandom } from '../../support/fault-schedule.ts'
import { signResult, signTyped } from './questions.ts'
import { startSigning } from './signing.ts'
import { settle, tick } from './world.ts'

const schedules = 1_000

describe('a person who presses more than once', () => {
  it(`T24: answers once in each of ${schedules} random schedules of presses, windows and refusals`, async () => {
    const random = seededRandom(24)
    const below = (limit: number): number => Math.floor(random() * limit)
    let approved = 0
    for (let schedule = 0; schedule < schedules; schedule++) {
      const { world, person, channel } = await startSigning('pay 1')
      const url = world.browser.open.get(1) ?? ''
      const steps: Record<string, () => unknown> = {
        approve: () => person.say(signTyped()),
        reject: () => person.say({ reject: true }),
        close: () => person.port.disconnect(),
        reopen: () =>
          world
            .person(url)
            .then(second => second.say(signTyped()))
            .catch(() => undefined),
        'answer another': () => person.say(signTyped({}, 1 + below(4))),
        'host answers': () => world.host.say({ channel, result: signResult() }),
      }
      const names = Object.keys(steps)
      const order = [
        ...Array.from({ length: below(4) }, () => 'approve'),
        ...Array.from({ length: 2 + below(5) }, () => names[below(names.length)] ?? ''),
      ]
      const first = order[0]
      for (const name of order) {
        try {
          steps[name]?.()
        } catch {
          // The port of a window that has gone.
        }
        for (let turns = below(4); turns > 0; turns--) await tick()
      }
      await settle()
      const answers = world.host.heard.filter(message => 'answer' in message).length
      const what = `${schedule}: ${order.join(', ')}`
      assert.ok(answers <= 1, what)
      if (first === 'approve') assert.equal(answers, 1, what)
      if (first === 'reject' || first === 'close') assert.equal(answers, 0, what)
      approved += answers
      world.browser.disconnectAll()
      world.host.die()
    }
    assert.ok(approved > schedules / 4 && approved < schedules)
  }).timeout(120_000)
})
