/** XML signatures as we make them (ETSI EN 319 132-1), read by our own reader; xmlsec1 judges them in the integration tests. */
import assert from 'node:assert/strict'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames, keyAlgorithms } from '../../../shared/key-algorithms.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { formatOf } from '../../../host/pki/readers.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { makeXades, payment, signingTime, textOf, xades, type Wishes } from '../../support/make-xades.ts'

describe('an XML signature', () => {
  let authority: Authority
  let signer: TestSigner
  let second: TestSigner

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
    second = await makeSigner(authority, makeKey('RSA-2048'))
  })

  const verify = (signed: Uint8Array, content: Bytes | null = null): VerifiedSigner[] =>
    xades.verify({ signed, content, roots: [authority.root], now: new Date() })
  const toldOf = (signed: Uint8Array, content: Bytes | null = null) =>
    verify(signed, content).map(({ valid, reasons, covers, parts }) => ({ valid, reasons, covers, parts }))
  const good = { valid: true, reasons: [], covers: 'document', parts: [] }

  for (const name of keyAlgorithmNames)
    it(`by ${name} is read with its signer, its time and its level, in every packaging`, async () => {
      const own = await makeSigner(authority, makeKey(name))
      for (const algorithm of keyAlgorithms[name].signatures)
        for (const packaging of ['enveloped', 'enveloping', 'detached'] as const) {
          assert.ok(xades.suits(name, algorithm))
          const signed = makeXades(own, { packaging, algorithm })
          assert.equal(formatOf(signed), 'xades')
          const [found, ...more] = verify(signed, packaging === 'detached' ? payment : null)
          assert.equal(more.length, 0)
          assert.deepEqual([found?.reasons, found?.valid, found?.level, found?.covers], [[], true, 'B-B', 'document'])
          assert.deepEqual(found?.certificate, own.certificate)
          assert.equal(found?.signingTime?.getTime(), Math.floor(signingTime.getTime() / 1000) * 1000)
        }
    })

  it('goes into the document as the last thing in its root, and leaves every other byte as it was', () => {
    for (const document of [payment, utf8('<a/>'), utf8('\ufeff<a ></a >\n'), utf8('<p:a xmlns:p="urn:a"\n/>')]) {
      const signed = textOf(makeXades(signer, { document }))
      const start = signed.indexOf('<ds:Signature ')
      const end = signed.indexOf('</ds:Signature>') + '</ds:Signature>'.length
      assert.match(signed.slice(end), /^<\//)
      const without = signed.slice(0, start) + signed.slice(end)
      if (document === payment) assert.deepEqual(utf8(without), payment)
      assert.deepEqual(toldOf(utf8(signed)), [good])
    }
  })

  it('tells which element alone is signed, and that it is so whatever becomes of the rest', () => {
    const signed = textOf(makeXades(signer, { element: 'payee' }))
    const told = { valid: true, reasons: [], covers: 'part', parts: ['payee'] }
    assert.deepEqual(toldOf(utf8(signed)), [told])
    assert.deepEqual(toldOf(utf8(signed.replace('1250000.50', '9250000.50'))), [told])
    const bent = utf8(signed.replace('ТОО «Дала»', 'ТОО «Бала»'))
    assert.deepEqual(toldOf(bent), [{ ...told, valid: false, reasons: ['contentChanged'] }])
  })

  it('stands beside others of the same document where each leaves them out, and breaks none of its parts', () => {
    const once = makeXades(signer, { parallel: true })
    const twice = makeXades(second, { parallel: true, document: once })
    assert.deepEqual(toldOf(twice), [good, good])
    const closed = makeXades(signer, { document: twice })
    assert.deepEqual(toldOf(closed), [good, good, good])
    const part = { ...good, covers: 'part', parts: ['payee'] }
    const parts = makeXades(second, { element: 'amount', document: makeXades(signer, { element: 'payee' }) })
    assert.deepEqual(toldOf(parts), [part, { ...part, parts: ['amount'] }])
    assert.deepEqual(toldOf(makeXades(signer, { document: parts })), [part, { ...part, parts: ['amount'] }, good])
  })

  it('is not made where it would break one that is there', () => {
    const reason = (document: Uint8Array, wishes: Wishes = {}): void => {
      assert.throws(() => makeXades(second, { ...wishes, document }), {
        code: 'BAD_PARAMS',
        details: { reason: 'earlierSignature' },
      })
    }
    const whole = makeXades(signer)
    reason(whole)
    reason(whole, { parallel: true })
    reason(whole, { element: 'payee' })
    reason(makeXades(signer, { document: utf8('<a Id="root">1</a>'), element: 'root' }))
  })

  it('is compared with the document where that comes beside it as well', () => {
    for (const packaging of ['enveloped', 'enveloping'] as const) {
      const signed = makeXades(signer, { packaging })
      assert.deepEqual(toldOf(signed, payment), [good])
      const other = utf8(textOf(payment).replace('1250000.50', '1250000.51'))
      assert.deepEqual(toldOf(signed, other), [{ ...good, valid: false, reasons: ['contentChanged'] }])
    }
    const detached = makeXades(signer, { packaging: 'detached' })
    assert.deepEqual(toldOf(detached), [{ ...good, valid: false, reasons: ['contentMissing'] }])
    assert.deepEqual(toldOf(detached, utf8('x')), [{ ...good, valid: false, reasons: ['contentChanged'] }])
  })
})
