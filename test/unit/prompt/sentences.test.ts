/** What the window says is asked, done and being done. */
import assert from 'node:assert/strict'
import { errorTextOf } from '../../../extension/locales/error-text.ts'
import { languageCodes, type Language } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { pluralForm } from '../../../extension/locales/format.ts'
import type { Plural } from '../../../extension/locales/text-tables.ts'
import type { ErrorDetails } from '../../../shared/errors.ts'
import type { RequestView } from '../../../extension/prompt-messages.ts'
import { loginOutcome } from '../../../extension/prompt/login-outcome.ts'
import { asksText, doneText, workingText } from '../../../extension/prompt/sentences.ts'

const choose =
  (language: Language) =>
  (forms: Plural, count: number): string =>
    pluralForm(language, forms, count)

const signing = (count: number): RequestView => ({
  operation: 'sign',
  place: 'around',
  markedPage: null,
  role: null,
  authorities: [],
  documents: Array.from({ length: count }, (_, index) => ({
    index,
    name: 'a',
    type: '',
    size: 0,
    digest: '',
    edges: null,
  })),
})

describe('the sentences of the prompt window', () => {
  it('count what is asked for', () => {
    assert.equal(
      asksText(languages.en, choose('en'), { request: signing(1), payments: null }),
      'asks you to sign 1 document',
    )
    assert.equal(
      asksText(languages.en, choose('en'), { request: signing(1200), payments: null }),
      'asks you to sign 1,200 documents',
    )
    assert.equal(
      asksText(languages.ru, choose('ru'), { request: signing(3), payments: null }),
      'просит подписать 3 документа',
    )
  })

  it('call payments payments where all of them are known to be some', () => {
    const say = (count: number): string =>
      asksText(languages.az, choose('az'), { request: signing(count), payments: count })
    assert.equal(say(1), 'ödənişi imzalamağınızı istəyir')
    assert.equal(say(30), '30 ödənişi imzalamağınızı istəyir')
  })

  it('tell making a key from signing the request', () => {
    const { working } = languages.en.prompt
    const say = (progress: unknown): string => workingText(languages.en, 'requestCertificate', progress)
    assert.equal(say({ stage: 'generating', elapsedMs: 1 }), working.generating)
    assert.equal(say({ stage: 'signing', elapsedMs: 1 }), working.signing)
    assert.equal(say(null), working.requestCertificate)
    assert.equal(workingText(languages.en, 'connect', null), working.otherwise)
  })

  it('say what was done', () => {
    const done = (operation: 'sign' | 'connect' | 'changePin', count: number): string =>
      doneText(languages.en, choose('en'), { operation, count, of: count })
    assert.equal(done('sign', 2), '2 documents are signed')
    assert.equal(done('connect', 1), 'Permission given')
    assert.equal(done('changePin', 1), 'The PIN was changed')
  })

  it('call a login a login, and never a signature', () => {
    const request: RequestView = { operation: 'authenticate', params: { challenge: '' } }
    for (const code of languageCodes) {
      const texts = languages[code]
      const { prompt } = texts
      const said = [
        asksText(texts, choose(code), { request, payments: null }),
        workingText(texts, 'authenticate', null),
        doneText(texts, choose(code), { operation: 'authenticate', count: 1, of: 1 }),
        prompt.approve.authenticate,
        prompt.certificate.loggingInAs,
        ...Object.values(prompt.login),
      ]
      for (const text of said) assert.doesNotMatch(text, /sign|imza|подпис|қол қой/i)
    }
  })

  it('tell a login that was broken off as one that may be repeated, without counting', () => {
    const request: RequestView = { operation: 'authenticate', params: { challenge: '' } }
    const said = (details: ErrorDetails): string | undefined => {
      const told = loginOutcome(request, { code: 'OUTCOME_UNKNOWN', details })
      assert.ok(told && !('signed' in told.details))
      return errorTextOf(languages.en, told, 'login').title
    }
    assert.equal(said({ signed: 0, of: 1, reason: 'HOST_LOST' }), 'It is not known whether the login was confirmed')
    assert.equal(said({ signed: 1, of: 1, delivered: false }), 'The login did not reach the site')
    assert.equal(loginOutcome(request, { code: 'HOST_LOST', details: {} }), null)
    assert.equal(loginOutcome(signing(1), { code: 'OUTCOME_UNKNOWN', details: { signed: 1, of: 1 } }), null)
  })

  it('say of how many documents some are signed', () => {
    const some = (language: Language, count: number, of: number): string =>
      doneText(languages[language], choose(language), { operation: 'sign', count, of })
    assert.equal(some('en', 1, 3), '1 of 3 documents is signed')
    assert.equal(some('en', 1150, 1200), '1,150 of 1,200 documents are signed')
    assert.equal(some('ru', 1, 3), 'Подписан 1 документ из 3')
    assert.equal(some('ru', 2, 3), 'Подписано 2 документа из 3')
    assert.equal(some('ru', 7, 10), 'Подписано 7 документов из 10')
    assert.equal(some('az', 3, 10), '10 sənəddən 3 sənəd imzalandı')
    assert.equal(some('kk', 3, 10), '10 құжаттың 3 құжатына қол қойылды')
  })
})
