/** What `mohur/server` makes of OCSP responses and revocation lists that a server has fetched: for those who sign and those who log in. */
import assert from 'node:assert/strict'
import { sign } from 'node:crypto'
import { verifyLogin, verifySignatures } from '../../../host/server/index.ts'
import type { CertificateRevocation } from '../../../host/server/revocation-by.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { buildCms } from '../../support/build-cms.ts'
import { asAuthority, asPerson, bendCertificate, type Bent } from '../../support/bend-certificate.ts'
import {
  hoursFromNow,
  linkOf,
  listEntry,
  ocspAnswer,
  reasonExtension,
  revocationList,
  revocationWorld,
  serialOf,
  statuses,
  yesterday,
} from '../../support/make-revocation.ts'
import { makePdf, signPdf } from '../../support/make-pdf.ts'
import type { TestSigner } from '../../support/make-signer.ts'
import { timestampInfo, timestampSource, timestampToken } from '../../support/make-timestamp.ts'
import { makeToken } from '../../support/make-token.ts'

const world = revocationWorld()
const { issuer, person, responder } = world
const contract = utf8('Müqavilə № 17')
const signerOf = ({ certificate, publicKey, privateKey }: Bent): TestSigner => ({
  algorithm: 'P-256',
  signatureAlgorithm: 'ECDSA-SHA256',
  sign: toBeSigned => new Uint8Array(sign('sha256', toBeSigned, privateKey)),
  publicKey,
  privateKey,
  certificate,
  chain: [issuer.certificate],
})
const signed = buildCms(signerOf(person), contract)
const roots = [issuer.certificate]
const timeText = (hours: number): string =>
  hoursFromNow(hours)
    .toISOString()
    .replace(/[-:T]|\.\d+/g, '')
const another = bendCertificate('Rəşad', { by: issuer, extensions: asPerson() })
const strange = bendCertificate('Strange', { extensions: asAuthority() })
const strangeWorld = { ...world, issuer: strange }

const listed = revocationList(world, { entries: [listEntry(serialOf(world), yesterday, reasonExtension(1))] })
const held = ocspAnswer(world, { status: statuses.revoked(yesterday, 6) })
const byList = { status: 'revoked', source: 'CRL', revokedAt: yesterday, reason: 'keyCompromise' } as const
const ofAnother = ocspAnswer(world, { about: { certificate: linkOf(another), issuer: linkOf(issuer) } })

type Given = NonNullable<Parameters<typeof verifySignatures>[0]['revocation']>
const unknown = (fault: string) => ({ status: 'unknown', fault }) as CertificateRevocation

const rows: Record<string, [given: Given | undefined, told: CertificateRevocation]> = {
  'nothing at all': [undefined, { status: 'notChecked' }],
  'no answer': [{}, unknown('noAuthority')],
  'a good answer': [{ ocsp: [ocspAnswer(world)] }, { status: 'good', source: 'OCSP' }],
  'an answer to a question of another’s': [
    { ocsp: [ocspAnswer(world, { nonce: utf8('\u0004\u0001a') })] },
    { status: 'good', source: 'OCSP' },
  ],
  'an answer by whom the issuer certified, that names the certificate by SHA-256': [
    { ocsp: [ocspAnswer(world, { by: responder, hash: 'SHA-256' })] },
    { status: 'good', source: 'OCSP' },
  ],
  'a good list': [{ crls: [revocationList(world)] }, { status: 'good', source: 'CRL' }],
  'a list that names it': [{ crls: [listed] }, byList],
  'an answer for it and a list against it': [{ ocsp: [ocspAnswer(world)], crls: [listed] }, byList],
  'a list for it and an answer that holds it': [
    { ocsp: [held], crls: [revocationList(world)] },
    { status: 'revoked', source: 'OCSP', revokedAt: yesterday, reason: 'certificateHold' },
  ],
  'an answer about another, and a good one': [
    { ocsp: [ofAnother, ocspAnswer(world)] },
    { status: 'good', source: 'OCSP' },
  ],
  'an answer about another': [{ ocsp: [ofAnother] }, unknown('certificateMismatch')],
  'a list of another issuer': [{ crls: [revocationList(strangeWorld)] }, unknown('issuerWrong')],
  'a list of another issuer and one that is over': [
    { crls: [revocationList(strangeWorld), revocationList(world, { nextUpdate: hoursFromNow(-1) })] },
    unknown('stale'),
  ],
  'an answer that is over': [{ ocsp: [ocspAnswer(world, { nextUpdate: hoursFromNow(-1) })] }, unknown('stale')],
  'a list that somebody else signed': [
    { crls: [revocationList(world, { by: { ...strange, name: issuer.name } })] },
    unknown('signatureWrong'),
  ],
  'an answer by somebody else': [{ ocsp: [ocspAnswer(world, { by: strange })] }, unknown('responderNotAllowed')],
  'a page that says to come again': [{ ocsp: [utf8('<h1>Welcome</h1>')] }, unknown('unreadable')],
  'a list where an answer should be': [{ ocsp: [listed] }, unknown('unreadable')],
}

describe('revocation, given to a server', () => {
  for (const [what, [revocation, told]] of Object.entries(rows))
    it(`tells the same of a signature and of a login, which hold unless it is revoked: ${what}`, async () => {
      const isRevoked = told.status === 'revoked'
      const { valid, signers } = await verifySignatures({ signed, roots, revocation })
      assert.deepEqual(signers[0]?.revocation, told)
      assert.deepEqual([valid, signers[0].reasons], [!isRevoked, isRevoked ? ['certificateRevoked'] : []])
      const login = await verifyLogin({ ...aLogin, roots, revocation })
      if (isRevoked) assert.deepEqual(login, { valid: false, reasons: ['certificateRevoked'] })
      else assert.deepEqual(login.valid && login.revocation, told)
    })

  it('is judged as of the time that is asked about', async () => {
    const at = hoursFromNow(-3)
    const then = { thisUpdate: hoursFromNow(-4), producedAt: hoursFromNow(-4), nextUpdate: hoursFromNow(-2) }
    const told = async (given: Given, more: object = {}): Promise<unknown> =>
      (await verifySignatures({ signed, roots, revocation: given, ...more })).signers[0]?.revocation
    assert.deepEqual(await told({ ocsp: [ocspAnswer(world, then)] }, { at }), { status: 'good', source: 'OCSP' })
    assert.deepEqual(await told({ ocsp: [ocspAnswer(world, then)] }), unknown('stale'))
    assert.deepEqual(await told({ ocsp: [ocspAnswer(world)] }, { at }), unknown('timeWrong'))
  })

  it('touches no signature that a time stamp of an earlier time proves', async () => {
    const source = timestampSource()
    const stamped = (hours: number): Bytes =>
      signPdf(signerOf(person), makePdf(), {
        timestamp: signature => timestampToken(source, timestampInfo(signature, { time: timeText(hours) })),
      })
    const given = { roots, timestampRoots: [source.root] }
    for (const [hours, isValid] of [
      [-3, true],
      [-1, false],
    ] as const) {
      const revocation = { ocsp: [ocspAnswer(world, { status: statuses.revoked(hoursFromNow(-2)) })] }
      const { valid, signers } = await verifySignatures({ ...given, signed: stamped(hours), revocation })
      assert.deepEqual([signers[0]?.level, signers[0]?.revocation.status, valid], ['B-T', 'revoked', isValid])
    }
  })

  it('is believed of a clock that is a little ahead, since no time stamp proves that the signature was there before', async () => {
    const soon = new Date((Math.floor(Date.now() / 1_000) + 60) * 1_000)
    const revocation = { ocsp: [ocspAnswer(world, { status: statuses.revoked(soon) })] }
    const { valid, signers } = await verifySignatures({ signed, roots, revocation })
    assert.deepEqual([valid, signers[0]?.reasons], [false, ['certificateRevoked']])
    assert.deepEqual((await verifyLogin({ ...aLogin, roots, revocation })).reasons, ['certificateRevoked'])
  })

  it('is told of each signer by himself', async () => {
    const other = buildCms(signerOf(another), contract)
    const { signers } = await verifySignatures({ signed: other, roots, revocation: { crls: [listed] } })
    assert.deepEqual(signers[0]?.revocation, { status: 'good', source: 'CRL' })
  })

  it('throws for what is no bytes', async () => {
    for (const revocation of [17, null, { ocsp: 'MIIB' }, { crls: [17] }, { crls: new Uint8Array() }]) {
      const given = { signed, roots, revocation } as never
      await assert.rejects(verifySignatures(given), TypeError)
      await assert.rejects(verifyLogin({ ...aLogin, roots, revocation } as never), TypeError)
    }
  })
})

const aLogin = (() => {
  const [origin, challenge] = ['https://bank.example', 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s=']
  return { origin, challenge, token: makeToken(signerOf(person), { origin, challenge, algorithm: 'ES256' }) }
})()
