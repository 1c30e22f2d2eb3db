/** The visible mark of a signature in a PDF: where it stands, what it says, and where none is put (ISO 32000-2 section 12.5.5). */
import assert from 'node:assert/strict'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { markLanguages, type Mark } from '../../../shared/mark.ts'
import { operations } from '../../../shared/operations/index.ts'
import { widthOf } from '../../../host/pki/pades/mark/mark-font.ts'
import { layOut } from '../../../host/pki/pades/mark/mark-layout.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { marksIn } from '../../support/marks-in.ts'
import { certified, indirect, makePdf, pades, page, reasonOf, signPdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

const foot: Mark = { page: 1, at: 'foot', language: 'en' }
const place = { left: 10, top: 20, width: 120, height: 40 }
const a4 = '/MediaBox [0 0 595 842]'
const onePage = (more: string): Bytes => makePdf({ objects: indirect(2, page(more)) })
const pages = (count: number): Bytes =>
  makePdf({
    objects: [
      '<</Type /Catalog /Pages 2 0 R>>',
      `<</Type /Pages /Count ${count} /MediaBox [0 0 595 842] /Kids [${Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(' ')}]>>`,
      ...Array.from({ length: count }, () => '<</Type /Page /Parent 2 0 R>>'),
    ],
  })

describe('a visible mark of a signature', () => {
  let signer: TestSigner

  before(async () => {
    await pades.load?.({ format: 'pades', mark: foot })
    signer = await makeSigner(await createAuthority(), makeKey('P-256'), { commonName: 'Əliyeva Gülşən İsmayıl qızı' })
  })

  const signed = (document: Bytes, mark: Mark): Bytes => signPdf(signer, document, { mark })
  const reason = (document: Bytes, mark: Mark): unknown =>
    reasonOf(() => pades.fit?.check(document, { format: 'pades', mark }))

  for (const [what, more, rect, matrix] of [
    ['as it is', a4, [10, 782, 130, 822], [1, 0, 0, 1]],
    ['with its corners in another order', '/MediaBox [595 842 0 0]', [10, 782, 130, 822], [1, 0, 0, 1]],
    ['turned by 90°', `${a4} /Rotate 90`, [20, 10, 60, 130], [0, 1, -1, 0]],
    ['turned by 180°', `${a4} /Rotate 180`, [465, 20, 585, 60], [-1, 0, 0, -1]],
    ['turned by -90°', `${a4} /Rotate -90`, [535, 712, 575, 832], [0, -1, 1, 0]],
    ['of which a part is seen', `${a4} /CropBox [50 60 450 760]`, [60, 700, 180, 740], [1, 0, 0, 1]],
    [
      'of which a part is seen, turned by 270°',
      `${a4} /CropBox [50 60 999 760] /Rotate 270`,
      [535, 630, 575, 750],
      [0, -1, 1, 0],
    ],
  ] as const)
    it(`stands upright where it should on a page ${what}`, () => {
      const [mark] = marksIn(signed(onePage(more), { ...foot, at: place }))
      assert.deepEqual([mark?.rect, mark?.matrix], [rect, matrix])
    })

  it('takes the box and the turn of a page from the nodes above it', () => {
    const objects = indirect(1, '<</Type /Pages /Kids [5 0 R] /Count 1 /MediaBox [0 0 9 9] /Rotate 90>>', [
      '<</Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 /MediaBox 6 0 R>>',
      '[0 0 595 7 0 R]',
      '842',
    ])
    const [mark] = marksIn(signed(makePdf({ objects }), { ...foot, at: place }))
    assert.deepEqual(mark?.rect, [20, 10, 60, 130])
  })

  it('goes onto the page that is named, or the last', () => {
    for (const [wanted, number] of [
      [1, 3],
      [2, 4],
      ['last', 5],
    ] as const)
      assert.equal(marksIn(signed(pages(3), { ...foot, page: wanted }))[0]?.page, number)
  })

  it('says the name of the certificate and the time of the signature, in the language that was chosen', () => {
    const words = markLanguages.map(language => marksIn(signed(onePage(a4), { ...foot, language }))[0]?.text)
    assert.deepEqual(words, [
      'Elektron imza ilə imzalanıb\nƏliyeva Gülşən İsmayıl qızı\n21.11.2026, 09:14:03 UTC',
      'Электрондық қолтаңбамен қол қойылды\nƏliyeva Gülşən İsmayıl qızı\n21.11.2026, 09:14:03 UTC',
      'Подписано электронной подписью\nƏliyeva Gülşən İsmayıl qızı\n21.11.2026, 09:14:03 UTC',
      'Signed electronically\nƏliyeva Gülşən İsmayıl qızı\n2026-11-21, 09:14:03 UTC',
    ])
  })

  it('takes no text from a page: place and language are all that it may say', () => {
    const documents = [{ name: 'a', type: '', content: utf8('a') }]
    const isTaken = (mark: object): boolean =>
      operations.sign.params.safeParse({ format: 'pades', documents, mark }).success
    assert.ok(isTaken(foot))
    assert.ok(isTaken({ ...foot, page: 'last', at: place }))
    for (const more of [
      { text: 'Vəli' },
      { name: 'Vəli' },
      { page: 0 },
      { page: 1.5 },
      { page: 'first' },
      { language: 'tr' },
      { at: { ...place, left: -1 } },
      { at: { ...place, width: Infinity } },
      { at: { ...place, text: '' } },
    ])
      assert.ok(!isTaken({ ...foot, ...more }), JSON.stringify(more))
  })

  it('writes the number of what cannot be seen, moves others about or has no letter here', () => {
    const nasty = 'V\u202el\u200b\u0301e\u0301\u05d0\n\u00a0\u00ad😀'
    const length = (text: string): number => utf8(text).length
    const name = 'Əliyeva Gülşən İsmayıl qızı'
    const padded = nasty.padEnd(nasty.length + length(name) - length(nasty), '.')
    const certificate = Buffer.from(signer.certificate).toString('latin1')
    const latin1 = (text: string): string => Buffer.from(text).toString('latin1')
    const changed = certificate.replace(latin1(name), () => latin1(padded))
    assert.notEqual(changed, certificate)
    const other = { ...signer, certificate: Uint8Array.from(Buffer.from(changed, 'latin1')) }
    const [mark] = marksIn(
      signPdf(other, onePage('/MediaBox [0 0 900 900]'), { mark: { ...foot, at: { ...place, width: 800 } } }),
    )
    assert.match(mark?.text ?? '', /\nV‹U\+202E›l‹U\+200B›‹U\+0301›é‹U\+05D0›‹U\+000A›‹U\+00A0›‹U\+00AD›‹U\+1F600›/)
  })

  it('has room for the longest name, whatever its letters', () => {
    const size = { width: limits.markWidth, height: limits.markHeight }
    for (const name of [
      'Ж'.repeat(limits.journalName),
      'Ще '.repeat(66),
      'i',
      '‹U+1F600›'.repeat(limits.journalName),
    ]) {
      const lines = layOut(
        [
          { text: 'Signed', scale: 0.8 },
          { text: name, scale: 1 },
        ],
        size,
      )
      assert.equal(
        lines
          .map(({ text }) => text)
          .join('')
          .replaceAll(' ', ''),
        `Signed${name.replaceAll(' ', '')}`,
      )
      for (const { text, size: height, left, base } of lines) {
        assert.ok(left + widthOf(text) * height <= size.width, name)
        assert.ok(base > 0 && base + height <= size.height, name)
      }
    }
  })

  it('stands beside and over those of others at the foot, and covers none', () => {
    let document = onePage('/MediaBox [0 0 430 160]')
    const rects: unknown[] = []
    for (let count = 0; count < 4; count += 1) {
      document = signed(document, foot)
      rects.push(marksIn(document).at(-1)?.rect)
    }
    assert.deepEqual(rects, [
      [28, 28, 203, 74],
      [209, 28, 384, 74],
      [28, 80, 203, 126],
      [209, 80, 384, 126],
    ])
    assert.equal(reason(document, foot), 'BAD_PARAMS markCovers')
    assert.equal(
      reason(document, { ...foot, at: { left: 0, top: 0, width: 100, height: 35 } }),
      'BAD_PARAMS markCovers',
    )
    assert.equal(reason(document, { ...foot, at: { left: 0, top: 0, width: 100, height: 34 } }), 'none')
  })

  for (const [what, document, mark, expected] of [
    ['on a page that there is not', pages(2), { ...foot, page: 3 }, 'markPageMissing'],
    ['that is lower than it may be', onePage(a4), { ...foot, at: { ...place, height: 29.9 } }, 'markTooSmall'],
    ['that is narrower than it may be', onePage(a4), { ...foot, at: { ...place, width: 99.9 } }, 'markTooSmall'],
    ['over the right edge', onePage(a4), { ...foot, at: { ...place, left: 475.1 } }, 'markOutside'],
    ['over the lower edge', onePage(a4), { ...foot, at: { ...place, top: 802.1 } }, 'markOutside'],
    [
      'over the edge of a turned page',
      onePage(`${a4} /Rotate 90`),
      { ...foot, at: { ...place, top: 600 } },
      'markOutside',
    ],
    ['at the foot of a page with no room', onePage('/MediaBox [0 0 90 90]'), foot, 'markTooSmall'],
    ['on a page without a size', onePage('/MediaBox [0 0 0 0]'), foot, 'pagesBroken'],
    ['on a page that is turned by 45°', onePage('/Rotate 45'), foot, 'pagesBroken'],
    [
      'in a document that is certified against changes',
      makePdf({ objects: certified('<</TransformMethod /DocMDP /TransformParams <</P 1>>>>') }),
      foot,
      'certifiedNoChanges',
    ],
  ] as const)
    it(`is refused ${what}, before anybody is asked and where it is drawn`, () => {
      assert.equal(reason(document, mark), `BAD_PARAMS ${expected}`)
      assert.equal(
        reasonOf(() => signed(document, mark)),
        `BAD_PARAMS ${expected}`,
      )
    })

  it('goes into a document that is certified for signatures to follow', () => {
    const objects = certified('<</TransformMethod /DocMDP /TransformParams <</P 2>>>>')
    assert.equal(marksIn(signed(makePdf({ objects }), foot)).length, 1)
  })

  it('is printed and locked, and drawn with letters of its own', () => {
    const text = Buffer.from(signed(onePage(a4), foot)).toString('latin1')
    assert.match(text, /\/Subtype \/Widget\n\/FT \/Sig\n.*\n\/F 132\n/)
    assert.match(text, /\/FontFile2 \d+ 0 R/)
  })
})
