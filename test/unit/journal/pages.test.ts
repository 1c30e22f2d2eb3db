/** The journal a page at a time: each line once, whatever is written meanwhile. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openHostJournal, type HostJournal } from '../../../host/journal/host-journal.ts'
import { openJournal, type Journal } from '../../../host/journal/journal.ts'
import { readJournal } from '../../../host/operations/read-journal.ts'
import type { JournalPage, WrongPinEntry } from '../../../shared/journal.ts'
import { deferred } from '../../support/deferred.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const named = (...names: string[]): ReturnType<typeof journalRecordOf>[] =>
  names.map(document => journalRecordOf({ document, stage: 'delivered' }))
const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`)
const wrongPin = (label: string): WrongPinEntry => ({
  kind: 'wrongPin',
  request: 'f'.repeat(32),
  origin: 'Mohur',
  operation: 'changePin',
  token: { label, serialNumber: '17' },
  pin: 'user',
  tries: 'low',
  left: 9,
  time: new Date('2026-11-21T09:14:03.000Z'),
})

/** As `readJournal` is answered while no token process is at work. */
const readIn = (journal: HostJournal): Promise<JournalPage> =>
  readJournal({ limit: 10 }, null as never, { journal, tokens: { settled: async () => true } } as never)

describe('the pages of the journal', () => {
  const here = temporaryFolder()
  /** Several files, of a few lines each. */
  const open = (): Journal => openJournal(here(), process.pid, { fileBytes: 2_000, files: 128 })
  const file = (number: number): string => join(here(), `journal-00000${number}.jsonl`)

  /** Reads to the end; `between` happens after each page. */
  const readAll = (limit: number, between = (): void => undefined): { pages: JournalPage[]; names: string[] } => {
    const pages: JournalPage[] = []
    let before: string | undefined
    do {
      const page = open().read(limit, before)
      pages.push(page)
      before = page.older ?? undefined
      between()
    } while (before !== undefined)
    return { pages, names: pages.flatMap(({ entries }) => entries.map(({ document }) => document)) }
  }

  for (const limit of [1, 2, 3, 7, 39, 40, 41]) {
    it(`give each of 40 lines once, the newest first, ${limit} at a time`, () => {
      const journal = open()
      for (const name of numbers(40)) journal.append(named(name))
      const { pages, names } = readAll(limit)
      assert.deepEqual(names, numbers(40).toReversed())
      assert.equal(pages.length, Math.ceil(40 / limit))
      assert.ok(pages.every(({ entries, intact }) => entries.length > 0 && entries.length <= limit && intact))
    })
  }

  it('stay right when lines are added, files begun and the oldest ones removed meanwhile', () => {
    const journal = open()
    journal.append(named(...numbers(4)))
    for (const name of numbers(20)) journal.append(named(`old ${name}`))
    let added = 0
    const { names } = readAll(5, () => journal.append(named(`new ${added++}`, `and ${added}`)))
    assert.deepEqual(
      names.filter(name => name.startsWith('old')),
      numbers(20)
        .map(name => `old ${name}`)
        .toReversed(),
    )
    assert.ok(!names.some(name => /^(?:new|and)/.test(name)))
    const { older } = open().read(5)
    for (let number = 1; number < 9; number++) rmSync(file(number), { force: true })
    assert.doesNotThrow(() => open().read(5, older ?? assert.fail()))
    assert.deepEqual(open().read(5, '1:0'), { entries: [], wrongPins: [], intact: true, older: null })
  })

  it('say what is wrong with the files that they looked into, and between two pages', () => {
    const journal = open()
    for (const name of numbers(40)) journal.append(named(name))
    unlinkSync(file(3))
    const { pages, names } = readAll(1)
    assert.equal(pages.filter(({ intact }) => !intact).length, 1)
    assert.ok(names.length > 30)
    writeFileSync(
      file(2),
      readFileSync(file(2), 'utf8').replace('payment', 'x').replace('bank.example', 'hank.example'),
    )
    assert.ok(readAll(1).pages.some(({ intact }) => !intact))
  })

  it('have wrong PINs beside the documents, among the same lines', () => {
    const journal = open()
    journal.append(named('a'))
    journal.appendSoon([wrongPin('one')])
    journal.append(named('b'))
    journal.appendSoon([wrongPin('two'), wrongPin('three')])
    assert.deepEqual(open().read(10), {
      ...open().read(10),
      wrongPins: ['three', 'two', 'one'].map(wrongPin),
      intact: true,
    })
    const pages = readAll(2).pages.map(({ entries, wrongPins }) =>
      [...entries.map(({ document }) => document), ...wrongPins.map(({ token }) => token.label)].join(),
    )
    assert.deepEqual(pages, ['three,two', 'b,one', 'a'])
  })

  it('have what the disk did not take on the first of them, and once', async () => {
    const journal = open()
    for (const name of numbers(6)) journal.append(named(name))
    const host = openHostJournal(here())
    // Whoever wants the lock now fails as on a full disk.
    const lock = join(here(), 'lock')
    mkdirSync(lock)
    for (const name of ['x', 'y', 'z']) await host.conclude(named(name))
    const pages: JournalPage[] = []
    let before: string | undefined
    do {
      const page: JournalPage = await host.read({ limit: 2, before })
      pages.push(page)
      before = page.older ?? undefined
      // Written in between: they come after the place where the next page ends.
      rmSync(lock, { recursive: true, force: true })
    } while (before !== undefined)
    assert.deepEqual(
      pages.map(({ entries }) => entries.map(({ document }) => document).join()),
      ['z,y,x', '5,4', '3,2', '1,0'],
    )
  })

  it('R2: leave what is open to others: a wrong PIN of a request is no signature of it', async () => {
    const journal = openJournal(here(), 5_000_000)
    journal.append([journalRecordOf({ document: 'begun' })])
    journal.appendSoon([{ ...wrongPin('Stick'), request: journalRecordOf().request }])
    const settled = await openHostJournal(here()).settle()
    assert.deepEqual(
      settled.map(({ document, stage }) => [document, stage]),
      [['begun', 'unknown']],
    )
  })

  it('are read with the outcome of what was delivered just before, however long it takes to find out', async () => {
    const host = openHostJournal(here())
    await host.conclude(named('a'))
    const found = deferred<ReturnType<typeof named>>()
    const concluding = host.conclude(found.promise)
    const page = readIn(host)
    await delay(20)
    found.resolve(named('b'))
    assert.deepEqual(
      (await page).entries.map(({ document }) => document),
      ['b', 'a'],
    )
    await concluding
  })

  it('are read where the outcome of what was delivered cannot be found out', async () => {
    const host = openHostJournal(here())
    await host.conclude(named('a'))
    const concluding = host.conclude(Promise.reject(new Error('no process to ask')))
    const page = readIn(host)
    await assert.rejects(concluding, /no process to ask/)
    assert.deepEqual(
      (await page).entries.map(({ document }) => document),
      ['a'],
    )
    await host.concluded()
  })
})
