/** What a person reads of signatures that were broken off: numbers in a sentence of their language, no more than is known (R2). */
import assert from 'node:assert/strict'
import { pluralForm } from '../../../extension/locales/format.ts'
import { languageCodes, type Language } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { countsOf, outcomeWords, type Counts, type OutcomeWords } from '../../../extension/ui/outcome-words.ts'

const wordsIn = (language: Language, counts: Counts): OutcomeWords =>
  outcomeWords(languages[language], (forms, count) => pluralForm(language, forms, count), counts)

describe('the words for signatures that were broken off', () => {
  const said = (details: Record<string, number | boolean>): OutcomeWords | null => {
    const counts = countsOf({ code: 'OUTCOME_UNKNOWN', details })
    return counts && wordsIn('en', counts)
  }

  it('say of how many it is certain, of how many not, and which are on no site', () => {
    assert.deepEqual(said({ signed: 640, of: 1_200 }), {
      title: 'It is not known how many of the 1,200 documents were signed',
      sentence: '640 of 1,200 were certainly signed; it is not known whether the others were.',
      next: 'Check the journal before you sign the same documents again.',
    })
    assert.deepEqual(said({ signed: 0, of: 3 }), {
      title: 'It is not known how many of the 3 documents were signed',
      sentence: null,
      next: 'Check the journal before you sign the same documents again.',
    })
    assert.match(said({ signed: 1, of: 3, delivered: false })?.title ?? '', /^1 of 3 signed, not /)
  })

  it('speak of one document where one is all there is, and count nothing where nobody counted', () => {
    assert.deepEqual(said({ signed: 0, of: 1 }), {
      title: 'It is not known whether the document was signed',
      sentence: null,
      next: 'Check the journal before you sign the same document again.',
    })
    assert.equal(said({ signed: 1, of: 1, delivered: false })?.title, 'Signed, but not delivered to the site')
    assert.equal(said({ signed: 0 }), null)
    assert.equal(countsOf({ code: 'HOST_LOST', details: { signed: 1, of: 3 } }), null)
  })

  it('put the documents into the case that their number takes in Russian', () => {
    const title = (of: number): string => wordsIn('ru', { signed: 0, of, known: false }).title
    assert.match(title(21), / из 21 документа /)
    for (const of of [2, 11, 25]) assert.match(title(of), new RegExp(` из ${of} документов `))
    assert.match(title(1_200), / из 1.200 документов /)
  })

  for (const language of languageCodes) {
    it(`have both numbers in ${language}, and are other words for one document than for many`, () => {
      for (const known of [false, true]) {
        const { title, sentence } = wordsIn(language, { signed: 4, of: 9, known })
        assert.match(sentence ?? title, /4/)
        assert.match(title, /9/)
        assert.doesNotMatch(title + sentence, /[{}]/)
        assert.notEqual(title, wordsIn(language, { signed: 4, of: 1, known }).title)
      }
    })
  }
})
