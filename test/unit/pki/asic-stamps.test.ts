/** Containers of one file (ASiC-S), and time stamps of files in a container (ETSI EN 319 162-1 sections 4.3, 4.4.3.2 and A.7). */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { formatOf } from '../../../host/pki/readers.ts'
import { readSigned, type ReadSigned } from '../../../host/pki/read-signed.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { asice, files, makeContainer } from '../../support/make-container.ts'
import { reasonOf, signDetached } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { timestampInfo, timestampSource, timestampToken } from '../../support/make-timestamp.ts'
import { entriesOf, zipOf, type Entry } from '../../support/make-zip.ts'

const source = timestampSource()
const token = (stamped: Bytes): Bytes => timestampToken(source, timestampInfo(stamped))
const mimetype: Entry = { name: 'mimetype', content: utf8('application/vnd.etsi.asic-s+zip') }
const document: Entry = { name: 'Müqavilə.txt', content: utf8('Müqavilə') }
const names = Object.keys(files)

function manifest(
  told: readonly Entry[],
  signature: string,
  type = ' MimeType="application/vnd.etsi.timestamp-token"',
): Bytes {
  const references = told.map(({ name, content }) => {
    const digest = createHash('sha256').update(content).digest('base64')
    const uri = name.split('/').map(encodeURIComponent).join('/').replaceAll("'", '&#39;')
    return `<asic:DataObjectReference URI="${uri}"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${digest}</ds:DigestValue></asic:DataObjectReference>`
  })
  return utf8(
    `<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><asic:SigReference URI="${signature}"${type}/>${references.join('')}</asic:ASiCManifest>`,
  )
}

describe('a container', () => {
  let authority: Authority
  let signer: TestSigner
  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
  })

  const read = (entries: Entry[]): ReadSigned =>
    readSigned({
      signed: zipOf(entries),
      content: null,
      roots: [authority.root],
      timestampRoots: [source.root],
      now: new Date(),
    })
  const judged = (all: readonly { valid: boolean; reasons: readonly string[]; covers: string; parts: string[] }[]) =>
    all.map(({ valid, reasons, covers, parts }) => ({ valid, reasons, covers, parts }))
  const whole = { valid: true, reasons: [], covers: 'document', parts: [] }
  const signature = (content: Uint8Array): Entry => ({
    name: 'META-INF/signature.p7s',
    content: signDetached(signer, new Uint8Array(content)),
  })

  it('of one file is signed with CAdES over the file itself', () => {
    const made = [mimetype, document, signature(document.content)]
    assert.equal(formatOf(zipOf(made)), 'asice')
    const good = read(made)
    assert.deepEqual(judged(good.signers), [whole])
    assert.deepEqual(good.files, [{ name: document.name, size: document.content.length, covered: true }])
    const bad = read([mimetype, { ...document, content: utf8('other') }, signature(document.content)])
    assert.deepEqual(judged(bad.signers), [{ ...whole, valid: false, reasons: ['contentChanged'] }])
  })

  it('of one file is signed with XAdES', () => {
    const made = entriesOf(makeContainer(signer, { inside: 'xades', documents: { 'a.txt': utf8('a') } }))
    const { signers } = read([mimetype, ...made.slice(1)])
    assert.deepEqual(judged(signers), [whole])
  })

  it('of one file may have a time stamp alone, which nobody signed', () => {
    const stamp = (stamped: Bytes): Entry => ({ name: 'META-INF/timestamp.tst', content: token(stamped) })
    const good = read([mimetype, document, stamp(new Uint8Array(document.content))])
    assert.deepEqual(good.signers, [])
    assert.deepEqual(judged(good.documentTimestamps), [whole])
    assert.ok(good.files?.every(({ covered }) => !covered))
    const bad = read([mimetype, document, stamp(utf8('other'))])
    assert.deepEqual(judged(bad.documentTimestamps), [{ ...whole, valid: false, reasons: ['imprintWrong'] }])
  })

  it('of one file is not read with none, with two or without anything over it', () => {
    const unread = (entries: Entry[]): unknown =>
      reasonOf(() => asice.verify({ signed: zipOf(entries), content: null, roots: [], now: new Date() }))
    const signed = signature(document.content)
    assert.equal(unread([mimetype, signed]), 'SIGNED_DATA_UNREADABLE fileNotOne')
    assert.equal(unread([mimetype, document, { ...document, name: 'b' }, signed]), 'SIGNED_DATA_UNREADABLE fileNotOne')
    assert.equal(unread([mimetype, document]), 'SIGNED_DATA_UNREADABLE notSigned')
  })

  const tst = 'META-INF/timestamp1.tst'
  const archive = 'META-INF/ASiCArchiveManifest1.xml'
  /** With a time stamp of these, as the manifest of this name tells it. */
  function stamped(pick: (entries: Entry[]) => Entry[], name = archive, type?: string): ReadSigned {
    const entries = entriesOf(makeContainer(signer))
    const content = manifest(pick(entries), tst, type)
    return read([...entries, { name, content }, { name: tst, content: token(content) }])
  }

  it('tells of an archive time stamp what it covers: all files, some, or signatures alone', () => {
    const all = stamped(entries => entries.filter(({ name }) => name !== 'mimetype'))
    assert.deepEqual(judged(all.signers), [whole])
    assert.deepEqual(judged(all.documentTimestamps), [whole])
    const some = stamped(entries => entries.filter(({ name }) => name === names[0]))
    assert.deepEqual(judged(some.documentTimestamps), [{ ...whole, covers: 'part', parts: names.slice(0, 1) }])
    const signatures = stamped(entries => entries.filter(({ name }) => name.endsWith('.p7s')))
    assert.deepEqual(judged(signatures.documentTimestamps), [
      { ...whole, covers: 'part', parts: ['META-INF/signature.p7s'] },
    ])
  })

  it('tells of a time stamp of files by an ordinary manifest, also where only the name of the token says what it is', () => {
    for (const type of [undefined, '']) {
      const { signers, documentTimestamps } = stamped(
        entries => entries.filter(({ name }) => names.includes(name)),
        'META-INF/ASiCManifest2.xml',
        type,
      )
      assert.deepEqual([judged(signers), judged(documentTimestamps)], [[whole], [whole]])
    }
  })

  it('says why a time stamp of files does not hold, and takes nothing from the signature', () => {
    const entries = entriesOf(makeContainer(signer))
    const good = manifest(entries.slice(1, 2), tst)
    const changed = manifest([{ name: names[0] ?? '', content: utf8('other') }], tst)
    const missing = manifest([{ name: 'gone.txt', content: utf8('') }], tst)
    const of = (content: Bytes): Entry[] => [{ name: archive, content }]
    const part = { ...whole, valid: false, covers: 'part' }
    const cases: [Entry[], object][] = [
      [
        [...of(changed), { name: tst, content: token(changed) }],
        { ...part, reasons: ['contentChanged'], parts: names.slice(0, 1) },
      ],
      [[...of(missing), { name: tst, content: token(missing) }], { ...part, reasons: ['referenceWrong'], parts: [] }],
      [
        [...of(good), { name: tst, content: token(changed) }],
        { ...part, reasons: ['imprintWrong'], parts: names.slice(0, 1) },
      ],
      [of(good), { ...part, reasons: ['unreadable'], parts: names.slice(0, 1) }],
      [of(utf8('<a/>')), { ...part, reasons: ['unreadable'], parts: [] }],
      [[{ name: tst, content: token(good) }], { ...part, reasons: ['algorithmUnsupported'], parts: [] }],
    ]
    for (const [more, told] of cases) {
      const { signers, documentTimestamps } = read([...entries, ...more])
      assert.deepEqual([judged(signers), judged(documentTimestamps)], [[whole], [told]])
    }
  })
})
