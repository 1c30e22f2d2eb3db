/** Signatures in PDFs by every kind of key and in files of several kinds, judged by pdfsig, qpdf and OpenSSL. */
import assert from 'node:assert/strict'
import type { Bytes } from '../../../shared/bytes.ts'
import type { Mark } from '../../../shared/mark.ts'
import { keyAlgorithmNames, keyAlgorithms } from '../../../shared/key-algorithms.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { indirect, makePdf, pades, page, signPdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { byQpdf, opensslPdf, painted, pdfsig, pdfText, qpdfCheck, signByPoppler } from '../../support/pdf-judges.ts'

describe('signatures in PDFs and pdfsig', () => {
  let authority: Authority
  let one: TestSigner
  let two: TestSigner

  before(async () => {
    await pades.load?.({ format: 'pades', mark: { page: 1, at: 'foot', language: 'az' } })
    authority = await createAuthority()
    one = await makeSigner(authority, makeKey('P-256'))
    two = await makeSigner(authority, makeKey('RSA-2048'), { commonName: 'Қасымов Әли' })
  })

  async function judge(signed: Bytes, count: number): Promise<void> {
    await qpdfCheck(signed)
    await opensslPdf(signed, authority.root)
    const said = await pdfsig(signed, authority.root)
    const times = (what: string): number => said.split(what).length - 1
    assert.equal(times('Signature is Valid.'), count, said)
    assert.equal(times('Certificate is Trusted.'), count, said)
    assert.equal(times('ETSI.CAdES.detached'), count, said)
    assert.equal(times('Total document signed'), 1, said)
    const found = pades.verify({ signed, content: null, roots: [authority.root], now: new Date() })
    assert.deepEqual(
      found.map(({ valid, level }) => [valid, level]),
      Array.from({ length: count }, () => [true, 'B-B']),
    )
  }

  // OpenSSL 3.0 has no Ed25519 in CMS, nor has NSS.
  for (const key of keyAlgorithmNames.filter(name => keyAlgorithms[name].family !== 'Ed25519'))
    for (const algorithm of keyAlgorithms[key].signatures.filter(one => key === 'RSA-2048' || !one.includes('PSS')))
      it(`agree on ${algorithm} with ${key}`, async () => {
        const signer = await makeSigner(authority, makeKey(key))
        await judge(signPdf(signer, makePdf(), { algorithm }), 1)
      })

  for (const [what, how] of [
    ['with a classic table', ['--object-streams=disable']],
    ['with object streams', ['--object-streams=generate']],
    ['that is linearized', ['--linearize']],
    ['that is linearized, with object streams', ['--linearize', '--object-streams=generate']],
  ] as const)
    it(`agree on two in a document of qpdf ${what}, one of them with a mark whose words can be read`, async () => {
      const document = await byQpdf(makePdf(), ...how)
      const mark: Mark = { page: 'last', at: { left: 0, top: 0, width: 180, height: 42 }, language: 'kk' }
      const signed = signPdf(two, signPdf(one, document), { mark })
      await judge(signed, 2)
      const words = (await pdfText(signed)).split(/\s*\n\s*/).filter(line => line !== '')
      const said = ['Электрондық қолтаңбамен қол қойылды', 'Қасымов Әли', '21.11.2026, 09:14:03 UTC']
      assert.deepEqual(words.toSorted(), said.toSorted())
    })

  for (const [what, more] of [
    ['as it is', ''],
    ['turned by 90°', '/Rotate 90'],
    ['turned by 180°', '/Rotate 180'],
    ['turned by 270°', '/Rotate 270'],
  ] as const)
    it(`agree on a mark that is painted in its place and nowhere else on a page ${what}`, async () => {
      const objects = indirect(2, page(`/MediaBox [0 0 300 400] /CropBox [20 30 280 390] ${more}`))
      const place = { left: 30, top: 50, width: 150, height: 40 }
      const signed = signPdf(two, makePdf({ objects }), { mark: { page: 1, at: place, language: 'ru' } })
      await judge(signed, 1)
      assert.deepEqual(await painted(signed), { left: 30, top: 50, right: 180, bottom: 90 })
    })

  it('are read by us as poppler makes them, alone, after ours and before ours', async () => {
    const ours = signPdf(one, makePdf())
    for (const document of [makePdf(), ours]) {
      const signed = await signByPoppler(document, two)
      for (const file of [signed, signPdf(one, signed)]) {
        const found = pades.verify({ signed: file, content: null, roots: [authority.root], now: new Date() })
        assert.equal(found.length, (document === ours ? 2 : 1) + (file === signed ? 0 : 1))
        assert.ok(found.every(({ valid }) => valid))
        assert.deepEqual(found.filter(({ level }) => level === 'none').length, 1, 'it is no PAdES')
      }
    }
  })
})
