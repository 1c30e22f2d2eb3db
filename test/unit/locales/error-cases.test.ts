/** An error says what its details say: which PIN, which rule, which kind of key. */
import assert from 'node:assert/strict'
import { errorCaseRows } from '../../../extension/locales/error-cases.ts'
import { errorTextOf, otherDetails, type BrokenOff } from '../../../extension/locales/error-text.ts'
import { fileNameFaults } from '../../../shared/file-name-faults.ts'
import { containerReasons } from '../../../host/pki/asic/unreadable.ts'
import { languageCodes } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { unavailableReasons } from '../../../shared/inquiries.ts'
import { timestampReasons } from '../../../shared/operations/verify.ts'
import { revocationFaults } from '../../../shared/revocation.ts'
import type { ErrorCode, ErrorDetails } from '../../../shared/errors.ts'

const title = (code: ErrorCode, details: ErrorDetails = {}): string =>
  errorTextOf(languages.en, { code, details }, 'documents').title

describe('errors that depend on a detail', () => {
  it('name the PIN that is meant', () => {
    assert.equal(title('PIN_INCORRECT', { left: 2 }), 'The PIN was wrong')
    assert.equal(title('PIN_INCORRECT', { tries: 'low', role: 'so' }), 'The SO PIN was wrong')
    assert.equal(title('PIN_LOCKED'), 'The PIN of the token is locked')
    assert.equal(title('PIN_LOCKED', { role: 'so' }), 'The SO PIN of the token is locked')
    assert.equal(title('PIN_LAST_TRY', { role: 'so' }), 'This would be the last try of the SO PIN')
    assert.equal(title('PIN_EXPIRED', { role: 'so' }), 'The SO PIN must be changed')
    assert.equal(
      title('PIN_REFUSED', { ckr: 'CKR_PIN_INVALID', reason: 'weak' }),
      'The token does not accept this new PIN',
    )
  })

  it('tell a broken rule from a wrong length, and a password from a PIN', () => {
    assert.equal(title('PIN_LENGTH', { minLength: 4, maxLength: 8 }), 'The PIN is too short or too long')
    assert.equal(title('PIN_LENGTH', { minLength: 4, maxLength: 8, role: 'so' }), 'The SO PIN is too short or too long')
    assert.equal(title('PIN_LENGTH', { rule: 'digit' }), 'The PIN does not follow the rules')
    assert.equal(title('PIN_LENGTH', { rule: 'digit', what: 'keyFile' }), 'The password does not follow the rules')
  })

  it('say that the site has nothing where that is known, and only that it may have nothing where it is not', () => {
    const said = (details: ErrorDetails): string => {
      const { title, meaning } = errorTextOf(languages.en, { code: 'OUTCOME_UNKNOWN', details }, 'documents')
      return `${title}. ${meaning}`
    }
    assert.match(said({ signed: 1, delivered: false }), /^Signed, but not delivered .* the site does not have them/)
    assert.match(said({ signed: 1 }), /^It is not known .* may have received nothing/)
  })

  it('say at a login that nobody was logged in, where signatures are checked that nothing was checked, and to everybody else that nothing was signed, by one sentence each', () => {
    for (const language of languageCodes) {
      const texts = languages[language]
      const { documents, login, check } = texts.common.brokenOff
      const meanings = [texts.errors, texts.errorCases].flatMap(table => Object.values(table).map(text => text.meaning))
      for (const sentence of Object.values(documents))
        assert.ok(!meanings.some(meaning => meaning.includes(sentence)), `${language}: ${sentence}`)
      const told = (code: ErrorCode, brokenOff: BrokenOff): string =>
        errorTextOf(texts, { code, details: {} }, brokenOff).meaning
      for (const code of Object.keys(texts.errors) as ErrorCode[]) {
        for (const brokenOff of ['documents', 'login', 'check'] as const)
          assert.doesNotMatch(told(code, brokenOff), /[{}]/)
        if (told(code, 'documents') === texts.errors[code].meaning) continue
        assert.ok(Object.values(documents).some(sentence => told(code, 'documents').includes(sentence)))
        assert.ok(Object.values(login).some(sentence => told(code, 'login').includes(sentence)))
        assert.doesNotMatch(
          told(code, 'login'),
          /nothing was signed|imzalanmayıb|не подписано|қол қойыл(?:ған жоқ|мады)/i,
        )
      }
      assert.ok(told('MODULE_CRASHED', 'login').includes(login.notSigned))
      assert.equal(told('TOO_LARGE', 'check'), check.notSigned)
      assert.ok(told('PIN_LAST_TRY', 'login').includes(login.notChanged))
    }
  })

  it('never send a person to another token for what no token can do', () => {
    assert.equal(title('ALGORITHM_UNSUPPORTED'), 'The token does not support this algorithm')
    assert.equal(title('ALGORITHM_UNSUPPORTED', { algorithm: 'GOST' }), 'Keys of this kind cannot be used')
    assert.equal(title('TOKEN_FAILED', { reason: 'notSupported' }), 'The token does not support this')
    assert.equal(
      title('TOKEN_FAILED', { ckr: 'CKR_FUNCTION_NOT_SUPPORTED', call: 'C_InitPIN' }),
      'The token does not support this',
    )
    assert.equal(title('TOKEN_FAILED', { ckr: 'CKR_DEVICE_ERROR', call: 'C_Sign' }), 'The token reported a failure')
    assert.equal(title('KEY_UNSUITABLE', { reason: 'notExportable' }), 'This key cannot be saved as a file')
    assert.equal(title('MODULE_PATH_REFUSED', { reason: 'alreadyKnown' }), 'This module is already in the list')
  })

  it('say that the document is unfit, whatever the reason', () => {
    assert.equal(title('BAD_PARAMS', { reason: 'encrypted' }), 'A document cannot be signed in this form')
    assert.equal(title('BAD_PARAMS', { at: 'hash' }), 'The site sent an invalid request')
  })

  it('say of a container that is not read what is wrong with it, whatever the reason', () => {
    for (const reason of containerReasons)
      assert.notEqual(title('SIGNED_DATA_UNREADABLE', { reason }), title('SIGNED_DATA_UNREADABLE'), reason)
    for (const reason of fileNameFaults)
      assert.equal(title('BAD_PARAMS', { reason }), 'A document cannot be signed under its name', reason)
  })

  it('say of each fault of an authority what it was, and speak of the clock or of its certificates only where these are at fault', () => {
    const faults: [ErrorCode, readonly string[]][] = [
      ['TIMESTAMP_UNAVAILABLE', [...unavailableReasons, 'rejected']],
      ['TIMESTAMP_INVALID', [...timestampReasons, 'nonceWrong', 'tooLarge']],
      ['REVOCATION_UNAVAILABLE', [...revocationFaults, 'insideTooLarge']],
    ]
    const said = faults.flatMap(([code, reasons]) =>
      reasons.map(reason => ({
        code,
        reason,
        ...errorTextOf(languages.en, { code, details: { reason } }, 'documents'),
      })),
    )
    const where = (pattern: RegExp): string[] =>
      said.flatMap(({ code, reason, meaning, next }) => (pattern.test(meaning + next) ? `${code} ${reason}` : []))
    assert.deepEqual(where(/date and time/), [
      'TIMESTAMP_INVALID certificateExpired',
      'TIMESTAMP_INVALID timeWrong',
      'REVOCATION_UNAVAILABLE stale',
      'REVOCATION_UNAVAILABLE timeWrong',
    ])
    assert.deepEqual(where(/authority’s certificates/), [
      'TIMESTAMP_INVALID certificateMissing',
      'TIMESTAMP_INVALID chainBroken',
      'TIMESTAMP_INVALID rootUnknown',
    ])
    assert.deepEqual(where(/longer than/), [
      'TIMESTAMP_INVALID tooLarge',
      'REVOCATION_UNAVAILABLE tooLarge',
      'REVOCATION_UNAVAILABLE insideTooLarge',
    ])
    assert.deepEqual(where(/did not answer/), [
      'TIMESTAMP_UNAVAILABLE unreachable',
      'TIMESTAMP_UNAVAILABLE tooSlow',
      'TIMESTAMP_UNAVAILABLE httpStatus',
      'REVOCATION_UNAVAILABLE unreachable',
      'REVOCATION_UNAVAILABLE tooSlow',
      'REVOCATION_UNAVAILABLE httpStatus',
    ])
  })

  it('leave to the help desk what their sentences do not say', () => {
    const left = (code: ErrorCode, details: ErrorDetails): ErrorDetails => otherDetails({ code, details })
    assert.deepEqual(left('BAD_PARAMS', { reason: 'encrypted', at: 'documents.0' }), {
      reason: 'encrypted',
      at: 'documents.0',
    })
    assert.deepEqual(left('TIMESTAMP_UNAVAILABLE', { reason: 'tooSlow' }), { reason: 'tooSlow' })
    assert.deepEqual(left('TIMESTAMP_INVALID', { reason: 'tooLarge', limit: 9 }), { limit: 9 })
    assert.deepEqual(left('TOKEN_FAILED', { reason: 'notSupported', call: 'C_InitPIN' }), { call: 'C_InitPIN' })
    assert.deepEqual(left('PIN_INCORRECT', { role: 'so', tries: 'low' }), { tries: 'low' })
    assert.deepEqual(left('PIN_LENGTH', { rule: 'digit' }), {})
  })

  for (const language of languageCodes) {
    it(`say what happened, what it means and what to do next, and differ from the common text, in ${language}`, () => {
      const { errors, errorCases } = languages[language]
      for (const { code, texts } of errorCaseRows) {
        const { title: what, meaning, next } = errorCases[texts]
        assert.doesNotMatch(what, /\.$/, texts)
        for (const sentence of [meaning, next]) assert.match(sentence, /(?:[.!]|\{not\w+\})$/, texts)
        assert.notEqual(what, errors[code].title, texts)
        assert.notEqual(next, errors[code].next, texts)
      }
    })
  }
})
