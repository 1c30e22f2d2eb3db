/** Every prompt has its view, and every view its prompt. */
import assert from 'node:assert/strict'
import { views } from '../../../extension/prompt/views/index.ts'
import { promptNames } from '../../../shared/prompts/index.ts'

describe('the views of the prompt window', () => {
  it('are those of the prompts', () => {
    assert.deepEqual(Object.keys(views).toSorted(), promptNames.toSorted())
  })
})
