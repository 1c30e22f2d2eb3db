/** XML signatures of every kind of key and packaging, read by xmlsec1, and its own read by us. */
import assert from 'node:assert/strict'
import { keyAlgorithmNames, keyAlgorithms } from '../../../shared/key-algorithms.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { makeXades, payment, xades, type Wishes } from '../../support/make-xades.ts'
import { xmlsecVerify } from '../../support/xmlsec.ts'

/** xmlsec1 1.2 has no Ed25519. */
const judged = keyAlgorithmNames.filter(name => keyAlgorithms[name].family !== 'Ed25519')
const name = 'payment.bin'
const ways: [what: string, wishes: Wishes][] = [
  ['enveloped', { packaging: 'enveloped' }],
  ['enveloped beside others', { packaging: 'enveloped', parallel: true }],
  ['over one element', { packaging: 'enveloped', element: 'payee' }],
  ['over an element with an xml:id', { packaging: 'enveloped', element: 'amount' }],
  ['enveloping', { packaging: 'enveloping' }],
  ['enveloping something that is not XML', { packaging: 'enveloping', document: Uint8Array.of(0, 255, 60, 10) }],
  ['detached', { packaging: 'detached', name }],
  ['detached from something that is not XML', { packaging: 'detached', name, document: Uint8Array.of(0, 255, 60, 10) }],
]

describe('XML signatures and xmlsec1', () => {
  let authority: Authority
  const signers = new Map<string, TestSigner>()

  before(async () => {
    authority = await createAuthority()
    for (const key of keyAlgorithmNames) signers.set(key, await makeSigner(authority, makeKey(key)))
  })

  for (const key of judged)
    for (const algorithm of keyAlgorithms[key].signatures)
      it(`agree on ${algorithm} with ${key}, in every packaging`, async () => {
        const signer = signers.get(key) ?? assert.fail()
        for (const [what, wishes] of ways) {
          const signed = makeXades(signer, { ...wishes, algorithm })
          const document = wishes.document ?? payment
          const files = { signed, root: authority.root, beside: { [name]: document }, idElements: ['payee', 'Object'] }
          const { accepted, output } = await xmlsecVerify(files)
          assert.ok(accepted, `${what}: ${output}`)
          const content = wishes.packaging === 'detached' ? document : null
          const [found, ...more] = xades.verify({ signed, content, roots: [authority.root], now: new Date() })
          assert.equal(more.length, 0)
          assert.deepEqual([found?.reasons, found?.valid, found?.level], [[], true, 'B-B'], what)
        }
      })
})
