/** Signatures in PDFs as we make and read them, and documents that we do not (ISO 32000-2, ETSI EN 319 142-1). */
import assert from 'node:assert/strict'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames } from '../../../shared/key-algorithms.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import {
  catalog,
  certified,
  indirect,
  makePdf,
  pades,
  page,
  reasonOf,
  resignPdf,
  revisePdf,
  signDetached,
  signPdf,
} from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

describe('a signature in a PDF', () => {
  let authority: Authority
  let signer: TestSigner
  let second: TestSigner

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
    second = await makeSigner(authority, makeKey('RSA-2048'), { commonName: 'Қасымов Әли' })
  })

  const verify = (signed: Bytes, content: Bytes | null = null): VerifiedSigner[] =>
    pades.verify({ signed, content, roots: [authority.root], now: new Date() })
  const judgments = (signed: Bytes): unknown[] => verify(signed).map(({ valid, reasons }) => [valid, reasons])
  for (const name of keyAlgorithmNames)
    it(`by ${name} is read by us, appended to a document that stays as it is`, async () => {
      const own = await makeSigner(authority, makeKey(name))
      const document = makePdf()
      const signed = signPdf(own, document)
      assert.deepEqual(signed.subarray(0, document.length), document)
      const [found, ...more] = verify(signed, document)
      assert.equal(more.length, 0)
      assert.deepEqual([found?.reasons, found?.valid, found?.level, found?.covers], [[], true, 'B-B', 'document'])
      assert.equal(found?.signingTime?.toISOString(), '2026-11-21T09:14:03.000Z')
    })

  it('stays valid under a second one, and says that it is of the revision before', () => {
    const signed = signPdf(second, signPdf(signer, makePdf()))
    const found = verify(signed)
    assert.deepEqual(
      found.map(({ valid, covers, parts }) => ({ valid, covers, parts })),
      [
        { valid: true, covers: 'part', parts: ['revision 2 of 3'] },
        { valid: true, covers: 'document', parts: [] },
      ],
    )
  })

  it('is not of another document than the one that is handed in beside it', () => {
    const [found] = verify(signPdf(signer, makePdf()), utf8('%PDF-1.7\n%other'))
    assert.deepEqual([found?.valid, found?.reasons], [false, ['contentChanged']])
  })

  it('is not valid any more with one byte flipped, wherever it is', () => {
    const good = signPdf(signer, makePdf())
    const text = Buffer.from(good).toString('latin1')
    const [from = 0, to = 0] = (/ByteRange \[0 (\d+) (\d+)/.exec(text) ?? assert.fail()).slice(1).map(Number)
    for (let at = 0; at < good.length; at += 1) {
      if (at > from && at < to - 1) continue
      const byte = good[at] ?? 0
      const flipped = good.with(at, byte ^ 1)
      let valid = false
      try {
        valid = verify(flipped)[0]?.valid ?? false
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'SIGNED_DATA_UNREADABLE', String(error))
      }
      assert.ok(!valid, `${at}: ${text.slice(at - 10, at + 10)}`)
    }
  })

  for (const [what, objects] of [
    ['a form inside its catalog', indirect(0, catalog('/AcroForm <</Fields [] /DA (\\(x\\) 0 g)>>'))],
    ['a form of its own', indirect(0, catalog('/AcroForm 5 0 R'), ['<</Fields []>>'])],
    ['fields of their own', indirect(0, catalog('/AcroForm 5 0 R'), ['<</Fields 6 0 R>>', '[]'])],
    ['fields of their own of a form inside its catalog', indirect(0, catalog('/AcroForm <</Fields 5 0 R>>'), ['[]'])],
    ['annotations of their own', indirect(2, page('/Annots 5 0 R'), ['[]'])],
    [
      'annotations in its page',
      indirect(2, page('/Annots [5 0 R]'), ['<</Type /Annot /Subtype /Text /Rect [0 0 9 9]>>']),
    ],
    [
      'a tree of pages',
      indirect(1, '<</Type /Pages /Kids [5 0 R] /Count 1 /MediaBox [0 0 9 9]>>', [
        '<</Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1>>',
      ]),
    ],
    ['names with strange letters', indirect(0, catalog('/Odd#20name#28 (a\\)b) /Hex <0A 0b>'))],
  ] as const)
    it(`goes into a document with ${what}, twice`, () => {
      const found = verify(signPdf(second, signPdf(signer, makePdf({ objects: [...objects] }))))
      assert.deepEqual(
        found.map(({ valid, reasons }) => ({ valid, reasons })),
        [
          { valid: true, reasons: [] },
          { valid: true, reasons: [] },
        ],
      )
    })

  it('goes into a document that is certified for signatures to follow', () => {
    const objects = certified('<</TransformMethod /DocMDP /TransformParams <</P 2>>>>')
    assert.equal(verify(signPdf(signer, makePdf({ objects }))).length, 1)
  })

  for (const [what, bend, reason] of [
    ['whose range begins later', (text: string) => text.replace('/ByteRange [0 ', '/ByteRange [1 '), 'byteRange'],
    [
      'whose hole is wider',
      (text: string) => text.replace(/(\/ByteRange \[0 \d+ )(\d+)/, (_, a, b) => `${a}${Number(b) + 1}`),
      'byteRange',
    ],
    [
      'whose hole begins before its brackets',
      (text: string) => text.replace(/(\/ByteRange \[0 )(\d+)/, (_, a, b) => `${a}${Number(b) - 1}`),
      'byteRange',
    ],
    [
      'whose range ends early',
      (text: string) => text.replace(/(\/ByteRange \[0 \d+ \d+ )(\d+)/, (_, a, b) => `${a}${Number(b) - 9}`),
      'endOfFile',
    ],
    [
      'whose range goes past its end',
      (text: string) => text.replace(/(\/ByteRange \[0 \d+ \d+ )(\d+)/, (_, a, b) => `${a}${Number(b) + 9}`),
      'byteRange',
    ],
    [
      'whose range has three parts',
      (text: string) => text.replace(/(\/ByteRange \[0 \d+ \d+ \d+) {4}/, '$1 1 1'),
      'byteRange',
    ],
    [
      'whose room holds something after the signature',
      (text: string) => text.replace(/00>>>\n/, '01>>>\n'),
      'contents',
    ],
    ['whose room holds spaces', (text: string) => text.replace(/00>>>\n/, '  >>>\n'), 'contents'],
    ['whose room holds half an octet', (text: string) => text.replace(/00>>>\n/, '0 >>>\n'), 'contents'],
    [
      'of another kind',
      (text: string) => text.replace('/ETSI.CAdES.detached', '/ETSI.RFC3161.document'.slice(0, 20)),
      'contents',
    ],
  ] as const)
    it(`is refused ${what}`, () => {
      const text = bend(Buffer.from(signPdf(signer, makePdf())).toString('latin1'))
      const signed = Uint8Array.from(Buffer.from(text, 'latin1'))
      assert.equal(
        reasonOf(() => verify(signed)),
        `SIGNED_DATA_UNREADABLE ${reason}`,
      )
    })

  it('is missed where there is none', () => {
    assert.equal(
      reasonOf(() => verify(makePdf())),
      'SIGNED_DATA_UNREADABLE notSigned',
    )
  })

  it('is not passed over where no field refers to it', () => {
    const document = makePdf({ objects: [...indirect(3, '[]'), '<</Type /Sig /ByteRange [0 9 9 9] /Contents <00>>>'] })
    assert.deepEqual(judgments(signPdf(signer, document)), [
      [true, []],
      [false, ['referenceWrong']],
    ])
  })

  for (const [what, from, to, reason] of [
    ['says a wrong range', '/ByteRange [0 ', '/ByteRange [9 ', 'referenceWrong'],
    ['has something after itself in its room', '00>>>\n', '01>>>\n', 'signatureWrong'],
    ['is of another kind', '/ETSI.CAdES', '/ETSI.OTHER', 'signatureWrong'],
  ] as const)
    it(`that ${what} does not hold, and takes nothing from the one after it`, () => {
      const broken = Buffer.from(signPdf(signer, makePdf())).toString('latin1').replace(from, to)
      assert.deepEqual(judgments(signPdf(second, Uint8Array.from(Buffer.from(broken, 'latin1')))), [
        [false, [reason]],
        [true, []],
      ])
    })

  it('is refused where two people signed in one place', () => {
    const text = Buffer.from(signPdf(signer, makePdf())).toString('latin1')
    const by = (signers: number) => (content: Bytes) => buildCms(signer, content, { content: null, signers })
    assert.equal(verify(resignPdf(text, by(1))).length, 1)
    assert.equal(
      reasonOf(() => verify(resignPdf(text, by(2)))),
      'SIGNED_DATA_UNREADABLE contents',
    )
  })

  it('is refused where it is of a revision that came after it', () => {
    const text = Buffer.from(revisePdf(signPdf(signer, makePdf()), { 20: '[]' })).toString('latin1')
    const longer = text.replace(/(\/ByteRange \[0 \d+ (\d+) )\d+ +/, (whole, before: string, to: string) =>
      `${before}${text.length - Number(to)}`.padEnd(whole.length),
    )
    assert.equal(
      reasonOf(() => verify(resignPdf(longer, signed => signDetached(signer, signed)))),
      'SIGNED_DATA_UNREADABLE byteRange',
    )
  })

  it('is refused where its field was given to it afterwards', () => {
    const document = makePdf({ objects: indirect(0, catalog('/AcroForm 5 0 R'), ['<</Fields []>>']) })
    const text = Buffer.from(signPdf(signer, document)).toString('latin1')
    // By another spelling of its name, or it would be found without a field.
    const spelt = text.replace('/ByteRange [', '/Byte#52ange [').replace('  ]', ']')
    const signed = (fields: string): Bytes =>
      resignPdf(spelt.replace('/Fields [7 0 R]', fields), content => signDetached(signer, content))
    const later = { 5: '<</Fields [7 0 R]>>' }
    assert.equal(verify(revisePdf(signed('/Fields [7 0 R]'), later))[0]?.valid, true)
    assert.equal(
      reasonOf(() => verify(revisePdf(signed('/Fields [     ]'), later))),
      'SIGNED_DATA_UNREADABLE byteRange',
    )
  })

  it('has no time among what it signs, which stands beside it', () => {
    const text = fromUtf8(signPdf(signer, makePdf()))
    assert.match(text, /\/M \(D:20261121091403Z\)/)
    // 1.2.840.113549.1.9.5
    assert.ok(!text.includes('2a864886f70d010905'))
  })
})
