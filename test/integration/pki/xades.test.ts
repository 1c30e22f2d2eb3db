/** XML signatures of every kind of key and packaging, read by xmlsec1, and its own read by us. */
import assert from 'node:assert/strict'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { keyAlgorithmNames, keyAlgorithms } from '../../../shared/key-algorithms.ts'
import { transforms } from '../../../host/pki/xades/names.ts'
import { fromUtf8, utf8, type Bytes } from '../../../shared/bytes.ts'
import { enduranceScale } from '../../support/endurance.ts'
import { seededRandom } from '../../support/fault-schedule.ts'
import { randomXml } from '../../support/random-xml.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { makeXades, payment, xades, type Wishes } from '../../support/make-xades.ts'
import { xmlsecSign, xmlsecVerify } from '../../support/xmlsec.ts'

/** xmlsec1 1.2 has neither RSASSA-PSS nor Ed25519. */
const isKnown = (one: SignatureAlgorithm): boolean => signatureAlgorithms[one].padding !== 'PSS'
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

  const pairs = judged.flatMap(key =>
    keyAlgorithms[key].signatures.filter(isKnown).map(algorithm => ({ key, algorithm })),
  )
  for (const [place, { key, algorithm }] of pairs.entries()) {
    // Each has its third of them, and together they have all; each has all where it runs long.
    const own = ways.filter((_, way) => enduranceScale > 0 || way % 3 === place % 3)
    for (const [what, wishes] of own)
      it(`agree on ${algorithm} with ${key}, ${what}`, async () => {
        const signed = makeXades(signers.get(key) ?? assert.fail(), { ...wishes, algorithm })
        const document = wishes.document ?? payment
        const files = { signed, root: authority.root, beside: { [name]: document }, idElements: ['payee', 'Object'] }
        const { accepted, output } = await xmlsecVerify(files)
        assert.ok(accepted, output)
        const content = wishes.packaging === 'detached' ? document : null
        const [found, ...more] = xades.verify({ signed, content, roots: [authority.root], now: new Date() })
        assert.equal(more.length, 0)
        assert.deepEqual([found?.reasons, found?.valid, found?.level], [[], true, 'B-B'])
      })
  }

  it('agree on documents by chance, in every packaging, and with one letter changed both refuse', async () => {
    const random = seededRandom(17)
    const signer = signers.get('P-256') ?? assert.fail()
    for (let count = 0; count < 24; count++) {
      const { text } = randomXml(random)
      const document = utf8(text)
      const [, wishes] = [ways[0], ways[1], ways[4], ways[6]][count % 4] ?? assert.fail()
      const signed = makeXades(signer, { ...wishes, document })
      const beside = { [name]: document }
      const content = wishes.packaging === 'detached' ? document : null
      const judge = async (bytes: Bytes): Promise<[theirs: boolean, ours: boolean | undefined]> => {
        const { accepted } = await xmlsecVerify({ signed: bytes, root: authority.root, beside, idElements: ['Object'] })
        return [accepted, ours(bytes, content)]
      }
      assert.deepEqual(await judge(signed), [true, true], text)
      const value = Buffer.from(signed).indexOf('<ds:DigestValue>') + '<ds:DigestValue>'.length + 3
      assert.deepEqual(await judge(signed.with(value, signed[value] === 0x41 ? 0x42 : 0x41)), [false, false], text)
    }
  })

  it('agree on two signatures beside each other, and on a third one that covers both', async () => {
    const [one, two] = ['P-256', 'RSA-2048'].map(key => signers.get(key) ?? assert.fail())
    assert.ok(one && two)
    const both = makeXades(two, { parallel: true, document: makeXades(one, { parallel: true }) })
    const all = makeXades(one, { document: both })
    for (const [index, signed] of [both, all].entries()) {
      const found = xades.verify({ signed, content: null, roots: [authority.root], now: new Date() })
      assert.deepEqual(
        found.map(({ valid }) => valid),
        Array.from({ length: index + 2 }, () => true),
      )
      // xmlsec1 verifies the signature that is named.
      for (const [, id = ''] of fromUtf8(signed).matchAll(/<ds:Signature [^>]*Id="([^"]+)"/g)) {
        const { accepted, output } = await xmlsecVerify({ signed, root: authority.root, only: id })
        assert.ok(accepted, output)
      }
    }
  })

  const bare = (reference: string, algorithm: string): string =>
    `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>` +
    `<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#${algorithm}"/>${reference}</SignedInfo><SignatureValue/>` +
    `<KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo></Signature>`
  const referenceTo = (uri: string, transforms: readonly string[]): string =>
    `<Reference URI="${uri}">${transforms.length === 0 ? '' : `<Transforms>${transforms.map(one => `<Transform Algorithm="${one}"/>`).join('')}</Transforms>`}` +
    `<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"/><DigestValue/></Reference>`
  const enveloped = transforms.enveloped
  const inclusive11 = 'http://www.w3.org/2006/12/xml-c14n11'
  const made: [what: string, uri: string, steps: string[], covers: string][] = [
    ['a whole document by the default form', '', [enveloped], 'document'],
    ['a whole document by the exclusive form', '', [enveloped, transforms.exclusive], 'document'],
    ['a whole document by the form 1.1 with comments', '', [enveloped, `${inclusive11}#WithComments`], 'document'],
    ['an element in the namespaces of others', '#payee', ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315'], 'part'],
    ['an element by the exclusive form', '#payee', [transforms.exclusive], 'part'],
    ['a file beside it', name, [], 'document'],
  ]
  for (const key of ['P-256', 'P-384', 'P-521', 'RSA-2048'] as const)
    for (const [what, uri, steps, covers] of made)
      it(`by xmlsec1 with ${key} over ${what} are read by us`, async () => {
        const signer = signers.get(key) ?? assert.fail()
        const { family } = keyAlgorithms[key]
        const template = fromUtf8(payment).replace(
          '<p:empty/>',
          bare(referenceTo(uri, steps), `${family === 'RSA' ? 'rsa' : 'ecdsa'}-sha384`),
        )
        const signed = utf8(await xmlsecSign(template, { signer, beside: { [name]: payment } }))
        const content = uri === name ? payment : null
        const roots = [authority.root]
        const [found, ...more] = xades.verify({ signed, content, roots, now: new Date() })
        assert.equal(more.length, 0)
        // One certificate alone, without any chain and without properties.
        assert.deepEqual([found?.reasons, found?.covers, found?.level], [['chainBroken'], covers, 'none'])
        const bent = utf8(fromUtf8(signed).replace('ТОО «Дала»', 'ТОО «Бала»'))
        const [other] = xades.verify({ signed: bent, content: content && utf8('x'), roots, now: new Date() })
        assert.ok(other?.reasons.includes('contentChanged'))
      })

  const ours = (signed: Bytes, content: Bytes | null): boolean | undefined =>
    xades.verify({ signed, content, roots: [authority.root], now: new Date() })[0]?.valid
})
