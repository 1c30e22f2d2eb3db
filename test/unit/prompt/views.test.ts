/** Every prompt that a person answers has its view, and every view its prompt. */
import assert from 'node:assert/strict'
import { views } from '../../../extension/prompt/views/index.ts'
import { promptNames, prompts } from '../../../shared/prompts/index.ts'

describe('the views of the prompt window', () => {
  it('are those of the prompts that a person answers', () => {
    const asked = promptNames.filter(name => prompts[name].answers === 'person')
    assert.deepEqual(Object.keys(views).toSorted(), asked.toSorted())
  })
})
