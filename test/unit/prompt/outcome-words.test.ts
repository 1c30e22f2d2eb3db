/** What a person reads of signatures that were broken off: numbers in a sentence of their language, no more than is known (R2). */
import assert from 'node:assert/strict'
import { languageCodes } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { countsOf, outcomeText } from '../../../extension/ui/outcome-words.ts'

describe('the words for signatures that were broken off', () => {
  const texts = languages.en
  const said = (details: Record<string, number | boolean>): string | null => {
    const counts = countsOf({ code: 'OUTCOME_UNKNOWN', details })
    return counts && outcomeText(texts, counts)
  }

  it('say of how many it is certain, of how many not, and which are on no site', () => {
    assert.equal(
      said({ signed: 640, of: 1_200 }),
      '640 of 1,200 were certainly signed; it is not known whether the others were.',
    )
    assert.equal(said({ signed: 0, of: 3 }), 'It is not known whether any of the 3 documents was signed.')
    assert.match(said({ signed: 1, of: 3, delivered: false }) ?? '', /^1 of 3 signed, not /)
  })

  it('leave it to the title where one signature is all there is, and where nobody counted', () => {
    assert.equal(said({ signed: 0, of: 1 }), null)
    assert.equal(said({ signed: 0 }), null)
    assert.equal(countsOf({ code: 'HOST_LOST', details: { signed: 1, of: 3 } }), null)
  })

  for (const language of languageCodes) {
    it(`have both numbers in ${language}`, () => {
      for (const [signed, known] of [
        [4, false],
        [4, true],
      ] as const) {
        const text = outcomeText(languages[language], { signed, of: 9, known }) ?? ''
        assert.match(text, /4/)
        assert.match(text, /9/)
        assert.doesNotMatch(text, /[{}]/)
      }
    })
  }
})
