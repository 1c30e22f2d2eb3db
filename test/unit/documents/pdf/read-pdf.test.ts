/** PDFs read by pdf.js, as the window does, the bad ones above all: each opens with its word, or says that it cannot be shown. */
import assert from 'node:assert/strict'
import { readPdf, type ReadPdf } from '../../../../extension/documents/pdf/read-pdf.ts'
import { Unreadable } from '../../../../extension/documents/reading.ts'
import { utf8, type Bytes } from '../../../../shared/bytes.ts'
import { makePdf, plain } from '../../../support/make-pdf.ts'
import { firstMore, makePages, writing } from '../../../support/make-pages.ts'

describe('reading a PDF', () => {
  let leaving: AbortController
  beforeEach(() => {
    leaving = new AbortController()
  })
  afterEach(() => leaving.abort())

  const read = async (bytes: Bytes, essence = 'application/pdf'): Promise<ReadPdf> =>
    (await readPdf(bytes, { essence, signal: leaving.signal })) ?? assert.fail('no PDF')
  const refusalOf = (bytes: Bytes): Promise<string> =>
    read(bytes).then(
      () => 'none',
      (error: unknown) => (error instanceof Unreadable ? error.refusal : String(error)),
    )
  const found = async (bytes: Bytes): Promise<string[]> => (await read(bytes)).findings.map(({ name }) => name)

  it('gives its pages, their sizes and their text', async () => {
    const { pages, first, findings } = await read(makePages([writing(['Two', 'lines']), writing(['Second'])]))
    assert.deepEqual([pages.count, first, findings], [2, { width: 595, height: 842 }, []])
    assert.deepEqual(await pages.sizeOf(2), first)
    assert.equal(await pages.textOf(1), 'Two\nlines')
    assert.equal(await pages.textOf(2), 'Second')
  })

  it('keeps what is signed: the bytes stay where they are', async () => {
    const bytes = makePages([writing(['Here'])])
    const before = bytes.slice()
    await read(bytes)
    assert.deepEqual(bytes, before)
  })

  it('names what is hidden, with sizes', async () => {
    const at = firstMore(1)
    const { findings } = await read(
      makePages([writing(['Page'])], {
        catalog: `/Names <</EmbeddedFiles <</Names [(a) ${at} 0 R]>>>> /OCProperties <</OCGs [${at + 2} 0 R ${at + 3} 0 R] /D <</OFF [${at + 3} 0 R]>>>> /AcroForm <</Fields [${at + 4} 0 R ${at + 5} 0 R]>>`,
        more: [
          `<</Type /Filespec /F (invoice.xml) /EF <</F ${at + 1} 0 R>>>>`,
          '<</Type /EmbeddedFile /Length 4>>\nstream\n<a/>\nendstream',
          '<</Type /OCG /Name (Shown)>>',
          '<</Type /OCG /Name (Hidden)>>',
          '<</FT /Tx /T (amount) /V (840) /Subtype /Widget /Rect [0 0 9 9]>>',
          '<</FT /Sig /T (signature) /Subtype /Widget /Rect [0 0 0 0]>>',
        ],
      }),
    )
    assert.deepEqual(findings, [
      { name: 'layers', count: 2, about: [{ name: 'Hidden', size: null }] },
      { name: 'attachments', count: 1, about: [{ name: 'invoice.xml', size: 4 }] },
      { name: 'form', count: 1, about: [] },
    ])
  })

  it('tells of an encrypted one that opens, and refuses one that wants a password', async () => {
    const encrypted = (user: string): Bytes =>
      makePdf({
        objects: [...plain, `<</Filter /Standard /V 1 /R 2 /P -4 /O <${'28'.repeat(32)}> /U <${user}>>>`],
        trailer: '/Encrypt 5 0 R /ID [<00><00>]',
      })
    assert.equal(await refusalOf(encrypted('00'.repeat(32))), 'password')
  })

  it('refuses what is broken beyond reading', async () => {
    for (const bytes of [utf8('%PDF-1.7'), utf8('%PDF-1.7\nnothing of the kind'), makePdf().slice(0, 40)]) {
      assert.equal(await refusalOf(bytes), 'syntax')
    }
    assert.equal(await refusalOf(utf8('PK')), 'otherKind')
    assert.equal(await readPdf(utf8('PK'), { essence: '', signal: leaving.signal }), null)
  })

  it('opens a truncated one whose pages are whole, and one with a broken table', async () => {
    const whole = makePages([writing(['Page'])])
    const text = Buffer.from(whole).toString('latin1')
    assert.equal((await read(utf8(text.slice(0, text.indexOf('startxref'))))).pages.count, 1)
    assert.equal((await read(utf8(text.replace(/startxref\n\d+/, 'startxref\n99')))).pages.count, 1)
  })

  it('opens one with 10,000 pages soon', async () => {
    const { pages } = await read(makePages(Array.from({ length: 10_000 }, () => '')))
    assert.equal(pages.count, 10_000)
    assert.deepEqual(await pages.sizeOf(10_000), { width: 595, height: 842 })
  })

  it('ends where pages lead back to themselves', async () => {
    const looped = ['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>']
    const outcome = await read(makePdf({ objects: looped })).then(
      ({ pages }) =>
        pages.sizeOf(pages.count).then(
          () => 'a size',
          () => 'a page that says so',
        ),
      (error: unknown) => (error as Unreadable).refusal,
    )
    assert.notEqual(outcome, 'a size')
  })

  it('tells of a form by XFA', async () => {
    assert.ok((await found(makePages([''], { catalog: '/AcroForm <</XFA [(a) 99 0 R] /Fields []>>' }))).includes('xfa'))
  })

  it('tells of scripts', async () => {
    assert.deepEqual(
      await found(makePages([''], { catalog: '/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>' })),
      ['scripts'],
    )
  })
})
