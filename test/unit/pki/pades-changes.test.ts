/** What was changed in a PDF after it was signed, told by what it is, and forbidden where the signer forbade it (ISO 32000-2 section 12.8.2). */
import assert from 'node:assert/strict'
import type { Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import {
  catalog,
  indirect,
  makePdf,
  pades,
  page,
  revisePdf,
  signPdf,
  signPdfWith,
  stampPdf,
} from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { timestampInfo, timestampSource, timestampToken } from '../../support/make-timestamp.ts'

const fields = ['sum', 'day'].map(
  name => (value: string) => `<</FT /Tx /T (${name}) /V (${value}) /Subtype /Widget /Rect [0 0 9 9]>>`,
)
const [sum, day] = fields as [(value: string) => string, (value: string) => string]
const note = (text: string): string => `<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${text})>>`
const drawing = (text: string): string => `<</Length ${text.length}>>\nstream\n${text}\nendstream`
const form = '<</Fields [6 0 R 8 0 R]>>'
const document = makePdf({
  objects: [
    ...indirect(0, catalog('/AcroForm 5 0 R')).map((body, at) =>
      at === 2 ? page('/Contents 4 0 R /Annots [6 0 R 7 0 R 8 0 R]') : body,
    ),
    form,
    sum('1'),
    note('a'),
    day('1'),
  ],
})
/** Of the field of the first signature: the signature is 9. */
const signedPage = (more = '', annots = '6 0 R 7 0 R 8 0 R 10 0 R'): string =>
  page(`/Contents 4 0 R /Annots [${annots}] ${more}`)

describe('what was changed in a PDF after a signature', () => {
  const source = timestampSource()
  let authority: Authority
  let signer: TestSigner
  let signed: Bytes

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
    signed = signPdf(signer, document)
  })

  const first = (file: Bytes): VerifiedSigner =>
    pades.verify({
      signed: file,
      content: null,
      roots: [authority.root],
      timestampRoots: [source.root],
      now: new Date(),
    })[0] ?? assert.fail()
  const stamp = (file: Bytes): Bytes =>
    stampPdf(signer, file, stamped => timestampToken(source, timestampInfo(stamped)))
  const revised =
    (bodies: Record<number, string>, trailer?: string) =>
    (file: Bytes): Bytes =>
      revisePdf(file, bodies, trailer)
  const withDss = revised({ 1: catalog('/AcroForm 5 0 R /DSS 20 0 R'), 20: '<</Certs [21 0 R]>>', 21: drawing('x') })

  const changes: [what: string, change: (file: Bytes) => Bytes, kinds: NonNullable<VerifiedSigner['changes']>][] = [
    ['another signature', file => signPdf(signer, file), ['signatures']],
    ['two more signatures', file => signPdf(signer, signPdf(signer, file)), ['signatures']],
    ['a time stamp of the document', stamp, ['validation']],
    ['what tells of revocation', withDss, ['validation']],
    ['a signature after a time stamp', file => signPdf(signer, stamp(file)), ['signatures', 'validation']],
    ['nothing that has a part in it', revised({ 20: '<</Type /Nothing>>' }), []],
    ['the same once more', revised({ 6: sum('1'), 7: note('a') }), []],
    ['a field filled in', revised({ 6: sum('2') }), ['fields']],
    ['a field more', revised({ 5: '<</Fields [6 0 R 8 0 R 10 0 R 20 0 R] /SigFlags 3>>', 20: sum('3') }), ['fields']],
    ['a field taken out', revised({ 5: '<</Fields [6 0 R 10 0 R] /SigFlags 3>>' }), ['fields']],
    ['a form that reckons', revised({ 5: '<</Fields [6 0 R 8 0 R 10 0 R] /SigFlags 3 /CO [6 0 R]>>' }), ['fields']],
    [
      'another look of the signature',
      revised({ 10: '<</FT /Sig /T (x) /V 9 0 R /AP <</N 4 0 R>> /Rect [0 0 99 99]>>' }),
      ['fields'],
    ],
    ['a note with other words', revised({ 7: note('b') }), ['annotations']],
    ['a note more', revised({ 3: signedPage('', '6 0 R 7 0 R 8 0 R 10 0 R 20 0 R'), 20: note('c') }), ['annotations']],
    ['a note in its page', revised({ 3: signedPage('', `6 0 R 7 0 R 8 0 R 10 0 R ${note('c')}`) }), ['annotations']],
    ['a note less', revised({ 3: signedPage('', '6 0 R 8 0 R 10 0 R') }), ['annotations']],
    ['other things drawn', revised({ 4: drawing('0 0 99 99 re f') }), ['content']],
    ['the same drawn anew, which nobody compares', revised({ 4: drawing('0 0 50 50 re f q Q    ') }), ['content']],
    ['a page of another size', revised({ 3: signedPage('/MediaBox [0 0 9 9]') }), ['content']],
    [
      'a page more',
      revised({ 2: '<</Type /Pages /Kids [3 0 R 20 0 R] /Count 2 /MediaBox [0 0 200 100]>>', 20: page('') }),
      ['content'],
    ],
    [
      'other pages',
      revised({
        1: catalog('/AcroForm 5 0 R').replace('/Pages 2', '/Pages 20'),
        20: '<</Type /Pages /Kids [3 0 R] /Count 1>>',
      }),
      ['content'],
    ],
    [
      'something that is done when it opens',
      revised({ 1: catalog('/AcroForm 5 0 R /OpenAction <</S /JavaScript>>') }),
      ['elsewhere'],
    ],
    ['another title', revised({ 20: '<</Title (x)>>' }, '/Root 1 0 R /Info 20 0 R'), ['elsewhere']],
    [
      'a note, a field and a page at once',
      revised({ 4: drawing(''), 6: sum('2'), 7: note('b') }),
      ['fields', 'annotations', 'content'],
    ],
  ]
  for (const [what, change, kinds] of changes)
    it(`is told: ${what}`, () => {
      const { valid, reasons, covers, changes: found } = first(change(signed))
      assert.deepEqual({ valid, reasons, covers, found }, { valid: true, reasons: [], covers: 'part', found: kinds })
    })

  /** Its lists are objects of their own; a note leads to its page, and the structure of the text to a field. */
  const branched = makePdf({
    objects: [
      catalog('/AcroForm 5 0 R /StructTreeRoot 11 0 R'),
      '<</Type /Pages /Kids 12 0 R /Count 1 /MediaBox [0 0 200 100]>>',
      page('/Contents 4 0 R /Annots 13 0 R'),
      drawing('0 0 50 50 re f'),
      '<</Fields [6 0 R]>>',
      '<</T (a) /FT /Tx /Kids 9 0 R>>',
      '<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest [3 0 R /Fit]>>',
      '<</T (b) /Parent 6 0 R /V (1) /Subtype /Widget /Rect [0 0 9 9]>>',
      '[8 0 R]',
      '<</T (c) /Parent 6 0 R /Subtype /Widget /Rect [0 0 9 9]>>',
      '<</Type /StructTreeRoot /K [<</Type /OBJR /Pg 3 0 R /Obj 8 0 R>>]>>',
      '[3 0 R]',
      '[7 0 R 8 0 R]',
    ],
  })
  const filled = '<</T (b) /Parent 6 0 R /V (2) /Subtype /Widget /Rect [0 0 9 9]>>'
  const branches: typeof changes = [
    ['something drawn on a page that a note leads to', revised({ 4: drawing('') }), ['content']],
    ['a note taken out of the list', revised({ 13: '[8 0 R 15 0 R]' }), ['annotations']],
    ['the list of pages', revised({ 12: '[3 0 R 3 0 R]' }), ['content']],
    ['a field below another', revised({ 8: filled }), ['fields']],
    ['the list of fields below another', revised({ 9: '[8 0 R 10 0 R]' }), ['fields']],
    ['a title that was there', revised({ 30: '[]' }, '/Root 1 0 R /Info 7 0 R'), ['elsewhere']],
    [
      'a time stamp of the document that is to be seen',
      file => revisePdf(stamp(file), { 17: '<</FT /Sig /T (y) /V 16 0 R /AP <</N 4 0 R>>>>' }),
      ['signatures'],
    ],
  ]
  for (const [what, change, kinds] of branches)
    it(`is told by what it is there for: ${what}`, () => {
      assert.deepEqual(first(change(signPdf(signer, branched))).changes, kinds)
    })

  it('is forbidden of a field with the one above it', () => {
    const rule = '/Reference [<</TransformMethod /FieldMDP /TransformParams <</Action /Include /Fields [(a)]>>>>]\n'
    assert.deepEqual(first(revisePdf(signPdfWith(signer, branched, rule), { 8: filled })).reasons, ['changesForbidden'])
  })

  it('is not there where nothing came after it', () => {
    assert.ok(!('changes' in first(signed)))
  })

  it('is told of an object within a stream that is another one', () => {
    const inStream = (contents: string): string => {
      const catalogText = '<</Type /Catalog /Pages 2 0 R>>'
      const pages = '<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100]>>'
      const own = `<</Type /Page /Parent 2 0 R /Resources <<>> /Contents ${contents}>>`
      const head = `1 0 2 ${catalogText.length + 1} 3 ${catalogText.length + pages.length + 2} `
      const data = `${head}${catalogText} ${pages} ${own}`
      return `<</Type /ObjStm /N 3 /First ${head.length} /Length ${data.length}>>\nstream\n${data}\nendstream`
    }
    const bodies = [drawing('0 0 9 9 re f'), drawing('0 0 99 99 re f'), inStream('5 0 R')]
    let text = '%PDF-1.7\n'
    const places = bodies.map((body, at) => {
      const place = text.length
      text += `${at + 5} 0 obj\n${body}\nendobj\n`
      return place
    })
    const row = (kind: number, place: number, at: number): number[] => [kind, place >> 8, place & 255, at]
    const rows = [
      row(0, 0, 0),
      ...[0, 1, 2].map(at => row(2, 7, at)),
      row(0, 0, 0),
      ...places.map(at => row(1, at, 0)),
      row(1, text.length, 0),
    ]
    const data = Buffer.from(rows.flat()).toString('latin1')
    const reference = `<</Type /XRef /W [1 2 1] /Size 9 /Root 1 0 R /Length ${data.length}>>\nstream\n${data}\nendstream`
    const made = Buffer.from(`${text}8 0 obj\n${reference}\nendobj\nstartxref\n${text.length}\n%%EOF\n`, 'latin1')
    // The signature makes the page, and the catalog with it, objects of their own again.
    const own = signPdf(signer, Uint8Array.from(made))
    assert.equal(first(own).valid, true)
    const changed = revisePdf(own, { 7: inStream('6 0 R').replace('[3 0 R]', '[9 0 R]') })
    assert.deepEqual(first(changed).changes, ['content'])
    const unreadable = revisePdf(own, { 7: inStream('6 0 R').replace('[3 0 R]', '[3 0 !]') })
    assert.deepEqual(first(unreadable).changes, ['elsewhere'])
  })

  const docMdp = (p: string): string =>
    `/Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <<${p}>>>>]\n`
  const fieldMdp = (how: string): string => `/Reference [<</TransformMethod /FieldMDP /TransformParams <<${how}>>>>]\n`
  const note2 = revised({ 7: note('b') })
  const fill = revised({ 6: sum('2') })
  const draw = revised({ 4: drawing('') })
  const sign = (file: Bytes): Bytes => signPdf(signer, file)
  const rules: [rule: string, entries: string, may: ((file: Bytes) => Bytes)[], mayNot: ((file: Bytes) => Bytes)[]][] =
    [
      ['no change', docMdp('/P 1'), [withDss], [fill, note2, draw]],
      ['filling in and signing', docMdp('/P 2'), [withDss, stamp, sign, fill], [note2, draw]],
      ['that without saying so', docMdp(''), [sign, fill], [note2, draw]],
      ['notes as well', docMdp('/P 3'), [sign, fill, note2], [draw]],
      ['what nobody knows', docMdp('/P 9'), [], [sign, fill, note2, draw]],
      ['no field changed', fieldMdp('/Action /All'), [sign, note2, draw], [fill]],
      ['one field not changed', fieldMdp('/Action /Include /Fields [(sum)]'), [sign, revised({ 8: day('2') })], [fill]],
      ['that one, named otherwise', fieldMdp('/Action /Include /Fields [<FEFF00730075006D>]'), [sign], [fill]],
      ['only one changed', fieldMdp('/Action /Exclude /Fields [(s\\165m)]'), [sign, fill], [revised({ 8: day('2') })]],
    ]
  for (const [rule, entries, may, mayNot] of rules)
    it(`takes the signature’s worth where its signer allows no more than ${rule}`, () => {
      const certified = signPdfWith(signer, document, entries)
      assert.deepEqual([first(certified).valid, first(certified).reasons], [true, []])
      for (const change of may) assert.deepEqual(first(change(certified)).reasons, [], change.toString())
      for (const change of mayNot) {
        const { valid, reasons } = first(change(certified))
        assert.deepEqual([valid, reasons], [false, ['changesForbidden']], change.toString())
      }
    })
})
