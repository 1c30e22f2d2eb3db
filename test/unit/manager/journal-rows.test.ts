/** How the journal's lines become the manager's rows, page after page, and how the whole of it becomes a file. */
import assert from 'node:assert/strict'
import { languages } from '../../../extension/locales/languages.ts'
import { entryWords } from '../../../extension/manager/entry-words.ts'
import {
  anything,
  byDay,
  linesOf,
  matching,
  noRows,
  searchedText,
  withPage,
  type JournalRows,
  type Wanted,
} from '../../../extension/manager/journal-rows.ts'
import { journalFile } from '../../../extension/manager/save-journal.ts'
import type { SavedFile } from '../../../extension/manager/save-file.ts'
import type { AnyEntry, JournalEntry, JournalPage, WrongPinEntry } from '../../../shared/journal.ts'

const entry = (time: string, stage: JournalEntry['stage'], document: string): JournalEntry => ({
  request: '0'.repeat(32),
  stage,
  origin: 'https://bank.example',
  operation: 'sign',
  document,
  hash: 'SHA-256',
  digest: 'ab',
  certificate: 'cd'.repeat(32),
  token: { label: 'Stick', serialNumber: '17' },
  time: new Date(time),
})
const wrongPin = (time: string, some: Partial<WrongPinEntry> = {}): WrongPinEntry => ({
  kind: 'wrongPin',
  request: '1'.repeat(32),
  origin: 'Mohur',
  operation: 'unblockPin',
  token: { label: '=Stick', serialNumber: '18' },
  pin: 'so',
  tries: 'low',
  left: 2,
  time: new Date(time),
  ...some,
})
const page = (entries: JournalEntry[], some: Partial<JournalPage> = {}): JournalPage => ({
  entries,
  wrongPins: [],
  intact: true,
  older: null,
  ...some,
})
const named = ({ rows }: JournalRows): string[] =>
  rows.map(row => ('kind' in row ? `wrong ${row.pin}` : `${row.document} ${row.stage}`))

describe('the rows of the journal', () => {
  const newest = page(
    [
      entry('2026-11-21T10:00:03', 'delivered', 'a'),
      entry('2026-11-21T10:00:02', 'signed', 'a'),
      entry('2026-11-21T10:00:02', 'signed', 'b'),
    ],
    { older: '3:100' },
  )
  const older = page([entry('2026-11-21T10:00:01', 'signing', 'b'), entry('2026-11-20T10:00:01', 'signing', 'c')])

  it('tell the last that is known of each document, also where its lines stand on two pages', () => {
    const first = withPage(noRows, newest)
    assert.deepEqual(named(first), ['a delivered', 'b signed'])
    assert.equal(first.older, '3:100')
    const all = withPage(first, older)
    assert.deepEqual(named(all), ['a delivered', 'b signed', 'c signing'])
    assert.equal(all.older, null)
    assert.equal(all.rows[0], first.rows[0], 'what is drawn stays what it is')
  })

  it('are not whole once a page was not', () => {
    const broken = withPage(noRows, { ...newest, intact: false })
    assert.equal(withPage(broken, older).intact, false)
    assert.equal(withPage(withPage(noRows, newest), { ...older, intact: false }).intact, false)
  })

  it('have each wrong PIN in its place, the newest first, and two of one request as two', () => {
    const wrongPins = ['2026-11-21T10:00:05', '2026-11-21T10:00:02.500', '2026-11-19T10:00:00'].map(time =>
      wrongPin(time),
    )
    const { rows } = withPage(noRows, { ...newest, wrongPins })
    assert.deepEqual(named({ ...noRows, rows }), ['wrong so', 'a delivered', 'wrong so', 'b signed', 'wrong so'])
    assert.equal(linesOf({ ...newest, wrongPins }).length, 6)
  })

  it('stand under their days, each day once, whenever a line was written', () => {
    const late = [entry('2026-11-21T10:00:01', 'signing', 'a'), entry('2026-11-20T10:00:01', 'signing', 'b')]
    assert.deepEqual(
      byDay([...late, wrongPin('2026-11-21T09:00:00')]).map(({ date, rows }) => [date.getDate(), rows.length]),
      [
        [21, 2],
        [20, 1],
      ],
    )
  })

  it('are found by document, name and number of the certificate, those who signed before, origin, token and the words of the screen', () => {
    const signer = { name: 'SƏMƏD MƏMMƏDOV', issuer: 'BSXM Sub CA 2', serialNumber: '4F3A' }
    const rows = [
      {
        ...entry('2026-11-21T10:00:01', 'signed', 'MAAŞ İYUN'),
        signer,
        earlier: { count: 1, names: ['Günel QULİYEVA'] },
      },
      entry('2026-11-21T10:00:01', 'signed', 'b'),
      wrongPin('2026-11-21T10:00:00'),
    ]
    const { wrongPin: words } = languages.az.manager.journal
    const textOf = (row: AnyEntry): string => searchedText(row, 'kind' in row ? words[row.pin] : '')
    const found = (query: string): number[] =>
      matching(rows, { ...anything, query }, textOf).map(row => rows.indexOf(row as never))
    for (const query of ['maaş iyun', 'səməd', '4f3a', 'quliyeva']) assert.deepEqual(found(query), [0], query)
    for (const query of ['səhv so pin', ' mohur ', '=stick', '18']) assert.deepEqual(found(query), [2], query)
    assert.deepEqual(found(' B '), [0, 1], 'bank.example holds a b as well')
    assert.deepEqual(found('https://other'), [])
    assert.deepEqual(found('  '), [0, 1, 2])
  })

  it('are found by their days, the first and the last among them, in the computer’s own time zone', () => {
    const rows = ['2026-11-22T00:00', '2026-11-21T23:59', '2026-11-21T00:00', '2026-11-20T23:59', '0999-01-01T12:00']
      .map(time => entry(time, 'delivered', 'a'))
      .concat(entry('2026-11-21T12:00', 'delivered', 'b'))
    const found = (wanted: Partial<Wanted>): number[] =>
      matching(rows, { ...anything, ...wanted }, row => ('document' in row ? row.document : '')).map(row =>
        rows.indexOf(row as never),
      )
    assert.deepEqual(found({ from: '2026-11-21', to: '2026-11-21' }), [1, 2, 5])
    assert.deepEqual(found({ from: '2026-11-21' }), [0, 1, 2, 5])
    assert.deepEqual(found({ to: '2026-11-20' }), [3, 4])
    assert.deepEqual(found({ from: '2026-11-22', to: '2026-11-21' }), [])
    assert.deepEqual(found({ from: '2026-11-21', to: '2026-11-21', query: 'b' }), [5])
  })
})

describe('the journal as a file', () => {
  const words = {
    columns: ['Time', 'Outcome'],
    outcomeOf: (row: JournalEntry) => entryWords(languages.en, row).outcome,
    wrongPin: languages.en.manager.journal.wrongPin,
    operationOf: (name: string) => (name === 'sign' ? 'Signature' : name),
    triesOf: ({ left }: WrongPinEntry) => `${left} tries left`,
  }
  const readFrom = (pages: JournalPage[]) => {
    const asked: (string | null)[] = []
    const read = async (before: string | null): Promise<JournalPage> => {
      asked.push(before)
      return pages[asked.length - 1] ?? assert.fail('it asked for a page too many')
    }
    return { read, asked }
  }
  const textIn = async ({ content }: SavedFile): Promise<string> => {
    assert.ok(content instanceof Blob)
    return Buffer.from(await content.arrayBuffer()).toString()
  }
  const table = async (...entries: JournalEntry[]): Promise<string> =>
    textIn(await journalFile(readFrom([page(entries)]).read, words))

  it('has every line of every page, in order, as one value of JSON', async () => {
    const lines = ['e', 'd', 'c', 'b', 'a'].map(name => entry('2026-11-21T10:00:03Z', 'signed', name))
    const pages = [
      page(lines.slice(0, 2), { older: '2:9', wrongPins: [wrongPin('2026-11-21T10:00:02Z')] }),
      page([], { older: '1:5' }),
      page(lines.slice(2)),
    ]
    const { read, asked } = readFrom(pages)
    const told: number[] = []
    const file = await journalFile(read, null, count => told.push(count))
    assert.deepEqual([file.name, file.type], ['mohur-journal.json', 'application/json'])
    const saved = JSON.parse(await textIn(file)) as { document?: string; kind?: string }[]
    assert.deepEqual(
      saved.map(({ document, kind }) => document ?? kind),
      ['e', 'd', 'wrongPin', 'c', 'b', 'a'],
    )
    assert.deepEqual(asked, [null, '2:9', '1:5'])
    assert.deepEqual(told, [3, 3, 6])
    assert.deepEqual(JSON.parse(await textIn(await journalFile(readFrom([page([])]).read, null))), [])
  })

  it('is not made when a page cannot be read', async () => {
    const fail = async (before: string | null): Promise<JournalPage> => {
      if (before === null) return page([], { older: '1:5' })
      throw new Error('gone')
    }
    await assert.rejects(journalFile(fail, words), /gone/)
  })

  it('as a table has a line for each row, in words, and every column has its name in four languages', async () => {
    const [delivered, signing] = [
      entry('2026-11-21T10:00:03Z', 'delivered', 'a'),
      entry('2026-11-21T10:00:01Z', 'signing', 'a'),
    ]
    const file = await journalFile(readFrom([page([delivered], { older: '1:5' }), page([signing])]).read, words)
    assert.deepEqual([file.name, file.type], ['mohur-journal.csv', 'text/csv'])
    const [first, second = '', ...rest] = (await textIn(file)).split('\r\n')
    assert.equal(first, '\ufeff"Time";"Outcome"')
    assert.deepEqual(rest, [''])
    assert.match(second, /^"2026-11-21T10:00:03\.000Z";"Signed and sent to the site";/)
    for (const { manager } of Object.values(languages))
      assert.equal(manager.journal.columns.length, second.split(';').length)
  })

  it('as a table has a line for each wrong PIN: which, what asked for it, on which token, what was left', async () => {
    const wrongPins = [wrongPin('2026-11-21T10:00:03Z'), wrongPin('2026-11-21T10:00:02Z', { pin: 'user', left: 1 })]
    const { read } = readFrom([page([], { wrongPins })])
    const [, ...lines] = (await textIn(await journalFile(read, words))).trimEnd().split('\r\n')
    assert.deepEqual(
      lines.map(line => line.split(';').slice(1, 9).join(';')),
      [
        `"Wrong SO PIN";"unblockPin";"Mohur";"";"";"'=Stick";"18";"2 tries left"`,
        `"Wrong PIN";"unblockPin";"Mohur";"";"";"'=Stick";"18";"1 tries left"`,
      ],
    )
  })

  it('as a table has a column for who signed, whose certificate is no formula either', async () => {
    const signer = { name: '=SUM(A1)', issuer: '+BSXM', serialNumber: '4F3A' }
    const [, line = ''] = (await table({ ...entry('2026-11-21T10:00:03Z', 'delivered', 'a'), signer })).split('\r\n')
    const cells = line.split(';').slice(4, 11)
    assert.deepEqual(cells, ['"a"', `"'=SUM(A1)"`, '"Stick"', '"17"', '""', `"'+BSXM"`, '"4F3A"'])
  })

  it('as a table has columns for those who signed before: how many, and their names, which are no formula either', async () => {
    const earlier = { count: 3, names: ['=SUM(A1)', 'Leyla'] }
    const lines = await table(
      { ...entry('2026-11-21T10:00:03Z', 'delivered', 'a'), earlier },
      entry('2026-11-21T10:00:03Z', 'delivered', 'b'),
    )
    const [, first = '', second = ''] = lines.split('\r\n')
    assert.deepEqual(first.split(';').slice(-2), ['"3"', `"'=SUM(A1), Leyla"`])
    assert.deepEqual(second.split(';').slice(-2), ['""', '""'])
  })

  it('makes no formula and no cell of its own out of what sites call their documents', async () => {
    for (const nasty of ['=HYPERLINK("https://x";"y")', '+1', '-1', '@SUM(A1)', '\tx']) {
      const content = await table(entry('2026-11-21T10:00:03', 'signed', nasty))
      assert.ok(content.includes(`"'${nasty.replaceAll('"', '""')}"`), nasty)
    }
    assert.ok((await table(entry('2026-11-21T10:00:03', 'signed', 'a";"b\r\nc'))).includes('"a"";""b\r\nc"'))
  })
})
