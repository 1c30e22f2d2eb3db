/** What a line of the journal says. */
import assert from 'node:assert/strict'
import { languageCodes } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { entryWords } from '../../../extension/manager/entry-words.ts'
import { journalStages, type JournalEntry, type JournalRecord } from '../../../shared/journal.ts'
import { product } from '../../../shared/product.ts'
import { journalRecordOf } from '../../support/journal-record.ts'

const entry = (some: Partial<JournalRecord>): JournalEntry => ({ ...journalRecordOf(some), time: new Date() })

describe('the words of a line of the journal', () => {
  it('say of a request for a certificate that it is one', () => {
    const signed = entry({ stage: 'delivered', document: 'CN=A' })
    assert.deepEqual(entryWords(languages.en, signed), { title: 'CN=A', outcome: 'Signed and sent to the site' })
    const { outcome } = entryWords(languages.en, { ...signed, certificate: null })
    assert.equal(outcome, 'Request signed and sent to the site')
  })

  it('name no site of what the person signed in our own pages', () => {
    for (const language of languageCodes)
      for (const stage of journalStages) {
        const own = entryWords(languages[language], entry({ stage, origin: product.name })).outcome
        assert.doesNotMatch(own, /site|sayt|сайт/i)
        assert.equal(own, languages[language].signFiles.outcomes[stage])
      }
  })

  it('call a login a login to its site, in every stage and language, and never a signature', () => {
    const login = entry({ stage: 'delivered', document: '', operation: 'authenticate' })
    assert.deepEqual(entryWords(languages.en, login), {
      title: 'Login to bank.example',
      outcome: 'Confirmed and sent to the site',
    })
    const port = { ...login, origin: 'http://localhost:8443' }
    assert.equal(entryWords(languages.ru, port).title, 'Вход на сайт localhost:8443')
    for (const language of languageCodes)
      for (const stage of journalStages) {
        const { title, outcome } = entryWords(languages[language], { ...login, stage })
        assert.ok(title.includes('bank.example'), title)
        assert.doesNotMatch(`${title} ${outcome}`, /sign|imza|подпис|қол қой/i)
      }
  })
})
