/** What an OCSP answer says: every way in which one can be wrong, a row each. */
import assert from 'node:assert/strict'
import { context, der, nullValue, octetString, oid, sequence } from '../../../host/pki/der.ts'
import { judgeOcsp } from '../../../host/pki/revocation/judge-ocsp.ts'
import { ocspRequest } from '../../../host/pki/revocation/ocsp-request.ts'
import type { Judgment } from '../../../host/pki/revocation/unusable.ts'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import {
  asAuthority,
  asPerson,
  bendCertificate,
  daysFromNow,
  extension,
  makeRsaKeyPair,
  values,
} from '../../support/bend-certificate.ts'
import {
  forOcsp,
  hoursFromNow,
  linkOf,
  noCheck,
  ocspAnswer,
  revocationWorld,
  statuses,
  unheardOf,
  type BentAnswer,
  judgmentOf,
  good,
  revoked,
  yesterday,
  changed,
  weakIdentifier,
  unknownIdentifier,
  type Told,
} from '../../support/make-revocation.ts'

const world = revocationWorld()
const { issuer, responder, about } = world
const { nonce } = ocspRequest(about, 'SHA-1')
const stranger = bendCertificate('Issuing', { extensions: asAuthority() })
const another = bendCertificate('Rəşad', { by: issuer, extensions: asPerson() })
const expired = bendCertificate('Aygün', { by: issuer, notAfter: daysFromNow(-0.5), extensions: asPerson() })
const answering = (...extensions: readonly Bytes[]) => bendCertificate('Responder', { by: issuer, extensions })
const short = { name: issuer.name, ...makeRsaKeyPair(1024) }
const shortIssuer = bendCertificate(issuer.name, { key: short, extensions: asAuthority() })

/** When it is asked, which may be minutes after this file was read. */
const asOfNow: BentAnswer = {
  nextUpdate: null,
  get thisUpdate() {
    return new Date()
  },
}
const answers: Record<string, [bend: BentAnswer, told: Told]> = {
  'good, by the issuer': [{ nonce }, good],
  'good, by the issuer, named by its key': [{ byKey: true }, good],
  'good, made beforehand, without a nonce': [{}, good],
  'good, by whom the issuer certified for it': [{ by: responder }, good],
  'good, by a responder named by its key': [{ by: responder, byKey: true }, good],
  'good, without a time of the next one, of now': [asOfNow, good],
  'good, of a clock that is a little ahead': [{ thisUpdate: hoursFromNow(0.05), producedAt: hoursFromNow(0.05) }, good],
  'with extensions that need not be understood': [{ single: [unheardOf(false)], extensions: [unheardOf(false)] }, good],
  revoked: [{ status: statuses.revoked(yesterday) }, revoked(yesterday, null)],
  'revoked with its reason': [{ status: statuses.revoked(yesterday, 1) }, revoked(yesterday, 'keyCompromise')],
  'revoked for a reason that there is not': [{ status: statuses.revoked(yesterday, 7) }, 'unreadable'],
  unknown: [{ status: statuses.unknown }, 'notKnown'],
  ...Object.fromEntries(
    [1, 2, 3, 5, 6].map((outcome): [string, [BentAnswer, Told]] => [
      `a refusal (${outcome})`,
      [{ outcome }, 'refused'],
    ]),
  ),
  'of another kind': [{ type: '1.3.6.1.5.5.7.48.1.9' }, 'unreadable'],
  'of another certificate': [{ about: { ...about, certificate: linkOf(another) } }, 'certificateMismatch'],
  'of another issuer with the same name': [{ about: { ...about, issuer: linkOf(stranger) } }, 'certificateMismatch'],
  'by another hash than was asked': [{ hash: 'SHA-256' }, 'certificateMismatch'],
  'of none': [{ times: 0 }, 'certificateMismatch'],
  'twice of the same': [{ times: 2 }, 'unreadable'],
  'to another question': [{ nonce: ocspRequest(about, 'SHA-1').nonce }, 'nonceWrong'],
  'of a time that is over': [{ thisUpdate: hoursFromNow(-9), nextUpdate: hoursFromNow(-1) }, 'stale'],
  'of an hour ago, without a time of the next one': [{ nextUpdate: null }, 'stale'],
  'of a time to come': [{ thisUpdate: hoursFromNow(1), nextUpdate: hoursFromNow(2) }, 'timeWrong'],
  'made at a time to come': [{ producedAt: hoursFromNow(1) }, 'timeWrong'],
  'over before it begins': [{ nextUpdate: hoursFromNow(-2) }, 'timeWrong'],
  'with a demand': [{ extensions: [unheardOf(true)] }, 'unreadable'],
  'with a demand on the one certificate': [{ single: [unheardOf(true)] }, 'unreadable'],
  'with a changed signature': [{ signature: changed }, 'signatureWrong'],
  'signed by another key in the name of the issuer': [
    { by: { ...stranger, certificate: issuer.certificate } },
    'signatureWrong',
  ],
  'signed with SHA-1': [{ algorithm: weakIdentifier, digest: 'sha1' }, 'algorithmWeak'],
  'signed in an unknown way': [{ algorithm: unknownIdentifier }, 'algorithmUnsupported'],
  'by a responder whose certificate is not there': [{ by: responder, certificates: [] }, 'responderMissing'],
  'by a responder that another one certified': [
    { by: bendCertificate('Responder', { by: stranger, extensions: [forOcsp, noCheck] }) },
    'responderNotAllowed',
  ],
  'by a responder that certified itself': [
    { by: bendCertificate('Responder', { issuerName: issuer.name, extensions: [forOcsp, noCheck] }) },
    'responderNotAllowed',
  ],
  'by a person': [{ by: another }, 'responderNotAllowed'],
  'by a responder that is for something else': [
    { by: answering(noCheck, extension('extendedKeyUsage', sequence(oid('1.3.6.1.5.5.7.3.8')))) },
    'responderNotAllowed',
  ],
  'by a responder that is not for answers': [{ by: answering(noCheck) }, 'responderNotAllowed'],
  'by a responder that may itself be revoked': [{ by: answering(forOcsp) }, 'responderNotAllowed'],
  'by a responder whose key is for something else': [
    { by: answering(forOcsp, noCheck, extension('keyUsage', values.usage(0x20), true)) },
    'responderNotAllowed',
  ],
  'by a responder with a demand': [{ by: answering(forOcsp, noCheck, unheardOf(true)) }, 'responderNotAllowed'],
  'by a responder whose certificate is over': [
    { by: bendCertificate('Responder', { by: issuer, notAfter: daysFromNow(-0.5), extensions: [forOcsp, noCheck] }) },
    'responderNotAllowed',
  ],
  'by a responder whose certificate has not begun': [
    { by: bendCertificate('Responder', { by: issuer, notBefore: daysFromNow(1), extensions: [forOcsp, noCheck] }) },
    'responderNotAllowed',
  ],
  'in the name of a key that is not there': [
    { responder: context(2, octetString(new Uint8Array(20))) },
    'responderMissing',
  ],
  'in no name': [{ responder: context(2, nullValue) }, 'responderMissing'],
}

describe('an OCSP answer', () => {
  const asked = { ...about, hash: 'SHA-1', nonce, now: new Date() } as const
  for (const [what, [bend, told]] of Object.entries(answers)) {
    it(`${what}: ${typeof told === 'string' ? told : told.status}`, () => {
      assert.deepEqual(judgeOcsp(ocspAnswer(world, bend), { ...asked, now: new Date() }), judgmentOf(told))
    })
  }

  it('by SHA-256, where that was asked', () => {
    assert.deepEqual(judgeOcsp(ocspAnswer(world, { hash: 'SHA-256' }), { ...asked, hash: 'SHA-256' }), good)
  })

  it('by an issuer whose key is too short is not believed', () => {
    const weak = { ...world, issuer: { ...shortIssuer, ...short }, about: { ...about, issuer: linkOf(shortIssuer) } }
    const algorithm = sequence(oid('1.2.840.113549.1.1.11'), nullValue)
    const told = judgeOcsp(ocspAnswer(weak, { algorithm }), { ...asked, ...weak.about })
    assert.deepEqual(told, judgmentOf('algorithmWeak'))
  })

  it('says nothing good of a certificate that had expired before it, and still that it was revoked', () => {
    const old = { ...about, certificate: linkOf(expired) }
    const judge = (bend: BentAnswer): Judgment =>
      judgeOcsp(ocspAnswer(world, { about: old, ...bend }), { ...asked, ...old })
    assert.deepEqual(judge({}), judgmentOf('certificateExpired'))
    assert.deepEqual(judge({ status: statuses.revoked(yesterday, 4) }), revoked(yesterday, 'superseded'))
  })

  it('that is none is unreadable, also with one octet more or fewer, or in pieces', () => {
    const whole = ocspAnswer(world)
    const pieces: Bytes[] = [
      utf8('<h1>Welcome</h1>'),
      new Uint8Array(),
      concat([whole, Uint8Array.of(0)]),
      whole.slice(0, -1),
      sequence(der(0x0a, Uint8Array.of(0))),
    ]
    for (const piece of pieces) assert.deepEqual(judgeOcsp(piece, asked), judgmentOf('unreadable'))
  })

  it('with any bit changed is never good and never revoked', () => {
    const whole = ocspAnswer(world, { by: responder, nonce })
    for (let at = 0; at < whole.length; at++) {
      const bent = Uint8Array.from(whole, (octet, index) => (index === at ? octet ^ (1 << (at % 8)) : octet))
      const told = judgeOcsp(bent, asked)
      // What is not signed: the certificate that was sent may be another encoding of itself only if it still leads to the same key.
      assert.equal(told.status, 'unknown', `octet ${at}`)
    }
  })
})
