/** The manager's own thinking: which section an address means. */
import assert from 'node:assert/strict'
import { placeOf } from '../../../extension/manager/place.ts'
import { managerTasks } from '../../../shared/operations/open-token-manager.ts'

describe('the address of the manager', () => {
  it('opens every task that a page may ask for, on the token it names', () => {
    for (const task of managerTasks) assert.notEqual(placeOf(`#${task}?token=x`).section, 'settings')
    assert.deepEqual(placeOf('#changePin?token=a%2Fb'), { section: 'tokens', token: 'a/b', task: 'changePin' })
    assert.deepEqual(placeOf('#readiness'), { section: 'readiness', token: null, task: null })
  })

  it('opens the tokens for anything else', () => {
    for (const hash of ['', '#', '#nothing', '#constructor', '#__proto__'])
      assert.equal(placeOf(hash).section, 'tokens', hash)
  })
})
