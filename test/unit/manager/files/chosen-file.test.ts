/** What a file is by its own bytes, and what is said of one that cannot be used. */
import assert from 'node:assert/strict'
import { dropped, lookAgain, readChosen, type ChosenFile } from '../../../../extension/manager/files/chosen-file.ts'
import { byQpdf } from '../../../support/pdf-judges.ts'
import { indirect, makePdf } from '../../../support/make-pdf.ts'

const read = (content: BlobPart, name = 'a.bin', isFolder = false): Promise<ChosenFile> =>
  readChosen({ file: new File([content], name), isFolder })

/** As the browser gives one whose bytes are gone or are no longer the same. */
const lost = (): File =>
  Object.assign(new File(['text'], 'a.txt'), {
    slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
  })

describe('a chosen file', () => {
  it('is known by its bytes and never by its name', async () => {
    const kinds = await Promise.all([
      read(makePdf(), 'a.txt'),
      read('\uFEFF <a/>', 'a.pdf'),
      read('%PDX', 'b.pdf'),
      read(Uint8Array.of(0x30, 0x80), 'a.xml'),
    ])
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['pdf', 'xml', 'other', 'other'],
    )
  })

  it('says that it is empty, a folder, or cannot be read, and never throws', async () => {
    const faults = await Promise.all([
      read('', 'a.txt'),
      read('', 'folder', true),
      readChosen({ file: lost(), isFolder: false }),
      read('text', 'a.txt'),
    ])
    assert.deepEqual(
      faults.map(({ fault }) => fault),
      ['empty', 'folder', 'unreadable', null],
    )
  })

  it('is said to be cut or encrypted where it is a PDF that is, as qpdf writes them', async () => {
    const whole = makePdf()
    const password = ['--encrypt', '', 'owner', '256', '--']
    const long = makePdf({ objects: indirect(3, `<</Length 4000>>\nstream\n${'q Q '.repeat(1_000)}\nendstream`) })
    const fast = ['--linearize', '--stream-data=preserve']
    const [streams, encrypted, encryptedStreams, linearized, encryptedLinearized] = await Promise.all([
      byQpdf(whole, '--object-streams=generate'),
      byQpdf(whole, '--object-streams=disable', ...password),
      byQpdf(whole, '--object-streams=generate', ...password),
      byQpdf(long, ...fast),
      byQpdf(long, ...fast, ...password),
    ])
    const flaws = await Promise.all(
      [
        whole,
        streams,
        linearized,
        whole.slice(0, whole.length - 20),
        encrypted,
        encryptedStreams,
        encryptedLinearized,
      ].map(one => read(one)),
    )
    assert.deepEqual(
      flaws.map(({ flaw }) => flaw),
      [null, null, null, 'pdfCut', 'pdfEncrypted', 'pdfEncrypted', 'pdfEncrypted'],
    )
  })

  it('is looked at again before it is signed, and one that was changed since says so', async () => {
    const good = await read('text')
    assert.equal((await lookAgain(good)).fault, null)
    assert.equal((await lookAgain({ ...good, file: lost() })).fault, 'unreadable')
  })

  it('is told from a folder when both are dropped together, and dropped text is no file', () => {
    const item = (name: string, isDirectory: boolean): object => ({
      kind: 'file',
      getAsFile: () => new File(['x'], name),
      webkitGetAsEntry: () => ({ isDirectory }),
    })
    const items = [item('a.txt', false), { kind: 'string' }, item('folder', true)]
    const given = dropped({ items: items as unknown as DataTransferItemList })
    assert.deepEqual(
      given.map(({ file, isFolder }) => [file.name, isFolder]),
      [
        ['a.txt', false],
        ['folder', true],
      ],
    )
  })
})
