/** The manager's own thinking: which section an address means, how journal lines become rows, which link of the chain is broken. */
import assert from 'node:assert/strict'
import { journalTable } from '../../../extension/manager/save-journal.ts'
import { byDay, journalRows, matching } from '../../../extension/manager/journal-rows.ts'
import { placeOf } from '../../../extension/manager/place.ts'
import { readinessSteps, type Findings } from '../../../extension/manager/readiness.ts'
import { pluralForm } from '../../../extension/locales/format.ts'
import { languageCodes, type Language } from '../../../extension/locales/language-codes.ts'
import { languages } from '../../../extension/locales/languages.ts'
import type { Plural } from '../../../extension/locales/text-tables.ts'
import { managerTasks } from '../../../shared/operations/open-token-manager.ts'
import type { JournalEntry } from '../../../shared/journal.ts'

const entry = (time: string, stage: JournalEntry['stage'], document: string): JournalEntry => ({
  request: '0'.repeat(32),
  stage,
  origin: 'https://bank.example',
  operation: 'sign',
  document,
  hash: 'SHA-256',
  digest: 'ab',
  certificate: null,
  token: { label: 'Stick', serialNumber: '17' },
  time: new Date(time),
})

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

describe('the rows of the journal', () => {
  const entries = [
    entry('2026-11-21T10:00:03', 'delivered', 'a'),
    entry('2026-11-21T10:00:02', 'signed', 'a'),
    entry('2026-11-21T10:00:01', 'signing', 'a'),
    entry('2026-11-20T10:00:01', 'signing', 'b'),
  ]

  it('tell the last that is known of each document', () => {
    assert.deepEqual(
      journalRows(entries).map(({ document, stage }) => [document, stage]),
      [
        ['a', 'delivered'],
        ['b', 'signing'],
      ],
    )
  })

  it('stand under their days, and are found by document, origin and token', () => {
    const rows = journalRows(entries)
    assert.deepEqual(
      byDay(rows).map(({ date, rows }) => [date.getDate(), rows.length]),
      [
        [21, 1],
        [20, 1],
      ],
    )
    assert.equal(matching(rows, ' B ').length, 2, 'bank.example holds a b as well')
    assert.equal(matching(rows, 'stick').length, 2)
    assert.equal(matching(rows, 'https://other').length, 0)
    const salaries = [entry('2026-11-21T10:00:01', 'signing', 'MAAŞ İYUN')]
    assert.equal(matching(salaries, 'maaş iyun').length, 1)
  })
})

describe('the journal as a table', () => {
  const words = {
    columns: ['Time', 'Outcome'],
    outcomes: languages.en.manager.journal.outcomes,
    operationOf: (name: string) => (name === 'sign' ? 'Signature' : name),
  }

  it('has a line for each document, in words, and every column has its name in four languages', () => {
    const rows = [entry('2026-11-21T10:00:03Z', 'delivered', 'a'), entry('2026-11-21T10:00:01Z', 'signing', 'a')]
    const { name, type, content } = journalTable(rows, words)
    assert.deepEqual([name, type], ['mohur-journal.csv', 'text/csv'])
    const [first, second = '', ...rest] = String(content).split('\r\n')
    assert.equal(first, '\ufeff"Time";"Outcome"')
    assert.deepEqual(rest, [''])
    assert.match(second, /^"2026-11-21T10:00:03\.000Z";"Signed and sent to the site";/)
    for (const { manager } of Object.values(languages))
      assert.equal(manager.journal.columns.length, second.split(';').length)
  })

  it('makes no formula and no cell of its own out of what sites call their documents', () => {
    for (const nasty of ['=HYPERLINK("https://x";"y")', '+1', '-1', '@SUM(A1)', '\tx']) {
      const { content } = journalTable([entry('2026-11-21T10:00:03', 'signed', nasty)], words)
      assert.ok(String(content).includes(`"'${nasty.replaceAll('"', '""')}"`), nasty)
    }
    const { content } = journalTable([entry('2026-11-21T10:00:03', 'signed', 'a";"b\r\nc')], words)
    assert.ok(String(content).includes('"a"";""b\r\nc"'))
  })
})

describe('readiness', () => {
  const choose = (forms: Plural, count: number): string => pluralForm('en', forms, count)
  const steps = (findings: Findings): string[] =>
    readinessSteps(findings, languages.en.manager.readiness, choose).map(({ name, state }) => `${name} ${state}`)
  const status = { version: '1', protocol: 1, host: 'ready' as const }
  const host = { version: '1', node: '20', platform: 'linux', dataFolder: '/d' }
  const diagnosis = { host, folders: [], modules: [], modulesMissing: [], tokens: [], certificates: 0 }
  const token = {
    id: 't',
    kind: 'software' as const,
    label: '',
    manufacturer: '',
    model: '',
    serialNumber: '',
    state: 'ready' as const,
    algorithms: [],
  }

  const restart: Record<Language, RegExp> = {
    az: /drayver.*quraşdırıb kompüteri yenidən başladın/,
    en: /[Ii]nstall.* and restart the computer/,
    kk: /драйвер.*орнатып, компьютерді қайта іске қосыңыз/,
    ru: /становите.* и перезагрузите компьютер/,
  }
  for (const language of languageCodes) {
    it(`row 36: says which drivers are missing, and that the computer is to be restarted after installing one (${language})`, () => {
      const texts = languages[language].manager.readiness
      const found = { ...diagnosis, modulesMissing: ['ACS ACOS5 / CryptoMate', 'SafeNet eToken'] }
      const [, , modules, tokens] = readinessSteps({ status, diagnosis: found }, texts, choose)
      assert.deepEqual([modules?.state, tokens?.state], ['broken', 'broken'])
      assert.ok(modules?.text.includes('ACS ACOS5 / CryptoMate, SafeNet eToken'), modules?.text)
      for (const step of [modules, tokens]) assert.match(step?.cure ?? '', restart[language])
      const none = readinessSteps({ status, diagnosis }, texts, choose)[2]
      assert.equal(none?.text, texts.modulesNone)
      const stick = { ...token, kind: 'pkcs11' as const }
      const seen = readinessSteps({ status, diagnosis: { ...found, tokens: [stick] } }, texts, choose)[2]
      assert.equal(seen?.text, texts.modulesNone, 'nothing is missed where a token shows')
    })
  }

  it('stops at the host when it cannot be asked', () => {
    assert.deepEqual(
      steps({ status: { ...status, host: 'missing' }, diagnosis: { code: 'HOST_MISSING', details: {} } }),
      ['extension good', 'host broken', 'modules waiting', 'tokens waiting', 'certificates waiting'],
    )
  })

  it('says that the extension is too old where the program is newer', () => {
    assert.deepEqual(
      steps({ status: { ...status, host: 'newer' }, diagnosis: { code: 'EXTENSION_OUTDATED', details: {} } }).slice(
        0,
        2,
      ),
      ['extension good', 'host broken'],
    )
  })

  it('needs no driver where the software token is', () => {
    assert.deepEqual(steps({ status, diagnosis: { ...diagnosis, tokens: [token], certificates: 1 } }), [
      'extension good',
      'host good',
      'modules good',
      'tokens good',
      'certificates good',
    ])
  })

  it('names the driver that fails when no certificate is seen', () => {
    const failing = {
      path: '/x.so',
      name: 'x',
      source: 'registered' as const,
      description: '',
      version: '',
      tokens: 0,
      problem: { code: 'MODULE_CRASHED' as const, details: {} },
    }
    assert.deepEqual(steps({ status, diagnosis: { ...diagnosis, modules: [failing], tokens: [token] } }).slice(2), [
      'modules broken',
      'tokens good',
      'certificates broken',
    ])
  })

  it('names the journal that cannot be written', () => {
    const broken = { ...diagnosis, folders: [{ code: 'JOURNAL_UNWRITABLE' as const, details: {} }] }
    assert.equal(steps({ status, diagnosis: broken })[1], 'host broken')
  })
})
