/** ASiC-E containers as we make them (ETSI EN 319 162-1), read by our own reader; unzip, OpenSSL and xmlsec1 judge them in the integration tests. */
import assert from 'node:assert/strict'
import { formatOf } from '../../../host/pki/readers.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames } from '../../../shared/key-algorithms.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { asice, files, insides, makeContainer, signingTime } from '../../support/make-container.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { entriesOf, zipOf, type Entry } from '../../support/make-zip.ts'

describe('a container', () => {
  let authority: Authority
  let signer: TestSigner
  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
  })

  const toldOf = (signed: Uint8Array, content: Bytes | null = null) =>
    asice
      .verify({ signed, content, roots: [authority.root], now: new Date() })
      .map(({ valid, reasons, covers, parts }) => ({ valid, reasons, covers, parts }))
  const good = { valid: true, reasons: [], covers: 'document', parts: [] }
  const bad = (...reasons: string[]) => ({ ...good, valid: false, reasons })
  /** With other entries than it was made with. */
  const bent = (signed: Uint8Array, change: (entries: Entry[]) => Entry[]): Bytes => zipOf(change(entriesOf(signed)))
  const names = Object.keys(files)

  for (const inside of insides) {
    for (const name of keyAlgorithmNames)
      it(`with ${inside} by ${name} is read with its signer, its time and its level`, async () => {
        const own = await makeSigner(authority, makeKey(name))
        const signed = makeContainer(own, { inside })
        assert.equal(formatOf(signed), 'asice')
        const [found, ...more] = asice.verify({ signed, content: null, roots: [authority.root], now: new Date() })
        assert.equal(more.length, 0)
        assert.deepEqual([found?.reasons, found?.valid, found?.level, found?.covers], [[], true, 'B-B', 'document'])
        assert.deepEqual(found?.certificate, own.certificate)
        assert.equal(found?.signingTime?.getTime(), Math.floor(signingTime.getTime() / 1000) * 1000)
      })

    it(`with ${inside} begins with its type, holds the documents byte for byte, and names them`, () => {
      const signed = makeContainer(signer, { inside })
      assert.equal(Buffer.from(signed).toString('latin1', 30, 69), 'mimetypeapplication/vnd.etsi.asic-e+zip')
      const held = entriesOf(signed).filter(({ name }) => name !== 'mimetype' && !name.startsWith('META-INF/'))
      assert.deepEqual(
        held.map(({ name, content }) => [name, new Uint8Array(content)]),
        Object.entries(files),
      )
      assert.deepEqual(
        asice.files?.(signed),
        Object.entries(files).map(([name, { length }]) => ({ name, size: length })),
      )
    })

    it(`with ${inside} tells of a file that was changed, taken away or put into it`, () => {
      const signed = makeContainer(signer, { inside })
      const changed = bent(signed, entries =>
        entries.map(entry => (entry.name === names[0] ? { ...entry, content: utf8('another') } : entry)),
      )
      assert.deepEqual(toldOf(changed), [bad('contentChanged')])
      const less = bent(signed, entries => entries.filter(({ name }) => name !== names[1]))
      assert.deepEqual(toldOf(less), [bad('referenceWrong')])
      const more = bent(signed, entries => [...entries, { name: 'invoice.txt', content: utf8('mine') }])
      assert.deepEqual(toldOf(more), [{ ...good, covers: 'part', parts: names }])
      const renamed = bent(signed, entries =>
        entries.map(entry => (entry.name === names[0] ? { ...entry, name: 'other.txt' } : entry)),
      )
      assert.deepEqual(toldOf(renamed), [{ ...bad('referenceWrong'), covers: 'part', parts: names.slice(1) }])
    })

    it(`with ${inside} is compared with a document that comes beside it`, () => {
      const signed = makeContainer(signer, { inside })
      assert.deepEqual(toldOf(signed, files[names[1] ?? '']), [good])
      assert.deepEqual(toldOf(signed, utf8('another')), [bad('contentChanged')])
    })

    it(`with ${inside} is read deflated, and with folders in it, as others make it`, () => {
      const signed = makeContainer(signer, { inside })
      const deflated = bent(signed, entries => [
        ...entries.map(entry => ({ ...entry, deflated: entry.name !== 'mimetype', descriptor: true })),
        { name: 'META-INF/', content: utf8('') },
      ])
      assert.ok(deflated.length < signed.length)
      assert.deepEqual(toldOf(deflated), [good])
    })
  }

  it('holds several signatures, each of its own files, and tells which file nobody signed', async () => {
    const second = await makeSigner(authority, makeKey('RSA-2048'))
    const one = entriesOf(makeContainer(signer, { inside: 'cades', documents: { 'a.txt': utf8('a') } }))
    const other = entriesOf(makeContainer(second, { inside: 'xades', documents: { 'b.txt': utf8('b') } }))
    const both = [...one, ...other.slice(1), { name: 'c.txt', content: utf8('c') }]
    const part = { ...good, covers: 'part' }
    assert.deepEqual(toldOf(zipOf(both)), [
      { ...part, parts: ['b.txt'] },
      { ...part, parts: ['a.txt'] },
    ])
    const twice = [
      ...entriesOf(makeContainer(signer)),
      ...entriesOf(makeContainer(second))
        .slice(-2)
        .map(({ name, content }) => ({
          name: name.replace('.', '2.'),
          content: Buffer.from(
            Buffer.from(content).toString('latin1').replace('META-INF/signature.', 'META-INF/signature2.'),
            'latin1',
          ),
        })),
    ]
    // What the second one is of was changed with its address.
    assert.deepEqual(toldOf(zipOf(twice)), [good, bad('contentChanged')])
  })

  it('with XML in it that nobody signed is covered in part, also where that is named like a signed file', () => {
    const signed = makeContainer(signer, { inside: 'xades', documents: { 'xa.txt': utf8('a') } })
    for (const id of ['other', 'a.txt']) {
      const object = `<ds:Object Id="${id}"><order>9</order></ds:Object></ds:Signature>`
      const more = bent(signed, entries =>
        entries.map(one =>
          one.name.includes('signatures')
            ? { ...one, content: utf8(Buffer.from(one.content).toString().replace('</ds:Signature>', object)) }
            : one,
        ),
      )
      assert.deepEqual(toldOf(more), [{ ...good, covers: 'part', parts: ['xa.txt'] }], id)
    }
  })

  it('has a time stamp of its signature, and no level without one that holds', () => {
    for (const inside of insides) {
      let stamped: Bytes | null = null
      const timestamp = (octets: Bytes): Bytes => (stamped = octets)
      const signed = makeContainer(signer, { inside, timestamp })
      assert.ok(stamped)
      const [found] = asice.verify({ signed, content: null, roots: [authority.root], now: new Date() })
      assert.deepEqual([found?.valid, found?.level, found?.timestamp?.valid], [true, 'B-B', false], inside)
    }
  })

  const broken: [what: string, change: (entries: Entry[]) => Entry[], reason: string][] = [
    ['without a type', entries => entries.slice(1), 'mimetype'],
    [
      'whose type is not first',
      ([type, first, ...rest]) => [first, type, ...rest].flatMap(one => one ?? []),
      'mimetype',
    ],
    ['of another type', ([, ...rest]) => [{ name: 'mimetype', content: utf8('application/zip') }, ...rest], 'mimetype'],
    [
      'whose type is deflated',
      ([type, ...rest]) => [...(type ? [{ ...type, deflated: true }] : []), ...rest],
      'mimetype',
    ],
    ['without a signature', entries => entries.filter(({ name }) => !name.startsWith('META-INF/')), 'notSigned'],
    ['whose manifest is gone', entries => entries.filter(({ name }) => !name.includes('Manifest')), 'manifestMissing'],
    ['whose signature is gone', entries => entries.filter(({ name }) => !name.endsWith('.p7s')), 'signatureMissing'],
    [
      'whose manifest is another document',
      entries => entries.map(one => (one.name.includes('Manifest') ? { ...one, content: utf8('<a/>') } : one)),
      'manifestMalformed',
    ],
  ]
  for (const [what, change, reason] of broken)
    it(`${what} is not read: ${reason}`, () => {
      const signed = bent(makeContainer(signer), change)
      assert.throws(() => toldOf(signed), { code: 'SIGNED_DATA_UNREADABLE', details: { reason } })
    })

  const inManifest = (entries: Entry[], change: (text: string) => string): Entry[] =>
    entries.map(one =>
      one.name.includes('Manifest') ? { ...one, content: utf8(change(Buffer.from(one.content).toString())) } : one,
    )

  it('is not read where its manifest has something in it that must be understood', () => {
    for (const [critical, read] of [
      ['true', false],
      ['1', false],
      ['false', true],
    ] as const) {
      const extension = `<asic:ASiCManifestExtensions><asic:Extension Critical="${critical}"/></asic:ASiCManifestExtensions>`
      const signed = bent(makeContainer(signer), entries =>
        inManifest(entries, text => text.replace('</asic:ASiCManifest>', `${extension}</asic:ASiCManifest>`)),
      )
      // It is no longer what was signed.
      if (read) assert.deepEqual(toldOf(signed), [bad('contentChanged')])
      else assert.throws(() => toldOf(signed), { details: { reason: 'manifestMalformed' } })
    }
  })

  it('with a time stamp of its files alone is signed by nobody', () => {
    const signed = bent(makeContainer(signer), entries =>
      inManifest(entries, text =>
        text
          .replace('signature.p7s"', 'timestamp.tst"')
          .replace('application/pkcs7-signature', 'application/vnd.etsi.timestamp-token'),
      ).filter(({ name }) => !name.endsWith('.p7s')),
    )
    assert.throws(() => toldOf(signed), { details: { reason: 'notSigned' } })
  })

  it('whose signature is of none of its files is signed by nobody', () => {
    const signed = bent(makeContainer(signer, { documents: { 'a.txt': utf8('a') } }), entries => [
      ...entries.filter(({ name }) => name !== 'a.txt'),
      { name: 'b.txt', content: utf8('b') },
    ])
    assert.deepEqual(toldOf(signed), [{ ...bad('referenceWrong'), covers: 'part' }])
  })

  const bentManifests: [what: string, from: RegExp, to: string, reasons: string[]][] = [
    ['of another hash', /2001\/04\/xmlenc#sha256/, '2000/09/xmldsig#sha1', ['contentChanged', 'algorithmWeak']],
    ['that leads out of the container', /URI="M%/, 'URI="../M%', ['contentChanged', 'referenceWrong']],
    ['that names a file elsewhere', /URI="M%/, 'URI="https://a.example/M%', ['contentChanged', 'referenceWrong']],
  ]
  for (const [what, from, to, reasons] of bentManifests)
    it(`with a manifest ${what} does not hold`, () => {
      const signed = bent(makeContainer(signer), entries =>
        entries.map(one =>
          one.name.includes('Manifest')
            ? { ...one, content: utf8(Buffer.from(one.content).toString().replace(from, to)) }
            : one,
        ),
      )
      const [found] = toldOf(signed)
      assert.deepEqual([found?.valid, found?.reasons], [false, reasons])
    })
})
