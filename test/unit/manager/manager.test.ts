/** The manager's own thinking: which section an address means, how journal lines become rows and tables. */
import assert from 'node:assert/strict'
import { journalTable } from '../../../extension/manager/save-journal.ts'
import { byDay, journalRows, matching } from '../../../extension/manager/journal-rows.ts'
import { placeOf } from '../../../extension/manager/place.ts'
import { languages } from '../../../extension/locales/languages.ts'
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

  it('are found by the name of who signed, and by the number of the certificate', () => {
    const signer = { name: 'SƏMƏD MƏMMƏDOV', issuer: 'BSXM Sub CA 2', serialNumber: '4F3A' }
    const rows = [
      { ...entry('2026-11-21T10:00:01', 'signed', 'c'), signer },
      entry('2026-11-21T10:00:01', 'signed', 'd'),
    ]
    assert.deepEqual(
      matching(rows, 'səməd').map(({ document }) => document),
      ['c'],
    )
    assert.deepEqual(
      matching(rows, '4f3a').map(({ document }) => document),
      ['c'],
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

  it('has a column for who signed, whose certificate is no formula either', () => {
    const signer = { name: '=SUM(A1)', issuer: '+BSXM', serialNumber: '4F3A' }
    const { content } = journalTable([{ ...entry('2026-11-21T10:00:03Z', 'delivered', 'a'), signer }], words)
    const cells = String(content).split('\r\n')[1]?.split(';') ?? []
    assert.deepEqual(cells.slice(4, 10), ['"a"', `"'=SUM(A1)"`, '"Stick"', '"17"', `"'+BSXM"`, '"4F3A"'])
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
