/** Those who signed a document before: told of before the person is asked, and nothing is put beside what does not hold. */
import assert from 'node:assert/strict'
import { digestOf, fingerprintOf } from '../../../host/digests.ts'
import { journalEarlierOf } from '../../../host/operations/earlier-signers.ts'
import { lookIntoContainer } from '../../../host/operations/look-into-container.ts'
import { lookIntoDocuments } from '../../../host/operations/look-into-documents.ts'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { MohurError } from '../../../shared/errors.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { document } from '../../support/make-jws.ts'
import { files, makeContainer } from '../../support/make-container.ts'
import { makePdf, signPdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { entriesOf, zipOf } from '../../support/make-zip.ts'
import { signBeside } from '../../support/sign-beside.ts'
import { makeXades, payment } from '../../support/make-xades.ts'

const other = concat([document, utf8(' ')])
const detachedCms = { format: 'cms', detached: true } as const

describe('those who signed before', () => {
  let authority: Authority
  let first: TestSigner
  let second: TestSigner

  before(async () => {
    authority = await createAuthority()
    first = await makeSigner(authority, makeKey('P-256'), { commonName: 'Əliyev Vəli' })
    second = await makeSigner(authority, makeKey('RSA-2048'), { commonName: 'Айгүл' })
  })

  /** `contents`: as the extension has them. */
  function look(form: object, documents: readonly { signed?: Bytes; content?: Bytes; name?: string }[]) {
    const contents = documents.map(({ content = document }) => content)
    const params = {
      trustedRoots: [authority.root],
      ...form,
      documents: documents.map(({ signed, name }, at) => ({
        name: name ?? `${at}`,
        type: '',
        size: contents[at]?.length ?? 0,
        ...(signed && { signed }),
      })),
    }
    return lookIntoDocuments(params as unknown as HostParams<'sign'>, {
      signal: new AbortController().signal,
      read: async ({ index, offset, length }) => contents[index]?.slice(offset, offset + length) ?? new Uint8Array(),
    })
  }

  const broken = (looking: ReturnType<typeof look>, details: object): Promise<void> =>
    assert.rejects(looking.earlier(), { code: 'EARLIER_SIGNATURE_BROKEN', details })

  it('are told by the name in their certificate, its issuer and their own clock', async () => {
    const one = signBeside(first, detachedCms)
    const found = await look(detachedCms, [{}, { signed: signBeside(second, detachedCms, { earlier: one }) }]).earlier()
    assert.equal(found.length, 1)
    assert.equal(found[0]?.index, 1)
    const signers = found[0].signers ?? assert.fail()
    assert.deepEqual(
      signers
        .map(({ name, fingerprint, findings, stampedAt }) => ({ name, fingerprint, findings, stampedAt }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      [
        { name: 'Əliyev Vəli', fingerprint: fingerprintOf(first.certificate), findings: [], stampedAt: null },
        { name: 'Айгүл', fingerprint: fingerprintOf(second.certificate), findings: [], stampedAt: null },
      ],
    )
    for (const { signingTime, issuer } of signers) {
      assert.ok(Math.abs(Date.now() - (signingTime?.getTime() ?? 0)) < 60_000)
      assert.notEqual(issuer, '')
    }
  })

  it('are told with what their certificates lack: a root that the person trusts, or their time', async () => {
    const signed = signBeside(first, detachedCms)
    const [unknown] = await look({ ...detachedCms, trustedRoots: [] }, [{ signed }]).earlier()
    assert.deepEqual(unknown?.signers?.[0]?.findings, ['rootUnknown'])
    const late = await makeSigner(authority, makeKey('P-256'), { days: 1, notBefore: new Date(Date.now() - 9e8) })
    const [expired] = await look(detachedCms, [{ signed: signBeside(late, detachedCms) }]).earlier()
    assert.deepEqual(expired?.signers?.[0]?.findings, ['certificateExpired'])
  })

  it('end it with the reason and the place where their signature does not hold', async () => {
    const signed = signBeside(first, detachedCms)
    const at = 'documents.1'
    const flipped = signed.map((octet, place) => (place === signed.length - 1 ? octet ^ 1 : octet))
    await broken(look(detachedCms, [{}, { signed: flipped }]), { reason: 'signatureWrong', signer: 0, at })
    const changed = { reason: 'contentChanged', signer: 0, at }
    await broken(look(detachedCms, [{}, { signed, content: other }]), changed)
    const around = signBeside(first, { format: 'cms' })
    await broken(look({ format: 'cms' }, [{}, { signed: around, content: other }]), changed)
    const unreadable = { reason: 'unreadable', at }
    for (const bytes of [utf8('M'), signed.slice(0, -1), utf8('{}'), new Uint8Array()]) {
      await broken(look(detachedCms, [{}, { signed: bytes }]), unreadable)
    }
    const weak = buildCms(first, document, { content: null, hash: 'sha1' })
    await broken(look(detachedCms, [{}, { signed: weak }]), { reason: 'algorithmWeak', signer: 0, at })
  })

  it('end it when one of two does not hold, and when it is a signature of another format', async () => {
    const one = signBeside(first, detachedCms, { content: other })
    const both = signBeside(second, detachedCms, { earlier: one })
    // In which order they stand, their bytes decide.
    await assert.rejects(look(detachedCms, [{ signed: both }]).earlier(), ({ code, details }: MohurError) => {
      assert.deepEqual([code, details['reason']], ['EARLIER_SIGNATURE_BROKEN', 'contentChanged'])
      return true
    })
    const json = { format: 'jws', serialization: 'json' } as const
    await broken(look(json, [{ signed: both }]), { reason: 'unreadable', at: 'documents.0' })
    await broken(look(detachedCms, [{ signed: signBeside(first, json) }]), { reason: 'unreadable', at: 'documents.0' })
  })

  it('are told of XML beside the document or around it, and end it there where one of two does not hold', async () => {
    for (const packaging of ['detached', 'enveloping'] as const) {
      const form = { format: 'xades', packaging } as const
      const one = signBeside(first, form)
      const [found] = await look(form, [{ signed: signBeside(second, form, { earlier: one }) }]).earlier()
      assert.deepEqual(
        found?.signers?.map(({ name, findings }) => [name, findings]),
        [
          ['Əliyev Vəli', []],
          ['Айгүл', []],
        ],
      )
      const wrong = signBeside(second, form, { earlier: signBeside(first, form, { content: other }) })
      const at = 'documents.0'
      await broken(look(form, [{ signed: wrong }]), { reason: 'contentChanged', signer: 0, at })
      const enveloped = makeXades(first, { parallel: true, document: payment })
      const unfit = { code: 'BAD_PARAMS', details: { reason: 'earlierPackaging', at } }
      await assert.rejects(look(form, [{ signed: enveloped, content: payment }]).earlier(), unfit)
    }
  })

  it('are told of a container for each of its documents, and end it where the container does not hold or holds others', async () => {
    const names = Object.keys(files)
    const lookIn = (signed: Bytes, contents = Object.values(files)) =>
      look(
        { format: 'asice', inside: 'cades', signed },
        contents.map((content, at) => ({ content, name: names[at] ?? '' })),
      )
    const signed = makeContainer(second, { earlier: makeContainer(first) })
    const looking = lookIn(signed)
    const found = await looking.earlier()
    assert.deepEqual(
      found.map(({ index, signers }) => [index, signers?.map(({ name, findings }) => [name, findings])]),
      names.map((_, index) => [
        index,
        [
          ['Əliyev Vəli', []],
          ['Айгүл', []],
        ],
      ]),
    )
    assert.deepEqual(looking.journalled(names.length - 1)?.names, ['Əliyev Vəli', 'Айгүл'])
    const agreed = (content: Bytes) => ({
      hash: 'SHA-256' as const,
      documents: [{ index: 1, digest: digestOf('SHA-256', content) }],
    })
    looking.checkAgreed(agreed(files[names[1] ?? ''] ?? other))
    assert.throws(() => looking.checkAgreed(agreed(other)), { code: 'DOCUMENT_CHANGED' })

    const [one = other, two = other, ...rest] = Object.values(files)
    const bent = two.map((octet, at) => (at === 0 ? octet ^ 1 : octet))
    await broken(lookIn(signed, [one, bent, ...rest]), { reason: 'contentChanged', at: 'documents.1' })
    const differ = { code: 'BAD_PARAMS', details: { reason: 'filesDiffer' } }
    await assert.rejects(lookIn(signed, [one, two]).earlier(), differ)
    const wrong = zipOf(
      entriesOf(signed).map(entry => ({ ...entry, content: entry.name === names[0] ? two : entry.content })),
    )
    await broken(lookIn(wrong), { reason: 'contentChanged', signer: 0 })
    await broken(lookIn(signed.slice(1)), { reason: 'zipBroken' })
    await broken(lookIn(zipOf(entriesOf(signed).slice(1))), { reason: 'mimetype' })
  })

  it('are not looked for any more in a container when the person has left', async () => {
    const left = new AbortController()
    const read: number[] = []
    const documents = Object.entries(files).map(([name, { length: size }]) => ({ name, type: '', size }))
    const looking = lookIntoContainer({ format: 'asice', inside: 'cades', documents }, makeContainer(first), {
      read: async index => {
        read.push(index)
        left.abort()
        return Object.values(files)[index] ?? other
      },
      digests: new Map(),
      signal: left.signal,
    })
    await assert.rejects(looking, { name: 'AbortError' })
    assert.deepEqual(read, [0])
  })

  it('hold for the bytes that they signed alone: others are not signed beside them', async () => {
    const looking = look(detachedCms, [{ signed: signBeside(first, detachedCms) }, {}])
    await looking.earlier()
    for (const hash of ['SHA-256', 'SHA-384', 'SHA-512'] as const) {
      const agreed = (content: Bytes, index = 0) => ({ hash, documents: [{ index, digest: digestOf(hash, content) }] })
      looking.checkAgreed(agreed(document))
      looking.checkAgreed(agreed(other, 1))
      assert.throws(() => looking.checkAgreed(agreed(other)), { code: 'DOCUMENT_CHANGED' })
    }
  })

  it('are found inside of PDF and XML, and end it there as well', async () => {
    const pdf = makePdf()
    const signedPdf = signPdf(first, pdf)
    const [inPdf, none] = await look({ format: 'pades' }, [{ content: signedPdf }, { content: pdf }]).earlier()
    assert.equal(inPdf?.signers?.[0]?.name, 'Əliyev Vəli')
    assert.deepEqual(inPdf.signers[0].findings, [])
    assert.equal(none, undefined)
    const [twice] = await look({ format: 'pades' }, [{ content: signPdf(second, signedPdf) }]).earlier()
    assert.deepEqual(
      twice?.signers?.map(({ findings }) => findings),
      [[], []],
    )
    const enveloped = { format: 'xades', packaging: 'enveloped', parallel: true } as const
    const signedXml = makeXades(first, { packaging: 'enveloped', parallel: true })
    const [inXml, noneInXml] = await look(enveloped, [{ content: signedXml }, { content: payment }]).earlier()
    assert.equal(inXml?.signers?.[0]?.name, 'Əliyev Vəli')
    assert.equal(noneInXml, undefined)
    const at = 'documents.0'
    const wrong = (content: Bytes): Bytes => {
      const text = Buffer.from(content).toString('latin1')
      return Uint8Array.from(Buffer.from(text.replace('1 0 obj', '1 0 oBj'), 'latin1'))
    }
    await assert.rejects(look({ format: 'pades' }, [{ content: wrong(signedPdf) }]).earlier())
    const changed = utf8(Buffer.from(signedXml).toString().replace('1250000', '9250000'))
    await broken(look(enveloped, [{ content: changed }]), { reason: 'contentChanged', signer: 0, at })
  })

  it('stand in the journal as the window told of them, each certificate once, the first named and all counted', async () => {
    const signedTwice = signPdf(second, signPdf(first, signPdf(first, makePdf())))
    const looked = look({ format: 'pades' }, [{ content: signedTwice }, { content: makePdf() }])
    assert.equal(looked.journalled(0), null)
    await looked.earlier()
    assert.deepEqual(looked.journalled(0), { count: 2, names: ['Əliyev Vəli', 'Айгүл'] })
    assert.equal(looked.journalled(1), null)
    const many = Array.from({ length: 20 }, (_, index) => ({ fingerprint: `${index}`, name: '' }))
    assert.deepEqual(journalEarlierOf(many), { count: 20, names: Array.from({ length: 16 }, () => '') })
  })
})
