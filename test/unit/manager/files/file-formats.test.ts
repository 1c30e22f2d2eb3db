/** The table of formats for files: what each takes, what it asks of `sign`, and what the signed file is called. */
import assert from 'node:assert/strict'
import {
  fileFormatNames,
  fileFormats,
  formatFor,
  freeName,
  takesMark,
  unfitFor,
  withMark,
} from '../../../../extension/manager/files/file-formats.ts'
import { checkFileNames } from '../../../../host/pki/asic/check-file-names.ts'
import { operations } from '../../../../shared/operations/index.ts'
import { limits } from '../../../../shared/limits.ts'
import { chosenFile } from './listed.ts'

const documents = [{ name: 'a.pdf', type: 'application/pdf', content: new Blob(['a']) }]

describe('the formats for files', () => {
  it('ask of `sign` what its contract takes, with a time stamp only where the format has one', () => {
    for (const name of fileFormatNames) {
      const { plain, stamped } = fileFormats[name]
      assert.deepEqual(operations.sign.params.parse(plain(documents)), plain(documents), name)
      if (stamped) assert.deepEqual(operations.sign.params.parse(stamped(documents)), stamped(documents), name)
    }
    const stampedOnes = fileFormatNames.filter(name => fileFormats[name].stamped !== null)
    assert.deepEqual(stampedOnes, ['cmsDetached', 'cmsAttached', 'pades', 'xades', 'asice'])
    assert.deepEqual(
      { ...fileFormats.cmsDetached.plain(documents), documents: 0 },
      { format: 'cms', detached: true, documents: 0 },
    )
  })

  it('ask for a mark at the foot of the last page, in the language of the person, for a PDF alone', () => {
    for (const name of fileFormatNames) {
      const plain = fileFormats[name].plain(documents)
      const mark = { page: 'last', at: 'foot', language: 'kk' }
      assert.deepEqual(withMark(plain, 'kk'), name === 'pades' ? { ...plain, mark } : plain, name)
      assert.deepEqual(operations.sign.params.parse(withMark(plain, 'kk')), withMark(plain, 'kk'), name)
      assert.equal(takesMark(name), name === 'pades')
    }
  })

  it('name the signed file after the document, and never like it', () => {
    const names = (name: string): string[] => fileFormatNames.map(format => fileFormats[format].nameOf(name))
    assert.deepEqual(names('invoice.pdf'), [
      'invoice.pdf.p7s',
      'invoice.pdf.p7m',
      'invoice-signed.pdf',
      'invoice.pdf-signed.xml',
      'invoice.pdf.jws',
      'invoice.pdf.asice',
    ])
    assert.equal(fileFormats.xades.nameOf('Ödəniş.XML'), 'Ödəniş-signed.xml')
    for (const name of ['a', '.pdf', 'a.xml', 'a.p7s', 'a-signed.pdf'])
      for (const signed of names(name)) assert.notEqual(signed, name)
  })

  it('give two files of one name two names, with the number before the ending', () => {
    const taken = new Set(['a.txt.p7s', 'a.txt (2).p7s', 'noending'])
    assert.equal(freeName('a.txt.p7s', taken), 'a.txt (3).p7s')
    assert.equal(freeName('noending', taken), 'noending (2)')
    assert.equal(freeName('b.p7s', taken), 'b.p7s')
  })

  it('give files that become one names that can be told apart on every computer', () => {
    const names = ['a.txt', 'A.txt', 'a.txt', 'a (2).txt', 'c\u0327']
    const { documents: named } = fileFormats.asice.plain(
      names.map(name => ({ name, type: '', content: new Blob(['a']) })),
    )
    assert.deepEqual(
      named.map(({ name }) => name),
      ['a.txt', 'A (2).txt', 'a (3).txt', 'a (2) (2).txt', '\u00e7'],
    )
    checkFileNames(named)
  })

  it('say before anything is asked what cannot be done with a file', () => {
    const pdf = { kind: 'pdf' } as const
    assert.equal(unfitFor(chosenFile('a', { fault: 'folder' }), 'cmsDetached'), 'folder')
    assert.equal(unfitFor(chosenFile('a.txt'), 'pades'), 'wrongKind')
    assert.equal(unfitFor(chosenFile('a.pdf', pdf), 'xades'), 'wrongKind')
    assert.equal(unfitFor(chosenFile('a.pdf', pdf), 'pades'), null)
    assert.equal(unfitFor(chosenFile('a.pdf', { ...pdf, flaw: 'pdfCut' }), 'pades'), 'pdfCut')
    assert.equal(unfitFor(chosenFile('a.pdf', { ...pdf, flaw: 'pdfEncrypted' }), 'cmsDetached'), null)
    for (const name of fileFormatNames) {
      const file = chosenFile('a', { kind: fileFormats[name].kind ?? 'other', size: fileFormats[name].longest })
      assert.equal(unfitFor(file, name), null, name)
      assert.equal(unfitFor({ ...file, size: file.size + 1 }, name), 'tooLarge', name)
    }
    assert.equal(unfitFor(chosenFile('a', { size: limits.pdfBytes * 2 }), 'cmsDetached'), null)
  })

  it('are offered by what the files are: all PDF, all XML, or anything', () => {
    const kinds = (...all: ('pdf' | 'xml' | 'other')[]): string => formatFor(all.map(kind => ({ kind })))
    assert.deepEqual(
      [kinds(), kinds('pdf'), kinds('pdf', 'pdf'), kinds('xml'), kinds('pdf', 'xml'), kinds('other')],
      ['cmsDetached', 'pades', 'pades', 'xades', 'cmsDetached', 'cmsDetached'],
    )
  })
})
