/** What a page's developer reads of an error. */
import assert from 'node:assert/strict'
import { errorSentences } from '../../../shared/error-sentences.ts'
import { errorCodes, MohurError } from '../../../shared/errors.ts'

describe('the sentences for a developer', () => {
  it('are whole sentences, one of its own for each code', () => {
    for (const code of errorCodes) assert.match(errorSentences[code], /^[A-Z][^"\n|]{15,120}\.$/, code)
    assert.equal(new Set(Object.values(errorSentences)).size, errorCodes.length)
  })

  it('are an error message between its code and its details', () => {
    const error = new MohurError('NOT_ALLOWED', { scope: 'sign' }, { sentence: errorSentences.NOT_ALLOWED })
    assert.equal(
      error.message,
      'NOT_ALLOWED: This origin has no permission for that; call connect() with the scope when the person clicks. {"scope":"sign"}',
    )
    assert.equal(new MohurError('ABORTED').message, 'ABORTED')
  })

  it('belong to one kind of error, of which a page has two copies', () => {
    class MohurErrorOfThePage extends Error {
      override readonly name = 'MohurError'
      readonly code = 'ABORTED'
    }
    assert.ok(new MohurErrorOfThePage() instanceof MohurError)
    assert.ok(new MohurError('ABORTED') instanceof MohurError)
    for (const other of [
      new Error('MohurError'),
      Object.assign(new Error('x'), { code: 'ENOENT' }),
      { name: 'MohurError', code: 'X' },
      null,
    ])
      assert.ok(!(other instanceof MohurError))
  })

  it('keep what caused the error', () => {
    const cause = new Error('why')
    assert.equal(new MohurError('INTERNAL', {}, { cause }).cause, cause)
  })
})
