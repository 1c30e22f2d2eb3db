/** Level B-LT over the documents of one consent: what is asked, what goes inside, and what becomes of a document where it is not to be had. */
import assert from 'node:assert/strict'
import { digestOf } from '../../../host/digests.ts'
import type { HostRequest } from '../../../host/operations/handler.ts'
import { checkLevel, type WantedLevel } from '../../../host/operations/levelling.ts'
import { signDocuments, type DocumentsToSign, type SignedDocument } from '../../../host/operations/sign-documents.ts'
import { ecdsaFromDer } from '../../../host/pki/ecdsa-signature.ts'
import { formats } from '../../../host/pki/formats.ts'
import type { SignOrder } from '../../../host/token/token.ts'
import { sign } from 'node:crypto'
import { utf8 } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { Consultation, Consulted } from '../../../shared/messages.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { signedChunk } from '../../support/signed-chunk.ts'
import { authority, down, responderFor, type Answer, type KnownCertificate } from '../../support/ask-revocation.ts'
import { joinParts } from '../../support/join-parts.ts'
import { hoursFromNow, listEntry, revocationList, revocationWorld, statuses } from '../../support/make-revocation.ts'
import { answerTo } from '../../support/make-timestamp.ts'
import {
  allGood,
  chain,
  except,
  issuing,
  ofIssuing,
  ofPerson,
  ofStamper,
  person,
  root,
  stamps,
} from '../../support/path-world.ts'
import { token } from '../extension/questions.ts'

const vaxt = { name: 'Vaxt', certificates: [stamps.root] }
const centre = authority({ certificates: [root.certificate] })
const both = [centre, authority(vaxt)]
const minute = 60_000
const generalizedAt = (date: Date): string => date.toISOString().replace(/[-:T]|\.\d+/g, '')

describe('level B-LT over the documents of one consent', () => {
  async function make(count: number, answer: Answer, { stampTime, ...more }: WantedLevel & { stampTime?: Date } = {}) {
    const asked: Consultation[] = []
    const consult = async (question: Consultation): Promise<Consulted> => {
      asked.push(question)
      const bend = stampTime ? { time: generalizedAt(stampTime) } : {}
      if (question.inquiry === 'timestamp') return { response: answerTo(stamps, question.request, bend) }
      const answered = answer(question, asked.filter(({ inquiry }) => inquiry !== 'timestamp').length)
      return answered instanceof Uint8Array ? { response: answered } : answered
    }
    const request: Partial<HostRequest<'sign'>> = {
      id: 'r',
      operation: 'sign',
      origin: 'https://bank.example',
      signal: new AbortController().signal,
      made: new Set(),
      signed: [],
      progress: () => undefined,
      consult,
    }
    const documents = Array.from({ length: count }, (_, index) => ({
      name: `payment ${index}`,
      type: 'text/plain',
      size: 9,
    }))
    const wanted = { level: 'B-LT', timestampAuthority: vaxt, revocationAuthorities: both } as const
    const signatures = signDocuments({
      params: { format: 'cms', detached: true, ...wanted, ...more, documents } as HostParams<'sign'>,
      candidate: { fingerprint: 'a'.repeat(64), token },
      identity: { certificate: person.certificate, chain, algorithm: 'ECDSA-SHA256' },
      documents: documents.map(({ name }, index) => ({ index, digest: digestOf('SHA-256', utf8(name)) })),
      request: request as DocumentsToSign['request'],
      keyId: '01',
      batch: {
        sign: async ({ items }: SignOrder) =>
          signedChunk(
            items.map(({ toBeSigned }) =>
              ecdsaFromDer(new Uint8Array(sign('sha256', toBeSigned, person.privateKey)), 32),
            ),
          ),
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
    const told = made.map(one => ('error' in one ? [one.error.code, one.error.details['reason']].join() : one.level))
    const code = fault instanceof MohurError ? [fault.code, fault.details['reason']].join() : fault
    const inquiries = asked.map(({ inquiry }) => inquiry)
    return { made, told, code, inquiries, delivered: request.signed?.length, withheld: request.made?.size }
  }

  function read(one: SignedDocument | undefined, index = 0) {
    const signed = joinParts(one && 'parts' in one ? one.parts : assert.fail(), new Uint8Array())
    const roots = [root.certificate, stamps.root]
    const [found] = formats.cms.verify({ signed, content: utf8(`payment ${index}`), roots, now: new Date() })
    return found ?? assert.fail()
  }

  it('is asked of everybody once, and whoever reads the signatures asks nobody', async () => {
    const { made, told, code, inquiries, withheld } = await make(3, responderFor(allGood))
    assert.deepEqual([told, code, withheld], [['B-LT', 'B-LT', 'B-LT'], null, 0])
    assert.deepEqual(inquiries, ['timestamp', 'ocsp', 'ocsp', 'ocsp', 'timestamp', 'timestamp'])
    for (const [index, one] of made.entries()) {
      const { level, valid, reasons, revocation } = read(one, index)
      assert.deepEqual([level, valid, reasons, revocation.status], ['B-LT', true, [], 'good'])
    }
  })

  it('is told by lists where there is no responder', async () => {
    const lists: Answer = ({ authority: name }) => listsOf[name] ?? assert.fail()
    const revocationAuthorities = [
      { name: 'Issuing', certificates: [issuing.certificate], ocsp: false, crl: true },
      { ...centre, ocsp: false, crl: true },
      { ...vaxt, ocsp: false, crl: true },
    ]
    const { made, told, inquiries } = await make(1, lists, { revocationAuthorities })
    assert.deepEqual([told, inquiries], [['B-LT'], ['timestamp', 'crl', 'crl', 'crl']])
    assert.equal(read(made[0]).level, 'B-LT')
  })

  const missing: [what: string, answer: Answer, reason: string][] = [
    ['nobody answers', down('tooSlow'), 'tooSlow'],
    ['nobody knows the issuer', responderFor([ofPerson, ofStamper]), 'refused'],
    ['nobody knows the authority for time stamps', responderFor([ofPerson, ofIssuing]), 'refused'],
  ]
  for (const [what, answer, reason] of missing) {
    it(`where ${what} leaves documents without a signature, after two no more are signed, and a lower level is told beforehand`, async () => {
      const { told, code, delivered, withheld } = await make(9, answer)
      const fault = `REVOCATION_UNAVAILABLE,${reason}`
      assert.deepEqual([told, code, delivered, withheld], [[fault], fault, 0, 2])
      for (const lowestLevel of ['B-T', 'B-B'] as const) {
        const lower = await make(3, answer, { lowestLevel })
        assert.deepEqual([lower.told, lower.code, lower.withheld], [['B-T', 'B-T', 'B-T'], null, 0])
        assert.deepEqual(read(lower.made[0]).level, 'B-T')
      }
    })
  }

  it('is asked anew for the next document where it was not told', async () => {
    const answer: Answer = (question, asked) => (asked <= 2 ? down('tooSlow') : responderFor(allGood))(question, asked)
    assert.deepEqual((await make(3, answer)).told, ['REVOCATION_UNAVAILABLE,tooSlow', 'B-LT', 'B-LT'])
  })

  const revoked = (of: KnownCertificate, reason: number): Answer =>
    responderFor(except({ ...of, status: statuses.revoked(hoursFromNow(-1), reason) }))
  it('ends where the certificate or an issuer is revoked, whatever level will do, and where the time stamp is worth nothing', async () => {
    for (const of of [ofPerson, ofIssuing]) {
      const { told, code, delivered } = await make(3, revoked(of, 1), { lowestLevel: 'B-B' })
      assert.deepEqual([told, code, delivered], [[], 'CERTIFICATE_REVOKED,keyCompromise', 0])
    }
    const { told, code } = await make(3, revoked(ofStamper, 1))
    assert.deepEqual([told, code], [['TIMESTAMP_INVALID,certificateRevoked'], 'TIMESTAMP_INVALID,certificateRevoked'])
  })

  it('is asked again where what was told is too old for the time stamp, and not twice', async () => {
    const old = { thisUpdate: new Date(Date.now() - 4 * minute), nextUpdate: null }
    const stampTime = new Date(Date.now() + 4 * minute)
    const first: Answer = (question, asked) => responderFor(allGood, asked <= 3 ? old : {})(question, asked)
    const { made, told, inquiries } = await make(1, first, { stampTime })
    assert.deepEqual([told, inquiries.length, read(made[0]).level], [['B-LT'], 7, 'B-LT'])
    const always = await make(1, responderFor(allGood, old), { stampTime })
    assert.deepEqual([always.told, always.inquiries.length], [['REVOCATION_UNAVAILABLE,stale'], 7])
  })

  it('does not put more inside than a signature is to carry', async () => {
    const serial = (at: number): Uint8Array => Uint8Array.of(2, 4, 1, at >> 16, (at >> 8) & 0xff, at & 0xff)
    const entries = Array.from({ length: 50_000 }, (_, at) => listEntry(serial(at), hoursFromNow(-9)))
    const long = revocationList(revocationWorld(), { by: root, entries })
    const answer: Answer = (question, asked) =>
      question.inquiry === 'crl' ? long : responderFor(allGood)(question, asked)
    const revocationAuthorities = [
      authority({ name: 'Issuing', certificates: [issuing.certificate] }),
      { ...centre, ocsp: false, crl: true },
      authority(vaxt),
    ]
    assert.deepEqual((await make(1, answer, { revocationAuthorities })).told, ['REVOCATION_UNAVAILABLE,insideTooLarge'])
  })

  it('must be possible before the person is asked', () => {
    const wanted = { level: 'B-LT', timestampAuthority: vaxt } as const
    assert.throws(() => checkLevel({ level: 'B-LT', revocationAuthorities: both }), {
      code: 'TIMESTAMP_AUTHORITY_MISSING',
    })
    assert.throws(() => checkLevel({ level: 'B-LT', lowestLevel: 'B-T' }), { code: 'TIMESTAMP_AUTHORITY_MISSING' })
    assert.throws(() => checkLevel({ ...wanted, revocationAuthorities: [] }), { code: 'REVOCATION_AUTHORITY_MISSING' })
    checkLevel({ ...wanted, revocationAuthorities: both })
    checkLevel({ ...wanted, lowestLevel: 'B-T' })
    checkLevel({ level: 'B-LT', lowestLevel: 'B-B' })
    checkLevel({ level: 'B-B', lowestLevel: 'B-T' })
  })
})

const listsOf: Record<string, ReturnType<typeof revocationList>> = {
  Issuing: revocationList(revocationWorld(), { by: issuing }),
  NCA: revocationList(revocationWorld(), { by: root }),
  Vaxt: revocationList(revocationWorld(), { by: stamps.issuer }),
}
