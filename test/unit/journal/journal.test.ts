/** The journal in one process: order, rotation, torn and changed files. */
import assert from 'node:assert/strict'
import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chained } from '../../../host/journal/chain.ts'
import { openHostJournal } from '../../../host/journal/host-journal.ts'
import { openJournal } from '../../../host/journal/journal.ts'
import type { MohurError } from '../../../shared/errors.ts'
import { journalEntry } from '../../../shared/journal.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const folder = temporaryFolder
const named = (...names: string[]): ReturnType<typeof journalRecordOf>[] =>
  names.map(document => journalRecordOf({ document }))
const documents = (journal: { read: (limit: number) => { entries: { document: string }[] } }): string[] =>
  journal.read(10_000).entries.map(({ document }) => document)

describe('the journal', () => {
  const here = folder()
  const first = (): string => join(here(), 'journal-000001.jsonl')

  it('gives back what was appended, newest first, as entries of the contract', () => {
    const journal = openJournal(here())
    const before = Date.now()
    journal.append(named('a', 'b'))
    journal.append(named('c'))
    const { entries, intact } = journal.read(10)
    assert.equal(intact, true)
    assert.deepEqual(documents(journal), ['c', 'b', 'a'])
    assert.deepEqual(documents({ read: () => journal.read(2) }), ['c', 'b'])
    for (const entry of entries) {
      const { time, ...record } = journalEntry.parse(entry)
      assert.ok(time.getTime() >= before && time.getTime() <= Date.now())
      assert.deepEqual(record, journalRecordOf({ document: record.document }))
    }
  })

  it('names each member of a line once, so that every reader of JSON sees the hash of the chain and that of the document', () => {
    openJournal(here()).append(named('a'))
    const [line = ''] = readFileSync(first(), 'utf8').split('\n')
    const members = JSON.parse(line) as { lineHash: string; hash: string }
    assert.match(members.lineHash, /^[0-9a-f]{64}$/)
    assert.equal(members.hash, journalRecordOf().hash)
    assert.equal(JSON.stringify(members), line)
  })

  it('is empty and intact before the first record, and where its folder is missing', async () => {
    assert.deepEqual(openJournal(here()).read(10), { entries: [], wrongPins: [], intact: true, older: null })
    const missing = openJournal(join(here(), 'missing'))
    assert.deepEqual(missing.read(10), { entries: [], wrongPins: [], intact: true, older: null })
    assert.deepEqual(await openHostJournal(join(here(), 'missing')).settle(), [])
    assert.throws(
      () => missing.append(named('a')),
      (error: MohurError) => error.code === 'JOURNAL_UNWRITABLE' && error.details['reason'] === 'ENOENT',
    )
  })

  it('keeps one line a record, whatever a document is called', () => {
    const names = ['a\nb\r\n{"lineHash":"', '\u0000\u001b[31m', '\u2028\u2029\u202e', '\ud800', 'Çıxarış №1 – қазақша']
    const journal = openJournal(here())
    journal.append(named(...names))
    assert.equal(readFileSync(first(), 'utf8').split('\n').length, names.length + 1)
    assert.deepEqual(documents(journal), names.toReversed())
    assert.equal(journal.read(10).intact, true)
  })

  it('sees what another one appended to the same folder', () => {
    const [one, other] = [openJournal(here()), openJournal(here())]
    for (const name of ['a', 'b', 'c']) {
      one.append(named(`${name}1`))
      other.append(named(`${name}2`))
    }
    assert.deepEqual(documents(one), ['c2', 'c1', 'b2', 'b1', 'a2', 'a1'])
    assert.equal(other.read(10).intact, true)
  })

  it('R16: sets a file aside that was torn at any byte of its last record, and goes on', () => {
    openJournal(here()).append(named('a', 'b', 'c'))
    const whole = readFileSync(first())
    const start = whole.lastIndexOf('\n', whole.length - 2) + 1
    for (let length = start + 1; length < whole.length; length++) {
      for (const name of readdirSync(here())) rmSync(join(here(), name))
      writeFileSync(first(), whole.subarray(0, length))
      const journal = openJournal(here())
      assert.equal(journal.read(10).intact, false)
      assert.deepEqual(documents(journal), ['b', 'a'])
      if (length % 16 !== 0 && length < whole.length - 2) continue
      journal.append(named('d'))
      assert.deepEqual(readdirSync(here()), ['damaged-000001.jsonl', 'journal-000002.jsonl'])
      assert.deepEqual(readFileSync(join(here(), 'damaged-000001.jsonl')), whole.subarray(0, length))
      assert.deepEqual(documents(journal), ['d', 'b', 'a'])
      assert.equal(journal.read(10).intact, false)
    }
  })

  it('R16: finds a file that was cut, changed or added to behind its back', () => {
    const spoils: ((path: string, bytes: Buffer) => void)[] = [
      (path, bytes) => truncateSync(path, bytes.length - 1),
      (path, bytes) => truncateSync(path, bytes.indexOf('\n') + 1),
      path => appendFileSync(path, 'x'),
      path => appendFileSync(path, '{"lineHash":"","previous":""}\n'),
      (path, bytes) => appendFileSync(path, bytes.subarray(0, bytes.indexOf('\n') + 1)),
    ]
    for (const spoil of spoils) {
      for (const name of readdirSync(here())) rmSync(join(here(), name))
      const journal = openJournal(here())
      journal.append(named('a', 'b', 'c'))
      spoil(first(), readFileSync(first()))
      journal.append(named('d'))
      assert.equal(journal.read(10).intact, false, String(spoil))
      assert.equal(documents(journal)[0], 'd')
      assert.equal(documents(openJournal(here())).at(-1), 'a')
    }
  })

  it('T44: begins a new file at its cap, chained to the one before, and keeps so many', () => {
    const journal = openJournal(here(), process.pid, { fileBytes: 2_000, files: 3 })
    const names = Array.from({ length: 40 }, (_, index) => `document ${index}`)
    for (const name of names) journal.append(named(name))
    const files = readdirSync(here())
    assert.equal(files.length, 3)
    assert.ok(!files.includes('journal-000001.jsonl'))
    const { entries, intact } = journal.read(100)
    assert.equal(intact, true)
    assert.ok(entries.length >= 9 && entries.length < 40)
    assert.deepEqual(
      entries.map(({ document }) => document),
      names.slice(-entries.length).toReversed(),
    )
    rmSync(join(here(), files[1] ?? ''))
    assert.equal(journal.read(100).intact, false)
  })

  it('knows which file is the newest beyond a million of them', () => {
    const journal = openJournal(here(), process.pid, { fileBytes: 1, files: 9 })
    journal.append(named('a'))
    renameSync(first(), join(here(), 'journal-999999.jsonl'))
    for (const name of ['b', 'c']) journal.append(named(name))
    assert.deepEqual(readdirSync(here()).toSorted(), [
      'journal-1000000.jsonl',
      'journal-1000001.jsonl',
      'journal-999999.jsonl',
    ])
    assert.deepEqual(documents(openJournal(here())), ['c', 'b', 'a'])
    assert.equal(openJournal(here()).read(10).intact, true)
  })

  it('passes over a line of a kind that a later version may write', () => {
    const journal = openJournal(here())
    journal.append(named('a'))
    const { lineHash } = JSON.parse(readFileSync(first(), 'utf8')) as { lineHash: string }
    appendFileSync(first(), chained([{ kind: 'of later' }], lineHash).lines)
    journal.append(named('b'))
    assert.deepEqual(documents(journal), ['b', 'a'])
    assert.equal(journal.read(10).intact, true)
  })

  it('reads lines from before names were kept, and those that have one, in one chain', () => {
    const { signer: _, ...old } = journalRecordOf({ document: 'of before' })
    const stored = { time: '2026-10-03T09:14:03.000Z', host: '4242.1', ...old }
    writeFileSync(first(), chained([stored], '0'.repeat(64)).lines)
    const signer = { name: 'Səməd Məmmədov', issuer: 'BSXM Sub CA 2', serialNumber: '4F3A' }
    const journal = openJournal(here())
    journal.append([journalRecordOf({ document: 'named', signer })])
    const { entries, intact } = journal.read(10)
    assert.equal(intact, true)
    assert.deepEqual(
      entries.map(entry => [entry.document, entry.signer]),
      [
        ['named', signer],
        ['of before', undefined],
      ],
    )
  })

  it('takes a folder that cannot be read for a fault, not for an empty journal', () => {
    writeFileSync(join(here(), 'file'), '')
    assert.throws(() => openJournal(join(here(), 'file')).read(10), { code: 'ENOTDIR' })
  })

  it('keeps no file open, whatever is written and read', () => {
    const [one, other] = [openJournal(here()), openJournal(here())]
    const open = (): number => readdirSync('/proc/self/fd').length
    const before = open()
    for (let time = 0; time < 5; time++) for (const journal of [one, other]) journal.append(named('a'))
    assert.equal(one.read(100).entries.length, 10)
    assert.equal(open(), before)
  })

  it('passes over a file that was begun and never written to', () => {
    const journal = openJournal(here())
    journal.append(named('a'))
    writeFileSync(join(here(), 'journal-000002.jsonl'), '')
    openJournal(here()).append(named('b'))
    journal.append(named('c'))
    assert.deepEqual(readdirSync(here()), ['journal-000001.jsonl'])
    assert.deepEqual(documents(journal), ['c', 'b', 'a'])
    assert.equal(journal.read(10).intact, true)
  })
})
