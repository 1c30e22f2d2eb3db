/** Large things go through the content script's lane one after the other, and none that fails keeps the others waiting (T45). */
import assert from 'node:assert/strict'
import { oneAtATime } from '../../../extension/content/one-at-a-time.ts'

interface Begun {
  name: string
  leave: () => void
}

describe('the lane for large messages', () => {
  /** What has begun, in order; each name waits in the lane from the start. */
  function openLane(...names: string[]): Begun[] {
    const lane = oneAtATime()
    const begun: Begun[] = []
    for (const name of names) lane(leave => begun.push({ name, leave }))
    return begun
  }
  const namesOf = (begun: readonly Begun[]): string => begun.map(({ name }) => name).join(' ')

  it('lets the second begin only after the first has left, and each in its turn', () => {
    const begun = openLane('first', 'second', 'third')
    assert.equal(namesOf(begun), 'first')
    begun[0]?.leave()
    assert.equal(namesOf(begun), 'first second')
    begun[1]?.leave()
    assert.equal(namesOf(begun), 'first second third')
  })

  it('lets nobody past whoever is in it when the one before leaves twice', () => {
    const begun = openLane('first', 'second', 'third')
    begun[0]?.leave()
    begun[0]?.leave()
    assert.equal(namesOf(begun), 'first second')
  })

  it('is free again when everybody has left, and taken by the next', () => {
    const lane = oneAtATime()
    const begun: Begun[] = []
    const enter = (name: string): void => lane(leave => begun.push({ name, leave }))
    enter('first')
    begun[0]?.leave()
    enter('second')
    enter('third')
    assert.equal(namesOf(begun), 'first second')
  })
})
