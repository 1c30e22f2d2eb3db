/** Documents that no signature goes into, each for its reason (ISO 32000-2). */
import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { catalog, certified, indirect, makePdf, reasonOf, signPdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

describe('a signature in a PDF', () => {
  let signer: TestSigner

  before(async () => {
    signer = await makeSigner(await createAuthority(), makeKey('P-256'))
  })

  const bent = (bytes: Bytes, from: string | RegExp, to: string): Bytes =>
    Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'))

  const bomb = (size: number): string => {
    const data = Buffer.from(deflateSync(Buffer.alloc(size))).toString('latin1')
    return `<</Type /XRef /W [1 4 2] /Size 3 /Root 1 0 R /Filter /FlateDecode /Length ${data.length}>>\nstream\n${data}\nendstream`
  }
  const streamed = (body: string): Bytes =>
    Uint8Array.from(Buffer.from(`%PDF-1.7\n1 0 obj\n${body}\nendobj\nstartxref\n9\n%%EOF\n`, 'latin1'))
  /** Numbers without objects, from one on and so many, a section each; with something after them that would be found later. */
  const numbered = (sections: number[][], more = 0): Bytes => {
    let text = '%PDF-1.7\n'
    let before = ''
    for (const index of sections) {
      const count = index.reduce((sum, one, at) => sum + (at % 2 === 1 ? one : 0), 0)
      const data = Buffer.from(deflateSync(Buffer.alloc(count + more))).toString('latin1')
      const how = `/W [1 0 0] /Index [${index.join(' ')}] /Size 1 /Root 1 0 R /Filter /FlateDecode ${before}`
      before = `/Prev ${text.length}`
      text += `1 0 obj\n<</Type /XRef ${how} /Length ${data.length}>>\nstream\n${data}\nendstream\nendobj\n`
    }
    return Uint8Array.from(Buffer.from(`${text}startxref\n${before.slice(6)}\n%%EOF\n`, 'latin1'))
  }
  const good = makePdf()
  const unfit: [what: string, document: Bytes, reason: string][] = [
    ['that is not a PDF', utf8('hello'), 'notPdf'],
    ['that is empty', new Uint8Array(0), 'notPdf'],
    ['whose header is not at the beginning', makePdf({ header: '\n%PDF-1.7\n' }), 'notPdf'],
    ['of a version of its own', makePdf({ header: '%PDF-9.7\n' }), 'notPdf'],
    ['with something after its end', makePdf({ after: 'garbage' }), 'endOfFile'],
    ['with a page of HTML after its end', makePdf({ after: '<html></html>\n' }), 'endOfFile'],
    ['with much white space after its end', makePdf({ after: ' '.repeat(40) }), 'endOfFile'],
    ['that is cut off', good.slice(0, -8), 'endOfFile'],
    ['without startxref', bent(good, 'startxref', 'startxxxx'), 'endOfFile'],
    ['whose startxref is 0', bent(good, /startxref\n\d+/, 'startxref\n0'), 'crossReferenceBroken'],
    ['whose startxref is one too far', bent(good, /startxref\n(\d+)/, 'startxref\n1'), 'crossReferenceBroken'],
    ['whose startxref is past its end', bent(good, /startxref\n\d+/, 'startxref\n99999'), 'crossReferenceBroken'],
    ['whose startxref points to an object', bent(good, /startxref\n\d+/, 'startxref\n9'), 'crossReferenceBroken'],
    ['without a trailer', bent(good, 'trailer', 'trailxx'), 'crossReferenceBroken'],
    ['whose table has an entry too few', bent(good, 'xref\n0 5', 'xref\n0 6'), 'crossReferenceBroken'],
    ['whose table has a short line', bent(good, ' 00000 n \n', ' 00000 n\n'), 'crossReferenceBroken'],
    ['whose table has a letter that is none', bent(good, ' 00000 n \n', ' 00000 x \n'), 'crossReferenceBroken'],
    [
      'whose table points beside an object',
      bent(good, '0000000009 00000 n', '0000000010 00000 n'),
      'crossReferenceBroken',
    ],
    ['whose table points to another object', bent(good, '1 0 obj', '7 0 obj'), 'crossReferenceBroken'],
    [
      'whose table knows another generation',
      bent(good, '0000000009 00000 n', '0000000009 00003 n'),
      'crossReferenceBroken',
    ],
    ['whose table claims a million objects', bent(good, 'xref\n0 5', 'xref\n0 1000000'), 'tooManyObjects'],
    ['with too many objects in one table', numbered([[0, 150_000, 150_000, 60_000]], 1), 'tooManyObjects'],
    [
      'with too many objects in two tables',
      numbered([
        [0, 150_000],
        [150_000, 60_000],
      ]),
      'tooManyObjects',
    ],
    ['whose trailer has a name twice', makePdf({ trailer: '/Root 1 0 R' }), 'crossReferenceBroken'],
    ['whose trailer does not end', bent(good, />>\nstartxref/, '\nstartxref'), 'crossReferenceBroken'],
    ['whose /Prev goes round', bent(good, '/Size 5 ', '/Size 5 /Prev PREV '), 'crossReferenceBroken'],
    [
      'whose /Prev is itself',
      makePdf({ trailer: `/Prev ${Buffer.from(good).toString('latin1').indexOf('xref\n')}` }),
      'crossReferenceLoop',
    ],
    ['whose /Prev points nowhere', makePdf({ trailer: '/Prev 99999' }), 'crossReferenceBroken'],
    ['whose /Prev is negative', makePdf({ trailer: '/Prev -1' }), 'crossReferenceBroken'],
    ['that is encrypted', makePdf({ trailer: '/Encrypt 4 0 R' }), 'encrypted'],
    ['with both kinds of cross-reference', makePdf({ trailer: '/XRefStm 9' }), 'hybridReference'],
    ['without a catalog', makePdf({ objects: indirect(0, '<</Type /Other>>') }), 'objectBroken'],
    ['whose catalog is a list', makePdf({ objects: indirect(0, '[]') }), 'objectBroken'],
    ['whose catalog has a name twice', makePdf({ objects: indirect(0, catalog('/Pages 2 0 R')) }), 'objectBroken'],
    ['whose catalog does not end', makePdf({ objects: indirect(0, '<</Type /Catalog') }), 'objectBroken'],
    ['with a string that does not end', makePdf({ objects: indirect(0, catalog('/A (x')) }), 'objectBroken'],
    ['nested without end', makePdf({ objects: indirect(0, catalog(`/A ${'['.repeat(500)}`)) }), 'objectBroken'],
    ['without pages', makePdf({ objects: indirect(0, '<</Type /Catalog>>') }), 'pagesBroken'],
    ['whose pages go round', makePdf({ objects: indirect(1, '<</Type /Pages /Kids [2 0 R]>>') }), 'pagesBroken'],
    ['whose pages are empty', makePdf({ objects: indirect(1, '<</Type /Pages /Kids []>>') }), 'pagesBroken'],
    ['whose page is missing', makePdf({ objects: indirect(1, '<</Type /Pages /Kids [9 0 R]>>') }), 'pagesBroken'],
    [
      'whose form is ten references away',
      makePdf({
        objects: indirect(0, catalog('/AcroForm 5 0 R'), [
          ...Array.from({ length: 10 }, (_, place) => `${place + 6} 0 R`),
          '<</Fields []>>',
        ]),
      }),
      'objectBroken',
    ],
    ['with an XFA form', makePdf({ objects: indirect(0, catalog('/AcroForm <</Fields [] /XFA (x)>>')) }), 'xfaForm'],
    [
      'whose fields go round',
      makePdf({ objects: indirect(0, catalog('/AcroForm <</Fields [5 0 R]>>'), ['<</T (a) /Kids [5 0 R]>>']) }),
      'formBroken',
    ],
    ['whose fields are no list', makePdf({ objects: indirect(0, catalog('/AcroForm <</Fields 1>>')) }), 'formBroken'],
    [
      'whose field is missing',
      makePdf({ objects: indirect(0, catalog('/AcroForm <</Fields [9 0 R]>>')) }),
      'formBroken',
    ],
    [
      'certified against any change',
      makePdf({ objects: certified('<</TransformMethod /DocMDP /TransformParams <</P 1>>>>') }),
      'certifiedNoChanges',
    ],
    ['whose cross-reference stream is a bomb', streamed(bomb(40_000_000)), 'streamBroken'],
    [
      'whose cross-reference stream has no widths',
      streamed(bomb(21).replace('/W [1 4 2]', '')),
      'crossReferenceBroken',
    ],
    ['whose cross-reference stream is short', streamed(bomb(14)), 'crossReferenceBroken'],
    [
      'whose cross-reference stream says a wrong length',
      streamed(bomb(21).replace(/Length \d+/, 'Length 4')),
      'streamBroken',
    ],
    [
      'whose cross-reference stream has another filter',
      streamed(bomb(21).replace('FlateDecode', 'LZWDecode')),
      'streamBroken',
    ],
  ]
  for (const [what, document, reason] of unfit)
    it(`goes into no document ${what}`, () => {
      assert.equal(
        reasonOf(() => signPdf(signer, document)),
        `BAD_PARAMS ${reason}`,
      )
    })
})
