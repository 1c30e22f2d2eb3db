/** Time stamps over the documents of one consent: no level is lowered silently, and nobody gets what has none. */
import assert from 'node:assert/strict'
import { digestOf } from '../../../host/digests.ts'
import type { HostRequest } from '../../../host/operations/handler.ts'
import { signDocuments, type DocumentsToSign, type SignedDocument } from '../../../host/operations/sign-documents.ts'
import { checkLevel, type WantedLevel } from '../../../host/operations/levelling.ts'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import type { Form } from '../../../host/pki/format.ts'
import { formats } from '../../../host/pki/formats.ts'
import type { SignOrder } from '../../../host/token/token.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { HostParams } from '../../../shared/operations/index.ts'

import { signedChunk } from '../../support/signed-chunk.ts'
import { joinParts } from '../../support/join-parts.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { answerTo, timestampSource } from '../../support/make-timestamp.ts'
import { payment } from '../../support/make-xades.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { token } from '../extension/questions.ts'

const source = timestampSource()
const authority = { name: 'Vaxt', certificates: [source.root] }

describe('time stamps over the documents of one consent', () => {
  let signer: TestSigner
  before(async () => {
    signer = await makeSigner(await createAuthority(), makeKey('P-256'))
  })

  type Answer = (request: Bytes, asked: number) => Bytes | Promise<Bytes>

  type More = Partial<Form> & WantedLevel & { content?: Bytes }
  /** Signs so many documents, each of this `content` or of its name; `answer`: the authority's, to the so-many-th question. */
  async function sign(count: number, answer: Answer, { content, ...more }: More = {}) {
    const abort = new AbortController()
    let asked = 0
    const ordered: number[] = []
    const request: Pick<
      HostRequest<'sign'>,
      'id' | 'operation' | 'origin' | 'signal' | 'made' | 'signed' | 'progress' | 'consult' | 'read'
    > = {
      id: 'r',
      operation: 'sign',
      origin: 'https://bank.example',
      signal: abort.signal,
      made: new Set(),
      signed: [],
      progress: () => undefined,
      consult: async ({ request: given }) => ({ response: await answer(given, ++asked) }),
      read: async ({ offset, length }) => content?.slice(offset, offset + length) ?? assert.fail('nobody reads it'),
    }
    const names = Array.from({ length: count }, (_, index) => `payment ${index}`)
    const { certificate, chain, signatureAlgorithm: algorithm } = signer
    const level = { level: 'B-T', timestampAuthority: authority } as const
    const documents = names.map(name => ({ name, type: 'text/plain', size: content?.length ?? name.length }))
    const signatures = signDocuments({
      params: { format: 'cms', detached: true, ...level, ...more, documents } as HostParams<'sign'>,
      candidate: { fingerprint: 'a'.repeat(64), token },
      identity: { certificate, chain, algorithm },
      documents: names.map((name, index) => ({ index, digest: digestOf('SHA-256', content ?? utf8(name)) })),
      request: request as DocumentsToSign['request'],
      keyId: '01',
      batch: {
        sign: async ({ items }: SignOrder) => {
          ordered.push(items.length)
          return signedChunk(items.map(({ toBeSigned }) => ecdsaFromDer(signer.sign(toBeSigned), 32)))
        },
      },
      progress: { before: 0, total: count },
    })
    const made: SignedDocument[] = []
    let fault: unknown = null
    try {
      for await (const one of signatures) made.push(one)
    } catch (error) {
      fault = error
    }
    const told = made.map(one => ('error' in one ? one.error.code : one.level))
    const recorded = {
      delivered: request.signed.map(({ document }) => document),
      withheld: [...request.made].map(({ document }) => document),
    }
    return { made, told, fault, recorded, ordered, asked: () => asked }
  }

  const good: Answer = request => answerTo(source, request)
  const silent: Answer = () => Promise.reject(new MohurError('TIMESTAMP_UNAVAILABLE', { reason: 'tooSlow' }))
  const codeOf = (fault: unknown): string => (fault instanceof MohurError ? fault.code : String(fault))

  it('are inside the signatures, which have level B-T and are verified so', async () => {
    const { made, told, recorded } = await sign(3, good)
    assert.deepEqual(told, ['B-T', 'B-T', 'B-T'])
    assert.deepEqual(recorded.withheld, [])
    for (const [index, one] of made.entries()) {
      const signed = joinParts('parts' in one ? one.parts : assert.fail(), new Uint8Array())
      const content = utf8(`payment ${index}`)
      const [found] = formats.cms.verify({ signed, content, roots: [...signer.chain, source.root], now: new Date() })
      assert.deepEqual([found?.level, found?.valid, found?.timestamp?.reasons], ['B-T', true, []])
    }
  })

  const forms: [what: string, form: Form, content: Bytes][] = [
    ['an XML signature', { format: 'xades', packaging: 'enveloped' }, payment],
    ['a PDF', { format: 'pades' }, makePdf()],
    ['a JWS', { format: 'jws', serialization: 'json', detached: false }, payment],
  ]
  for (const [what, form, content] of forms)
    it(`are in ${what} over what that format says, and a lower level is as silent there as anywhere`, async () => {
      const { made, told, fault } = await sign(2, good, { ...form, content })
      assert.deepEqual([told, fault], [['B-T', 'B-T'], null])
      const roots = [...signer.chain, source.root]
      for (const one of made) {
        const signed = joinParts('parts' in one ? one.parts : assert.fail(), content)
        const [found] = formats[form.format].verify({ signed, content: null, roots, now: new Date() })
        assert.deepEqual([found?.level, found?.valid, found?.timestamp?.reasons], ['B-T', true, []])
      }
      const without = await sign(2, silent, { ...form, content })
      assert.deepEqual([without.told, codeOf(without.fault)], [['TIMESTAMP_UNAVAILABLE'], 'TIMESTAMP_UNAVAILABLE'])
      const lower = await sign(1, silent, { ...form, content, lowestLevel: 'B-B' })
      assert.deepEqual(lower.told, ['B-B'])
    })

  it('that have no room in a PDF leave it without a signature, or at the lower level that will do', async () => {
    const chain = Array.from({ length: 60 }, () => source.root)
    const many = { ...source, signer: { ...source.signer, chain } }
    const long: Answer = request => answerTo(many, request)
    const form = { format: 'pades', content: makePdf() } as const
    const { fault, told, recorded } = await sign(1, long, form)
    assert.deepEqual([told, fault, recorded.delivered], [['TIMESTAMP_INVALID'], null, []])
    assert.deepEqual((await sign(1, long)).told, ['B-T'])
    assert.deepEqual((await sign(1, long, { ...form, lowestLevel: 'B-B' })).told, ['B-B'])
  })

  it('that are wrong for one document leave it without a signature, and the others have theirs', async () => {
    const { told, fault, recorded } = await sign(3, (request, asked) =>
      asked === 2 ? answerTo(source, request, { nonce: Uint8Array.of(0x02, 0x01, 0x07) }) : good(request, asked),
    )
    assert.deepEqual(told, ['B-T', 'TIMESTAMP_INVALID', 'B-T'])
    assert.equal(fault, null)
    assert.deepEqual(recorded, { delivered: ['payment 0', 'payment 2'], withheld: ['payment 1'] })
  })

  it('that are not to be had end the request before many documents are signed for nobody', async () => {
    const { told, fault, recorded, ordered, asked } = await sign(100, silent)
    assert.deepEqual(told, ['TIMESTAMP_UNAVAILABLE'])
    assert.equal(codeOf(fault), 'TIMESTAMP_UNAVAILABLE')
    assert.equal(asked(), 2)
    assert.deepEqual(ordered, [1, 1])
    assert.deepEqual(recorded.delivered, [])
    assert.equal(recorded.withheld.length, 2)
  })

  it('that are replayed are refused', async () => {
    let first: Bytes | null = null
    const { told } = await sign(2, request => (first ??= answerTo(source, request)))
    assert.deepEqual(told, ['B-T', 'TIMESTAMP_INVALID'])
  })

  it('may be missing where the page said so: each signature tells its level, and the authority is not asked for ever', async () => {
    const { told, fault, recorded, asked } = await sign(
      6,
      (request, asked) => (asked === 1 ? good(request, asked) : silent(request, asked)),
      { lowestLevel: 'B-B' },
    )
    assert.deepEqual(told, ['B-T', 'B-B', 'B-B', 'B-B', 'B-B', 'B-B'])
    assert.deepEqual([fault, asked(), recorded.withheld], [null, 3, []])
  })

  it('are asked for by nobody who wants none, or where none is set up and none is needed', async () => {
    const never: Answer = () => assert.fail('nobody asked')
    const plain = await sign(2, never, { level: 'B-B' })
    const without = await sign(2, never, { lowestLevel: 'B-B', timestampAuthority: undefined })
    assert.deepEqual(
      [plain.told, without.told],
      [
        ['B-B', 'B-B'],
        ['B-B', 'B-B'],
      ],
    )
  })

  it('end with what else goes wrong, without a lower level', async () => {
    const { told, fault } = await sign(2, () => Promise.reject(new MohurError('ABORTED')), { lowestLevel: 'B-B' })
    assert.deepEqual([told, codeOf(fault)], [[], 'ABORTED'])
  })

  it('must be possible before the person is asked', () => {
    const refused = { code: 'TIMESTAMP_AUTHORITY_MISSING' }
    assert.throws(() => checkLevel({ level: 'B-T' }), refused)
    checkLevel({ level: 'B-T', lowestLevel: 'B-B' })
    checkLevel({ level: 'B-T', timestampAuthority: authority })
    checkLevel({})
  })
})
