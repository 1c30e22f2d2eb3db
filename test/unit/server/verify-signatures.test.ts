/** `verifySignatures` of `mohur/server`: every format by one call, who signed by their names, and nothing believed that was changed. */
import assert from 'node:assert/strict'
import { MohurError, verifySignatures } from '../../../host/server/index.ts'
import { formats } from '../../../host/pki/formats.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { limits } from '../../../shared/limits.ts'
import type { SignatureFormat } from '../../../shared/signature-formats.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { asAuthority, bendCertificate } from '../../support/bend-certificate.ts'
import { buildCms } from '../../support/build-cms.ts'
import { flipped } from '../../support/flipped.ts'
import { document as jwsDocument, makeJws } from '../../support/make-jws.ts'
import { makePdf, signPdf, stampPdf } from '../../support/make-pdf.ts'
import { makeContainer } from '../../support/make-container.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { goodPurposes, timestampInfo, timestampToken } from '../../support/make-timestamp.ts'
import { makeXades, payment } from '../../support/make-xades.ts'

const dayMs = 86_400_000
const contract = utf8('Müqavilə № 17')

interface Case {
  signed: Bytes
  /** The document, where it is beside the signature. */
  content?: Bytes
}

/** A row to each format, so that one that comes to be is missed here. */
const made: Record<SignatureFormat, (signer: TestSigner) => Record<string, Case>> = {
  cms: signer => ({
    attached: { signed: buildCms(signer, contract) },
    detached: { signed: buildCms(signer, contract, { content: null }), content: contract },
  }),
  jws: signer => ({
    compact: { signed: utf8(makeJws(signer)) },
    detached: { signed: utf8(makeJws(signer, { detached: true })), content: jwsDocument },
  }),
  xades: signer => ({
    enveloped: { signed: makeXades(signer) },
    enveloping: { signed: makeXades(signer, { packaging: 'enveloping' }) },
    detached: { signed: makeXades(signer, { packaging: 'detached' }), content: payment },
  }),
  pades: signer => ({ whole: { signed: signPdf(signer, makePdf()) } }),
  asice: signer => ({
    cades: { signed: makeContainer(signer) },
    xades: { signed: makeContainer(signer, { inside: 'xades' }) },
  }),
}

describe('verifySignatures', () => {
  let authority: Authority
  let signer: TestSigner
  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
  })
  const roots = (): Bytes[] => [authority.root]
  const reasonsOf = async (given: Parameters<typeof verifySignatures>[0]): Promise<unknown> =>
    (await verifySignatures(given)).signers.map(({ reasons }) => reasons)

  for (const [format, cases] of Object.entries(made))
    describe(`of ${format}`, () => {
      const each = (): [string, Case][] => Object.entries(cases(signer))

      it('tells who signed, when, at which level, and that all of it is whole', async () => {
        for (const [what, given] of each()) {
          const { valid, signers, error } = await verifySignatures({ ...given, roots: roots() })
          assert.deepEqual([valid, error, signers.length], [true, null, 1], what)
          const [found] = signers
          assert.deepEqual(found?.subject, [
            { type: 'C', value: 'AZ' },
            { type: 'CN', value: 'Əliyev Vəli' },
          ])
          assert.deepEqual([found?.certificate, found?.chain], [signer.certificate, signer.chain])
          assert.deepEqual([found?.level, found?.covers, found?.reasons], ['B-B', 'document', []])
          assert.ok(found?.signingTime instanceof Date)
        }
      })

      it('says what `verify` says to a page, and gives bytes of no other class', async () => {
        const { load, verify } = formats[format as SignatureFormat]
        await load?.()
        for (const [what, { signed, content }] of each()) {
          const at = new Date()
          const buffers = { signed: Buffer.from(signed), ...(content && { content: Buffer.from(content) }) }
          const { signers } = await verifySignatures({ ...buffers, roots: roots().map(one => Buffer.from(one)), at })
          const told = verify({ signed, content: content ?? null, roots: roots(), now: at })
          assert.deepEqual(
            signers.map(({ subject, ...rest }) => {
              assert.deepEqual(rest.revocation, { status: 'notChecked' })
              assert.equal(subject.length, 2)
              return rest
            }),
            told,
            what,
          )
          for (const { certificate, chain } of signers)
            for (const bytes of [certificate, ...chain]) assert.equal(bytes?.constructor, Uint8Array)
        }
      })

      it('finds its way over intermediates that the signature does not bring, and believes none by itself', async () => {
        const intermediates = [authority.policy, toPem('CERTIFICATE', authority.issuing)]
        for (const [what, given] of Object.entries(cases({ ...signer, chain: [] }))) {
          const alone = await verifySignatures({ ...given, roots: roots() })
          assert.deepEqual([alone.valid, alone.signers[0]?.chain], [false, []], what)
          const { valid, signers } = await verifySignatures({ ...given, roots: roots(), intermediates })
          assert.deepEqual([valid, signers[0]?.chain], [true, signer.chain], what)
          const { root } = await createAuthority()
          assert.ok(!(await verifySignatures({ ...given, roots: [root], intermediates })).valid, what)
        }
      })

      it('refuses another root, another time, and another document', async () => {
        const other = await createAuthority()
        for (const [what, given] of each()) {
          const stranger = await verifySignatures({ ...given, roots: [other.root] })
          assert.ok(!stranger.valid, what)
          assert.ok(
            stranger.signers.every(({ reasons }) => reasons.some(one => /^(chainBroken|rootUnknown)$/.test(one))),
          )
          const late = { ...given, roots: roots(), at: new Date(Date.now() + 366 * dayMs) }
          assert.deepEqual(await reasonsOf(late), [['certificateExpired']], what)
          const { valid, signers } = await verifySignatures({ ...given, content: 'another', roots: roots() })
          assert.ok(!valid && signers.every(({ reasons }) => reasons.length > 0), what)
        }
      })

      it('believes nothing in which a bit is the other way round: it is refused, or says what it said', async () => {
        for (const [what, given] of each()) {
          const at = new Date()
          const good = await verifySignatures({ ...given, roots: roots(), at })
          let refused = 0
          for (const { bytes, at: place, bit } of flipped(given.signed, { seed: 11, count: 300 })) {
            const found = await verifySignatures({ ...given, signed: bytes, roots: roots(), at })
            if (found.valid) assert.deepEqual(found, good, `${what}: bit ${bit} of ${place}`)
            else refused += 1
          }
          assert.ok(refused > 200, `${what}: ${refused}`)
          for (const { bytes, at: place } of flipped(given.content ?? new Uint8Array(), {
            seed: 12,
            count: given.content ? 60 : 0,
          }))
            assert.ok(
              !(await verifySignatures({ ...given, content: bytes, roots: roots() })).valid,
              `${what}: ${place}`,
            )
        }
      })
    })

  it('takes text for the bytes of its UTF-8, and roots in PEM', async () => {
    const given = { signed: makeJws(signer), content: new TextDecoder().decode(jwsDocument) }
    assert.ok((await verifySignatures({ ...given, roots: [toPem('CERTIFICATE', authority.root)] })).valid)
    const base64 = Buffer.from(buildCms(signer, contract)).toString('base64')
    assert.ok((await verifySignatures({ signed: base64, roots: roots() })).valid)
  })

  it('judges the bytes that it was given, whatever becomes of them meanwhile', async () => {
    const [signed, content] = [utf8(makeJws(signer, { detached: true })), Uint8Array.from(jwsDocument)]
    const verified = verifySignatures({ signed, content, roots: roots() })
    signed.fill(0)
    content.fill(0)
    assert.ok((await verified).valid)
  })

  it('is not valid where nobody signed all of it, though each signature holds', async () => {
    const part = await verifySignatures({ signed: makeXades(signer, { element: 'payee' }), roots: roots() })
    assert.deepEqual(
      part.signers.map(({ valid, covers, parts }) => ({ valid, covers, parts })),
      [{ valid: true, covers: 'part', parts: ['payee'] }],
    )
    assert.equal(part.valid, false)
    // A second signature is over the first revision and over what was added to it.
    const twice = await verifySignatures({ signed: signPdf(signer, signPdf(signer, makePdf())), roots: roots() })
    assert.deepEqual(twice.signers.map(({ covers }) => covers).toSorted(), ['document', 'part'])
    assert.equal(twice.valid, true)
  })

  it('tells of a time stamp that stands in a PDF by itself, over intermediates as well, and counts it as no signature', async () => {
    const root = bendCertificate('Time root', { extensions: asAuthority() })
    const between = bendCertificate('Time', { by: root, extensions: asAuthority() })
    const leaf = bendCertificate('Vaxt Mərkəzi', { by: between, extensions: goodPurposes })
    const source = { root: root.certificate, issuer: root, signer: { ...signer, ...leaf, chain: [] } }
    const signed = stampPdf(signer, signPdf(signer, makePdf()), stamped =>
      timestampToken(source, timestampInfo(stamped)),
    )
    const given = { signed, roots: roots(), timestampRoots: [root.certificate] }
    for (const [intermediates, isKnown] of [
      [[between.certificate], true],
      [[], false],
    ] as const) {
      const { valid, signers, documentTimestamps } = await verifySignatures({ ...given, intermediates })
      assert.equal(signers.length, 1)
      assert.equal(valid, false, 'the signature is of an earlier revision')
      assert.deepEqual(
        documentTimestamps.map(one => [one.authority, one.covers, one.valid]),
        [['Vaxt Mərkəzi', 'document', isKnown]],
      )
    }
    assert.deepEqual((await verifySignatures({ ...given, signed: signPdf(signer, makePdf()) })).documentTimestamps, [])
  })

  it('is not valid where one of several is not', async () => {
    const stranger = await makeSigner(await createAuthority(), makeKey('P-256'))
    const parallel = makeXades(stranger, { parallel: true, document: makeXades(signer, { parallel: true }) })
    const { valid, signers } = await verifySignatures({ signed: parallel, roots: roots() })
    assert.deepEqual(
      signers.map(one => one.valid),
      [true, false],
    )
    assert.equal(valid, false)
  })

  it('tells why nothing could be read', async () => {
    const nothing = { valid: false, signers: [], documentTimestamps: [], files: [] }
    const read = (signed: string | Uint8Array): ReturnType<typeof verifySignatures> =>
      verifySignatures({ signed, roots: roots() })
    const unreadable = (details: object): object => ({ ...nothing, error: { code: 'SIGNED_DATA_UNREADABLE', details } })
    assert.deepEqual(await read(''), unreadable({}))
    assert.deepEqual(await read('Dear bank'), unreadable({}))
    assert.deepEqual(await read('MIIB'), unreadable({}))
    assert.deepEqual(await read('<a/>'), unreadable({ reason: 'notSigned' }))
    assert.deepEqual(await read(makePdf()), unreadable({ reason: 'notSigned' }))
    const large = (await read(new Uint8Array(limits.heldBytes + 1))).error
    assert.deepEqual(large, { code: 'TOO_LARGE', details: { limit: limits.heldBytes } })
  })

  it('throws for what is not the signer’s fault', async () => {
    const signed = buildCms(signer, contract)
    const given = (more: object): never => ({ signed, roots: roots(), ...more }) as never
    await assert.rejects(verifySignatures(given({ signed: undefined })), TypeError)
    await assert.rejects(verifySignatures(given({ content: 17 })), TypeError)
    await assert.rejects(verifySignatures(given({ roots: [] })), {
      code: 'BAD_PARAMS',
      details: { field: 'roots', reason: 'empty' },
    })
    await assert.rejects(verifySignatures(given({ roots: ['PEM'] })), MohurError)
    for (const field of ['timestampRoots', 'intermediates'])
      await assert.rejects(verifySignatures(given({ [field]: [contract] })), {
        code: 'CERTIFICATE_UNREADABLE',
        details: { field, index: 0 },
      })
    await assert.rejects(verifySignatures(given({ at: new Date('never') })), RangeError)
  })
})
