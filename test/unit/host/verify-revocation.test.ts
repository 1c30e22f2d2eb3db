/** What `verify` makes of revocation: what holds, as of when, and how often anybody is asked. */
import assert from 'node:assert/strict'
import { sign } from 'node:crypto'
import { digestOf } from '../../../host/digests.ts'
import type { HostRequest } from '../../../host/operations/handler.ts'
import { verify } from '../../../host/operations/verify.ts'
import { packageSignedData } from '../../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../../host/pki/cms/prepare.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { asking, authority, bent, down, world, type Answer } from '../../support/ask-revocation.ts'
import { asPerson, bendCertificate, type Bent } from '../../support/bend-certificate.ts'
import { joinParts } from '../../support/join-parts.ts'
import { revocationList, statuses, yesterday } from '../../support/make-revocation.ts'
import { timestampInfo, timestampSource, timestampToken } from '../../support/make-timestamp.ts'

const { issuer, person } = world

describe('verify with revocation', () => {
  const document = utf8('Ödəniş tapşırığı № 17')
  const stamps = timestampSource()
  const roots = [issuer.certificate]
  const minute = 60_000
  const generalizedAt = (date: Date): string => date.toISOString().replace(/[-:T]|\.\d+/g, '')

  function signed(by: Bent = person, stampedAt: Date | null = null): Bytes {
    const identity = { certificate: by.certificate, chain: [issuer.certificate], algorithm: 'ECDSA-SHA256' } as const
    const toBeSigned = prepareSignedData(identity, { digest: digestOf('SHA-256', document), signingTime: new Date() })
    const signature = new Uint8Array(sign('sha256', toBeSigned, by.privateKey))
    const timestamp = stampedAt
      ? timestampToken(stamps, timestampInfo(signature, { time: generalizedAt(stampedAt) }))
      : undefined
    return joinParts(
      packageSignedData(identity, { toBeSigned, signature, timestamp, contentLength: document.length }),
      document,
    )
  }

  async function judge(answer: Answer, documents: Bytes[], more: Partial<HostParams<'verify'>> = {}) {
    const { request, asked } = asking(answer)
    const params = {
      revocation: true,
      revocationAuthorities: [authority()],
      timestampRoots: [stamps.root],
      roots,
      ...more,
    }
    const whole = { ...request, progress: () => undefined } as unknown as HostRequest<'verify'>
    const { results } = await verify(
      { documents: documents.map(one => ({ signed: one })), ...params },
      whole,
      {} as never,
    )
    const signers = results.map(one => ('signers' in one ? one.signers[0] : null) ?? assert.fail())
    return { signers, asked, told: signers[0] ?? assert.fail() }
  }

  it('asks nobody unless the page wants it', async () => {
    const { told, asked } = await judge(bent(), [signed()], { revocation: false })
    assert.deepEqual([told.revocation, told.valid, asked], [{ status: 'notChecked' }, true, []])
  })

  it('holds where nothing was said against the certificate', async () => {
    const { told } = await judge(bent(), [signed()])
    assert.deepEqual([told.revocation.status, told.valid, told.reasons], ['good', true, []])
  })

  it('is judged by the roots that the person trusts as by those that were given', async () => {
    const byNone = await judge(bent(), [signed()], { roots: undefined })
    assert.deepEqual([byNone.told.valid, byNone.told.reasons], [false, ['rootUnknown']])
    const { told } = await judge(bent(), [signed()], { roots: undefined, trustedRoots: roots })
    assert.deepEqual([told.valid, told.reasons, told.revocation.status], [true, [], 'good'])
  })

  it('does not hold where the certificate is revoked', async () => {
    const { told } = await judge(bent({ status: statuses.revoked(yesterday, 1) }), [signed()])
    assert.deepEqual([told.revocation.status, told.valid, told.reasons], ['revoked', false, ['certificateRevoked']])
  })

  it('is judged as of a time stamp that holds: revoked since does not matter, revoked before does', async () => {
    const at = new Date(Date.now() - 3 * minute)
    const by = (revokedAt: Date): Answer => bent({ status: statuses.revoked(revokedAt, 5) })
    const since = await judge(by(new Date(Number(at) + minute)), [signed(person, at)])
    assert.deepEqual([since.told.level, since.told.revocation.status, since.told.valid], ['B-T', 'revoked', true])
    const before = await judge(by(new Date(Number(at) - minute)), [signed(person, at)])
    assert.deepEqual(
      [before.told.level, before.told.valid, before.told.reasons],
      ['B-T', false, ['certificateRevoked']],
    )
    const strange = await judge(by(new Date(Number(at) + minute)), [signed(person, at)], { timestampRoots: [] })
    assert.deepEqual(
      [strange.told.valid, strange.told.reasons],
      [false, ['certificateRevoked']],
      'the stamp does not hold',
    )
  })

  it('does not hold without a time stamp, though the clock of whoever tells is a little ahead', async () => {
    const ahead = bent({ status: statuses.revoked(new Date(Date.now() + minute)) })
    const { told } = await judge(ahead, [signed()])
    assert.deepEqual([told.valid, told.reasons], [false, ['certificateRevoked']])
    const stamped = await judge(ahead, [signed(person, new Date(Date.now() - minute))])
    assert.deepEqual([stamped.told.valid, stamped.told.level], [true, 'B-T'])
  })

  it('says unknown, with why, and leaves the rest of the judgment as it is', async () => {
    const { told } = await judge(down('tooSlow'), [signed()])
    assert.deepEqual([told.revocation, told.valid], [{ status: 'unknown', fault: 'tooSlow' }, true])
  })

  it('asks once about a certificate that signed many documents, and fetches a list once', async () => {
    const { signers, asked } = await judge(bent(), [signed(), signed(), signed()])
    assert.deepEqual([signers.map(({ revocation }) => revocation.status), asked.length], [['good', 'good', 'good'], 1])
    const list = { revocationAuthorities: [authority({ ocsp: false, crl: true })] }
    const lists = await judge(() => revocationList(world), [signed(), signed(another())], list)
    assert.deepEqual(
      [lists.signers.map(({ revocation }) => revocation.status), lists.asked.length],
      [['good', 'good'], 1],
    )
  })

  it('gives an authority up after two answers that did not come, and asks no more than a request may', async () => {
    const people = Array.from({ length: limits.revocationQuestions + 2 }, another)
    const silent = await judge(
      down('tooSlow'),
      people.slice(0, 4).map(one => signed(one)),
    )
    assert.equal(silent.asked.length, 2)
    assert.deepEqual(new Set(silent.signers.map(({ revocation }) => JSON.stringify(revocation))).size, 1)
    const busy = await judge(
      bent({ status: statuses.revoked(yesterday) }),
      people.map(one => signed(one)),
    )
    assert.equal(busy.asked.length, limits.revocationQuestions)
    assert.deepEqual(busy.signers.at(-1)?.revocation, { status: 'unknown', fault: 'tooMany' })
  })
})

const another = (): Bent => bendCertificate('Rəşad', { by: issuer, extensions: asPerson() })
