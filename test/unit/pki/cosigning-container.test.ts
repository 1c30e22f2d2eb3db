/** One more signature in a container that others signed: unzip, Python, OpenSSL and xmlsec1 accept every one. */
import assert from 'node:assert/strict'
import { formats } from '../../../host/pki/formats.ts'
import { limits } from '../../../shared/limits.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { faultsOf } from '../../support/container-judges.ts'
import { asice, files, insides, makeContainer } from '../../support/make-container.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { entriesOf, zipOf } from '../../support/make-zip.ts'

const names = Object.keys(files)
const documents = Object.entries(files).map(([name, { length: size }]) => ({ name, size }))

describe('a signature in a container that others signed', () => {
  let authority: Authority
  let first: TestSigner
  let second: TestSigner
  let third: TestSigner
  before(async () => {
    authority = await createAuthority()
    first = await makeSigner(authority, makeKey('P-256'))
    second = await makeSigner(authority, makeKey('RSA-2048'))
    third = await makeSigner(authority, makeKey('P-256'))
  })

  const verify = (signed: Bytes) => asice.verify({ signed, content: null, roots: [authority.root], now: new Date() })
  const toldOf = (signed: Bytes) =>
    verify(signed).map(({ valid, reasons, covers, level }) => ({ valid, reasons, covers, level }))
  const good = { valid: true, reasons: [], covers: 'document', level: 'B-B' }
  const check = (earlier: Bytes, inside: (typeof insides)[number], given = documents): void =>
    (formats.asice.checkEarlier ?? assert.fail())(earlier, { form: { format: 'asice', inside }, documents: given })
  const unfit = (reason: string) => ({ code: 'BAD_PARAMS', details: { reason } })

  for (const inside of insides) {
    it(`with ${inside}, holds with theirs, and every program accepts all of them`, async () => {
      const one = makeContainer(first, { inside })
      const two = makeContainer(second, { inside, earlier: one })
      check(two, inside)
      const three = makeContainer(third, { inside, earlier: two })
      assert.deepEqual(toldOf(three), [good, good, good])
      assert.deepEqual(
        new Set(verify(three).map(({ certificate }) => Buffer.from(certificate ?? []).toString('hex'))),
        new Set([first, second, third].map(({ certificate }) => Buffer.from(certificate).toString('hex'))),
      )
      for (const ending of ['', '002', '003']) {
        assert.deepEqual(await faultsOf({ signed: three, root: authority.root, inside, ending, names }), [], ending)
      }
    })

    it(`with ${inside}, leaves every byte of theirs where it was, and adds nothing but itself`, () => {
      const one = makeContainer(first, { inside })
      const two = makeContainer(second, { inside, earlier: one })
      const entries = entriesOf(one)
      const kept = Buffer.from(one).indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
      assert.deepEqual(two.subarray(0, kept), one.subarray(0, kept))
      const added = entriesOf(two).filter(({ name }) => !entries.some(entry => entry.name === name))
      assert.deepEqual(
        added.map(({ name }) => name),
        inside === 'cades'
          ? ['META-INF/ASiCManifest002.xml', 'META-INF/signature002.p7s']
          : ['META-INF/signatures002.xml'],
      )
      assert.equal(entriesOf(two).length, entries.length + added.length)
    })

    it(`with ${inside}, takes names that are free, however theirs are written`, () => {
      const renamed = entriesOf(makeContainer(first, { inside })).map(({ name, content }) => ({
        name: name.replace('signatures.xml', 'signatures002.XML'),
        content,
      }))
      const others = ['asicmanifest003.xml', 'SIGNATURE004.P7S'].map(name => ({
        name: `META-INF/${name}`,
        content: utf8(''),
      }))
      const two = entriesOf(makeContainer(second, { inside, earlier: zipOf([...renamed, ...others]) }))
      const last = two.at(-1)?.name
      assert.equal(last, inside === 'cades' ? 'META-INF/signature002.p7s' : 'META-INF/signatures.xml')
      const three = makeContainer(third, { inside, earlier: zipOf(two) })
      assert.equal(
        entriesOf(three).at(-1)?.name,
        inside === 'cades' ? 'META-INF/signature005.p7s' : 'META-INF/signatures005.xml',
      )
    })

    it(`with ${inside}, is not put beside one of the other kind, nor where so many have signed as a file may have`, () => {
      const one = makeContainer(first, { inside })
      check(one, inside)
      assert.throws(() => check(one, inside === 'cades' ? 'xades' : 'cades'), unfit('earlierInside'))
      const entry = inside === 'cades' ? (at: number) => `signature${at}.p7s` : (at: number) => `signatures${at}.xml`
      const many = (count: number): Bytes =>
        zipOf([
          ...entriesOf(one),
          ...Array.from({ length: count - 1 }, (_, at) => ({ name: `META-INF/${entry(at + 9)}`, content: utf8('') })),
        ])
      check(many(limits.containerSignatures - 1), inside)
      assert.throws(() => check(many(limits.containerSignatures), inside), unfit('tooManySigners'))
    })
  }

  it('is of the very files that lie there, by name and size, and of no container for one file', () => {
    const one = makeContainer(first)
    const [file, ...rest] = documents
    for (const given of [
      rest,
      [...documents, { name: 'x.txt', size: 1 }],
      [{ name: 'x.txt', size: file?.size ?? 0 }, ...rest],
    ])
      assert.throws(() => check(one, 'cades', given), unfit('filesDiffer'))
    assert.throws(() => check(one, 'cades', [{ name: names[0] ?? '', size: 1 }, ...rest]), unfit('filesDiffer'))
    const single = zipOf([
      { name: 'mimetype', content: utf8('application/vnd.etsi.asic-s+zip') },
      { name: 'a.txt', content: utf8('a') },
    ])
    assert.throws(() => check(single, 'cades', [{ name: 'a.txt', size: 1 }]), unfit('earlierContainer'))
  })

  it('is told of as one of part where the person left some documents out, which stay in there', () => {
    const [out = '', ...left] = names
    const some = Object.fromEntries(left.map(name => [name, files[name] ?? utf8('')]))
    for (const inside of insides) {
      const two = makeContainer(second, { inside, documents: some, earlier: makeContainer(first, { inside }) })
      const told = verify(two).map(({ valid, covers, parts }) => ({ valid, covers, parts }))
      assert.deepEqual(told, [
        { valid: true, covers: 'document', parts: [] },
        { valid: true, covers: 'part', parts: left },
      ])
      assert.ok(asice.files?.(two).some(({ name }) => name === out))
    }
  })
})
