/** Whom the host asks whether a certificate was revoked, how often, and what it makes of silence and of every lie. */
import assert from 'node:assert/strict'
import { openRevocation } from '../../../host/operations/revocation.ts'
import { spoilsSignature } from '../../../host/pki/revocation/path-revocation.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { asking, authority, bent, down, hashOf, world, type Answer } from '../../support/ask-revocation.ts'
import { bendCertificate } from '../../support/bend-certificate.ts'
import {
  hoursFromNow,
  listEntry,
  ocspAnswer,
  revocationList,
  serialOf,
  statuses,
  yesterday,
} from '../../support/make-revocation.ts'

const { issuer, person } = world

const check = (answer: Answer, authorities = [authority()], chain = [issuer.certificate]) => {
  const { request, asked } = asking(answer)
  return openRevocation(
    authorities,
    request,
  )({ certificate: person.certificate, chain, roots: [], at: new Date(), spoils: spoilsSignature(null) }).then(
    ({ known, ...told }) => ({ told: known, ...told, asked }),
  )
}

describe('revocation of a certificate', () => {
  it('is asked of the authority that tells of its issuer, once', async () => {
    const { told, asked } = await check(bent())
    assert.deepEqual(told, { status: 'good', source: 'OCSP', toldBy: 'NCA' })
    assert.deepEqual(
      asked.map(({ inquiry, authority: name }) => [inquiry, name]),
      [['ocsp', 'NCA']],
    )
  })

  it('is asked of nobody where no authority tells of its issuer, or its issuer is not there', async () => {
    const stranger = bendCertificate('Stranger').certificate
    const strange = await check(bent(), [authority({ certificates: [stranger] })])
    assert.deepEqual([strange.told, strange.asked], [{ status: 'unknown', fault: 'noAuthority' }, []])
    const alone = await check(bent(), [authority({ certificates: [stranger] })], [])
    assert.deepEqual([alone.told, alone.asked], [{ status: 'unknown', fault: 'issuerMissing' }, []])
    const known = await check(bent(), [authority()], [])
    assert.equal(known.told.status, 'good', 'the authority’s own certificate is the issuer')
  })

  it('is told with time and reason', async () => {
    const { told } = await check(bent({ status: statuses.revoked(yesterday, 1) }))
    const when = { revokedAt: yesterday, reason: 'keyCompromise' } as const
    assert.deepEqual(told, { status: 'revoked', ...when, source: 'OCSP', toldBy: 'NCA' })
  })

  const lies: [what: string, answer: Answer, fault: string][] = [
    ['is not there', down('unreachable'), 'unreachable'],
    ['stalls', down('tooSlow'), 'tooSlow'],
    ['answers a hundred million bytes', down('tooLarge'), 'tooLarge'],
    ['shows a page', down('contentType'), 'contentType'],
    ['answers a page as if it were an answer', () => utf8('<h1>Welcome</h1>'), 'unreadable'],
    ['answers nothing', () => new Uint8Array(), 'unreadable'],
    ['answers what it answered before', bent({ nonce: nonceOfAnother() }), 'nonceWrong'],
    ['answers of a time that is over', bent({ thisUpdate: hoursFromNow(-9), nextUpdate: hoursFromNow(-8) }), 'stale'],
    ['lets somebody else answer', bent({ by: bendCertificate('Issuing') }), 'signatureWrong'],
    ['refuses', bent({ outcome: 6 }), 'refused'],
    ['does not know the certificate', bent({ status: statuses.unknown }), 'notKnown'],
  ]
  for (const [what, answer, fault] of lies) {
    it(`is unknown when the responder ${what}: ${fault}; the list is asked then`, async () => {
      const { told } = await check(answer)
      assert.deepEqual(told, { status: 'unknown', fault })
      const withList: Answer = (question, asked) =>
        question.inquiry === 'crl'
          ? revocationList(world, { entries: [listEntry(serialOf(world), yesterday)] })
          : answer(question, asked)
      const both = await check(withList, [authority({ crl: true })])
      const when = { revokedAt: yesterday, reason: null }
      assert.deepEqual(both.told, { status: 'revoked', ...when, source: 'CRL', toldBy: 'NCA' })
      const neither: Answer = (question, asked) =>
        question.inquiry === 'crl' ? utf8('no list') : answer(question, asked)
      assert.deepEqual((await check(neither, [authority({ crl: true })])).told, { status: 'unknown', fault })
    })
  }

  it('is asked with SHA-256 as well where a responder does not know SHA-1', async () => {
    const modern: Answer = (question, asked) =>
      hashOf(question) === 'SHA-256' ? bent()(question, asked) : ocspAnswer(world, { outcome: 6 })
    const { told, asked } = await check(modern)
    assert.equal(told.status, 'good')
    assert.deepEqual(asked.map(hashOf), ['SHA-1', 'SHA-256'])
  })

  it('is asked of the authority that is nearest first', async () => {
    const root = bendCertificate('Root')
    const below = { ...world, issuer: bendCertificate('Issuing', { by: root, key: keyOf(issuer) }) }
    const asked: string[] = []
    const answer: Answer = ({ authority: name }) => {
      asked.push(name)
      return { unavailable: { reason: 'unreachable' } }
    }
    const far = authority({ name: 'Root', certificates: [root.certificate] })
    const near = authority({ name: 'Issuing', certificates: [below.issuer.certificate] })
    await check(answer, [far, near], [below.issuer.certificate, root.certificate])
    assert.deepEqual(asked, ['Issuing', 'Root', 'Root'], 'the last time about the issuer')
  })
})

const keyOf = ({ publicKey, privateKey }: typeof issuer) => ({ publicKey, privateKey })
function nonceOfAnother(): Bytes {
  return Uint8Array.of(0x04, 0x01, 0x07)
}
