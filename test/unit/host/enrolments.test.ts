/** Requests that pages gave names, as they lie on the disk: found by their own page in their own browser alone, and unchanged. */
import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEnrolments, type EnrolmentJob } from '../../../host/enrolments/enrolments.ts'
import { sealBytes } from '../../../host/files/sealed-bytes.ts'
import { enrolmentsFolder } from '../../../host/folders.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { toWire } from '../../../shared/wire.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const browser = new Uint8Array(32).fill(1)
const job: EnrolmentJob = {
  origin: 'https://bank.example',
  reference: 'yenilәmә 1',
  since: new Date('2026-11-29T10:00:00Z'),
  subject: 'CN=Səməd',
  token: { label: 'Seal', serialNumber: '0123' },
  key: utf8('key'),
  keyId: '02',
  asked: 'ab',
  request: utf8('request'),
  signed: utf8('signed'),
}

describe('requests that pages gave names', () => {
  const here = temporaryFolder()
  const open = (key = browser) => openEnrolments(here(), key)
  const folder = (): string => enrolmentsFolder(here())
  const names = (): string[] => readdirSync(folder())
  beforeEach(() => mkdirSync(folder(), { recursive: true }))

  it('are found as they were kept, by browser, origin and reference together', () => {
    open().keep(job)
    assert.deepEqual(open().find(job), job)
    assert.equal(open(new Uint8Array(32).fill(2)).find(job), null)
    assert.equal(open().find({ ...job, origin: 'https://other.example' }), null)
    assert.equal(open().find({ ...job, reference: 'yenilәmә 2' }), null)
    open().keep({ ...job, origin: 'https://other.example' })
    open(new Uint8Array(32).fill(2)).keep({ ...job, token: { label: 'Other', serialNumber: '' } })
    open().keep({ ...job, signed: utf8('anew') })
    assert.equal(names().length, 3)
    assert.deepEqual(open().find(job)?.signed, utf8('anew'))
    open().forget(job)
    assert.equal(open().find(job), null)
    assert.equal(names().length, 2)
    open().forget(job)
  })

  it('are none where a byte was changed, where another lies in their place, or where something else is sealed there', () => {
    const other = { ...job, reference: 'başqa' }
    open().keep(job)
    const [name = ''] = names()
    const path = join(folder(), name)
    const whole = readFileSync(path)
    for (const at of [0, 12, whole.length - 1]) {
      writeFileSync(path, whole.with(at, (whole[at] ?? 0) ^ 1))
      assert.deepEqual([open().find(job), open().list()], [null, []], `${at}`)
    }
    for (const cut of [0, 5, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, cut))
      assert.equal(open().find(job), null, `${cut} bytes`)
    }
    rmSync(path)
    open().keep(other)
    copyFileSync(join(folder(), names()[0] ?? ''), path)
    assert.equal(open().find(job), null, 'of another name')
    for (const value of [{ ...job, key: 'text' }, { ...job, asked: undefined }, { ...job, more: 1 }, null]) {
      writeFileSync(path, sealBytes(browser, utf8(toWire(value)), name))
      assert.equal(open().find(job), null, JSON.stringify(value))
    }
  })

  it('are listed with their keys, the newest first, and found by them; of no other file', () => {
    const at = (day: number, more: Partial<EnrolmentJob> = {}): EnrolmentJob => ({
      ...job,
      reference: `${day}`,
      since: new Date(Date.UTC(2026, 10, day)),
      key: utf8(`key ${day}`),
      ...more,
    })
    for (const one of [at(2), at(4), at(3), at(5, { key: new Uint8Array() })]) open().keep(one)
    for (const name of names()) copyFileSync(join(folder(), name), join(folder(), `${name}.bak`))
    writeFileSync(join(folder(), 'notes.txt'), '')
    assert.deepEqual(
      open()
        .list()
        .map(({ reference }) => reference),
      ['4', '3', '2'],
    )
    assert.equal(open().ofKey(utf8('key 3'))?.reference, '3')
    assert.equal(open().ofKey(utf8('key 5')), null)
    assert.equal(open().ofKey(new Uint8Array()), null)
  })

  it('are none where there is no folder', () => {
    const opened = open()
    rmSync(folder(), { recursive: true })
    assert.deepEqual([opened.list(), opened.find(job), opened.ofKey(job.key)], [[], null, null])
    opened.forget(job)
  })
})
