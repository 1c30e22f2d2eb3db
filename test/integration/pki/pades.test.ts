/** Signatures in PDFs by every kind of key and in files of several kinds, judged by pdfsig, qpdf and OpenSSL. */
import assert from 'node:assert/strict'
import type { Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames, keyAlgorithms } from '../../../shared/key-algorithms.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makePdf, pades, signPdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { byQpdf, opensslPdf, pdfsig, qpdfCheck, signByPoppler } from '../../support/pdf-judges.ts'

describe('signatures in PDFs and pdfsig', () => {
  let authority: Authority
  let one: TestSigner
  let two: TestSigner

  before(async () => {
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
    it(`agree on two in a document of qpdf ${what}`, async () => {
      const document = await byQpdf(makePdf(), ...how)
      await judge(signPdf(two, signPdf(one, document)), 2)
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
