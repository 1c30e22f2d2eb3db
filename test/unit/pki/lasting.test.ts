/** A CMS that tells itself whether its certificates were revoked (ETSI EN 319 122-1 level B-LT, RFC 5652 section 10.2.1, RFC 5940). */
import assert from 'node:assert/strict'
import { der, oid } from '../../../host/pki/der.ts'
import type { ValidationData } from '../../../host/pki/format.ts'
import { formats } from '../../../host/pki/formats.ts'
import type { RevocationValue } from '../../../host/pki/revocation/revocation-values.ts'
import { equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { bendCertificate, daysFromNow, type Bent } from '../../support/bend-certificate.ts'
import {
  forOcsp,
  hoursFromNow,
  linkOf,
  listEntry,
  noCheck,
  ocspAnswer,
  reasonExtension,
  revocationList,
  revocationWorld,
  statuses,
  type BentAnswer,
  type BentList,
} from '../../support/make-revocation.ts'
import { basicIn } from '../../support/with-unsigned.ts'
import { serialNumberOf } from '../../../host/pki/revocation/certificate-id.ts'
import { issuing, ofIssuing, ofPerson, ofStamper, root, signed, stamps } from '../../support/path-world.ts'

const world = revocationWorld()
const others = { certificates: [stamps.signer.certificate, stamps.root] }
/** Of the hour of the time stamp, and over since. */
const then = { thisUpdate: hoursFromNow(-3), nextUpdate: hoursFromNow(-1), producedAt: hoursFromNow(-3) }

interface Of {
  certificate: Pick<Bent, 'certificate'>
  issuer: Bent
}
const answerOn = ({ certificate, issuer }: Of, bend: BentAnswer = {}): RevocationValue => ({
  kind: 'answer',
  value: ocspAnswer(world, {
    by: issuer,
    certificates: bend.by?.certificate ? [bend.by.certificate] : [],
    about: { certificate: linkOf(certificate), issuer: linkOf(issuer) },
    ...then,
    ...bend,
  }),
})
const listBy = (by: Bent, bend: BentList = {}): RevocationValue => ({
  kind: 'list',
  value: revocationList(world, { by, ...then, ...bend }),
})
const naming = ({ certificate }: Of, at: Date, reason = 1): Bytes =>
  listEntry(serialNumberOf(linkOf(certificate)), at, reasonExtension(reason))

const expiredResponder = bendCertificate('Responder', {
  by: issuing,
  notAfter: daysFromNow(-0.05),
  extensions: [forOcsp, noCheck],
})
const answers = [answerOn(ofPerson), answerOn(ofIssuing), answerOn(ofStamper)]
const lists = [listBy(issuing), listBy(root), listBy(stamps.issuer)]

const withValues = (values: readonly RevocationValue[], more: Partial<ValidationData> = {}): Bytes =>
  signed({ validation: { ...others, values, ...more } })
function read(one: Bytes, roots = [root.certificate]): VerifiedSigner {
  const [signer] = formats.cms.verify({
    signed: one,
    content: null,
    roots,
    timestampRoots: [stamps.root],
    now: new Date(),
  })
  return signer ?? assert.fail()
}
const verdict = ({ level, valid, reasons }: VerifiedSigner): unknown[] => [level, valid, reasons]

describe('a CMS that tells itself whether its certificates were revoked', () => {
  const complete: [what: string, values: RevocationValue[], source: 'OCSP' | 'CRL'][] = [
    ['answers', answers, 'OCSP'],
    ['lists', lists, 'CRL'],
    [
      'what is later than the time stamp',
      [answerOn(ofPerson, now()), answerOn(ofIssuing, now()), listBy(stamps.issuer, now())],
      'OCSP',
    ],
    [
      'an answer of a responder that has expired since',
      [answerOn(ofPerson, { by: expiredResponder }), ...answers.slice(1)],
      'OCSP',
    ],
    ['answers by SHA-256', [answerOn(ofPerson, { hash: 'SHA-256' }), listBy(root), listBy(stamps.issuer)], 'OCSP'],
  ]
  for (const [what, values, source] of complete) {
    it(`has level B-LT by ${what}, as of its time stamp`, () => {
      const found = read(withValues(values))
      assert.deepEqual(verdict(found), ['B-LT', true, []])
      assert.deepEqual(found.revocation, { status: 'good', source, toldBy: 'Issuing', embedded: true })
      assert.equal(found.timestamp?.revocation.status, 'good')
    })
  }

  it('is read as others write it: responses alone, and values among others that nobody knows', () => {
    const basics = answers.map(({ value }) => ({ kind: 'basic', value: basicIn(value) }) as const)
    const made = withValues([...basics, { kind: 'list', value: der(0x30) }])
    assert.equal(read(renamed(made)).level, 'B-LT')
  })

  const incomplete: [what: string, values: RevocationValue[]][] = [
    ['nothing', []],
    ['nothing of the signer', answers.slice(1)],
    ['nothing of an issuer', [answerOn(ofPerson), answerOn(ofStamper)]],
    ['nothing of the authority for time stamps', answers.slice(0, 2)],
    ['what was over before', [answerOn(ofPerson, { ...then, nextUpdate: hoursFromNow(-2.5) }), ...answers.slice(1)]],
    [
      'what is of a time to come',
      [answerOn(ofPerson, { thisUpdate: hoursFromNow(1), nextUpdate: null }), ...answers.slice(1)],
    ],
    ['what somebody else signed', [answerOn(ofPerson, { by: bendCertificate('Issuing') }), ...answers.slice(1)]],
    ['what is unknown', [answerOn(ofPerson, { status: statuses.unknown }), ...answers.slice(1)]],
    ['what cannot be read', [{ kind: 'answer', value: der(0x30) }, ...answers.slice(1)]],
  ]
  for (const [what, values] of incomplete) {
    it(`has level B-T where it holds ${what}, and says of revocation that nobody was asked`, () => {
      const found = read(withValues(values))
      assert.deepEqual(verdict(found), ['B-T', true, []])
      if (what !== 'nothing of the authority for time stamps')
        assert.deepEqual(found.revocation, { status: 'notChecked' })
    })
  }

  it('has no level B-LT without a time stamp, or where its path leads nowhere', () => {
    const unstamped = read(
      signed({
        isStamped: false,
        validation: { ...others, values: [answerOn(ofPerson, now()), answerOn(ofIssuing, now()), ...answers] },
      }),
    )
    assert.deepEqual([unstamped.level, unstamped.revocation.status], ['B-B', 'good'])
    const strange = read(withValues(answers), [])
    assert.deepEqual([strange.level, strange.revocation.status], ['B-T', 'notChecked'])
  })

  it('is not valid where it tells that the signer or an issuer was revoked by then', () => {
    const [, ofRoot, ofStamps] = lists
    for (const values of [
      [listBy(issuing, { entries: [naming(ofPerson, hoursFromNow(-2.5))] }), ofRoot, ofStamps],
      [listBy(issuing), listBy(root, { entries: [naming(ofIssuing, hoursFromNow(-2.5))] }), ofStamps],
      // The shorter one stands first.
      [...answers, listBy(root), listBy(root, { ...now(), entries: [naming(ofIssuing, hoursFromNow(-2.5))] })],
    ]) {
      const found = read(withValues(values.filter(one => one !== undefined)))
      assert.deepEqual(verdict(found), ['B-T', false, ['certificateRevoked']])
      assert.equal(found.revocation.status, 'revoked')
    }
    const later = read(
      withValues([...answers, listBy(issuing, { ...now(), entries: [naming(ofPerson, hoursFromNow(-1.5))] })]),
    )
    assert.deepEqual([...verdict(later), later.revocation.status], ['B-LT', true, [], 'revoked'])
  })

  it('loses its time stamp where it tells that the authority’s key was stolen, whenever', () => {
    for (const [reason, holds] of [
      [1, false],
      [5, true],
    ] as const) {
      const list = listBy(stamps.issuer, { ...now(), entries: [naming(ofStamper, hoursFromNow(-1), reason)] })
      const found = read(withValues([...answers.slice(0, 2), list]))
      assert.deepEqual([found.level, found.timestamp?.valid], holds ? ['B-LT', true] : ['B-B', false])
      assert.deepEqual(found.timestamp?.reasons, holds ? [] : ['certificateRevoked'])
    }
  })

  it('says by its version whether it holds responses', () => {
    const { version, crls } = partsOf(withValues(answers))
    assert.deepEqual([version, crls.map(({ tag }) => tag)], [5, [0xa1, 0xa1, 0xa1]])
    assert.deepEqual([partsOf(withValues(lists)).version, partsOf(signed()).version], [1, 1])
  })
})

function now(): { thisUpdate: Date; nextUpdate: Date; producedAt: Date } {
  return { thisUpdate: hoursFromNow(-0.1), nextUpdate: hoursFromNow(1), producedAt: hoursFromNow(-0.1) }
}

/** Every id-ri-ocsp-response becomes id-pkix-ocsp-basic. */
function renamed(made: Bytes): Bytes {
  const [from, to] = ['1.3.6.1.5.5.7.16.2', '1.3.6.1.5.5.7.48.1.1'].map(oid)
  assert.ok(from && to)
  const rewritten = (whole: Uint8Array): Bytes => {
    if (equalBytes(whole, from)) return to
    const isInside = ((whole[0] ?? 0) & 0x20) !== 0 && Buffer.from(whole).includes(Buffer.from(from))
    return isInside
      ? der(whole[0] ?? 0, ...children(readDer(whole)).map(child => rewritten(child.whole)))
      : whole.slice()
  }
  return rewritten(made)
}

/** Of SignedData. */
function partsOf(made: Bytes): { version: number | undefined; crls: ReturnType<typeof children> } {
  const [, explicit] = children(readDer(made))
  const fields = children(readDer(explicit?.content ?? assert.fail()))
  const field = fields.find(({ tag }) => tag === 0xa1)
  return { version: fields[0]?.content[0], crls: field ? children(field) : [] }
}
