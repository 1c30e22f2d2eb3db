/** Who signs what contradicts itself says that they know of it: of each, and of what is found out after they said so anew. */
import assert from 'node:assert/strict'
import { noChoices, type Choices } from '../../../extension/prompt/choices.ts'
import { doubtsBlocker } from '../../../extension/prompt/doubts.tsx'
import type { Amounts } from '../../../extension/prompt/totals.ts'

describe('documents that contradict themselves', () => {
  const kept = [0, 1, 2].map(index => ({ index, name: '', type: '', size: 1, digest: '', edges: null }))
  const blocker = (choices: Partial<Choices>, amounts: Amounts = new Map()): string | null =>
    doubtsBlocker(kept, { choices: { ...noChoices, ...choices }, amounts })

  it('are signed when the person knows of each of them, opened or read for its amount', () => {
    assert.equal(blocker({}), null)
    const differs: Amounts = new Map([[2, 'differs']])
    assert.equal(blocker({}, differs), 'doubts')
    assert.equal(blocker({ doubtful: new Set([1]) }), 'doubts')
    const opened = { doubtful: new Set([1]), knownDoubts: new Set([1]) }
    assert.equal(blocker(opened), null)
    assert.equal(blocker(opened, differs), 'doubts', 'found out later')
    assert.equal(blocker({ ...opened, knownDoubts: new Set([1, 2]) }, differs), null)
  })

  it('keep nobody from signing the others when they are left out', () => {
    assert.equal(
      doubtsBlocker(kept.slice(0, 1), { choices: { ...noChoices, doubtful: new Set([1]) }, amounts: new Map() }),
      null,
    )
  })
})
