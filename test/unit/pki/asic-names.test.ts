/** Names under which documents go into a container: refused before the person is asked, each for its reason. */
import assert from 'node:assert/strict'
import { checkFileNames } from '../../../host/pki/asic/check-file-names.ts'
import { nameOf, uriOf } from '../../../host/pki/asic/names.ts'

const check = (...names: string[]): void => checkFileNames(names.map(name => ({ name })))

describe('the name of a document in a container', () => {
  it('is whatever any computer takes for the name of a file', () => {
    check(
      'Müqavilə № 17.pdf',
      'төлем.xml',
      "100% o'key & co+.txt",
      '.hidden',
      'a'.repeat(255),
      'Contract 17',
      'signature.p7s',
    )
  })

  const refused: [reason: string, names: string[]][] = [
    ['nameHasPath', ['a/b', '/a', '../a', '..', '.', 'a\\b', 'c:a', 'META-INF/signatures.xml']],
    ['nameNotNfc', ['c\u0327.txt', 'И\u0306.txt']],
    [
      'nameUnsafe',
      [
        'a\nb',
        'a\u202egpj.exe',
        'a\u200bb',
        'a\ud800',
        'ab:c',
        'a?',
        'a*',
        '<a>',
        'a|b',
        '"a"',
        'a.',
        'a ',
        ' a',
        '\u2028',
      ],
    ],
    ['nameReserved', ['mimetype', 'MimeType', 'META-INF', 'meta-inf', 'con', 'NUL.txt', 'com1', 'LPT9.pdf']],
    ['nameTooLong', ['a'.repeat(256), 'ə'.repeat(128)]],
  ]
  for (const [reason, names] of refused)
    it(`is not of these: ${reason}`, () => {
      for (const name of names)
        assert.throws(
          () => check('a.txt', name),
          { code: 'BAD_PARAMS', details: { reason, at: 'documents.1.name' } },
          name,
        )
    })

  it('is there once, also where capitals make no difference', () => {
    for (const twice of ['a.txt', 'A.TXT'])
      assert.throws(() => check('b', 'a.txt', twice), {
        code: 'BAD_PARAMS',
        details: { reason: 'nameTwice', at: 'documents.2.name' },
      })
  })

  it('is found again by the address that stands for it, and by no address from elsewhere', () => {
    for (const name of ['Müqavilə № 17.pdf', "100% o'key?&#+.txt", 'a%20b', 'folder/a.txt'])
      assert.equal(nameOf(uriOf(name)), name)
    assert.equal(nameOf('a b.txt'), 'a b.txt')
    for (const uri of ['/a', 'https://a.example/a', 'file:a', '//a/b', 'a?b', 'a#b', '#a', 'a\\b', '%ff', '%'])
      assert.equal(nameOf(uri), null, uri)
  })
})
