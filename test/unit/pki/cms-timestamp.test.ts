/** What a CMS with a time stamp is worth (RFC 3161 appendix A, EN 319 122-1 level B-T). */
import assert from 'node:assert/strict'
import { digestOf } from '../../../host/digests.ts'
import { packageSignedData } from '../../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../../host/pki/cms/prepare.ts'
import { context, oid, sequence, setOf, smallInteger } from '../../../host/pki/der.ts'
import { formats } from '../../../host/pki/formats.ts'
import { timestampsBy } from '../../../host/pki/tsp/timestamps-by.ts'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { TimestampReason, VerifiedSigner } from '../../../shared/operations/verify.ts'
import { daysFromNow } from '../../support/bend-certificate.ts'
import { joinParts } from '../../support/join-parts.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import {
  goodPurposes,
  timestampInfo,
  timestampSource,
  timestampToken,
  type BentInfo,
} from '../../support/make-timestamp.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'

const stamped = utf8('the value of a signature')
const good = timestampSource()
const minute = 60_000
const at = (ms: number): string => new Date(Date.now() + ms).toISOString().replace(/[-:T]|\.\d+/g, '')

describe('a CMS with a time stamp', () => {
  let authority: Authority
  let signer: TestSigner
  const document = utf8('Ödəniş tapşırığı № 17')

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
  })

  /** `timestamp`: of the signature's value. */
  function sign(timestamp: (signature: Bytes) => Bytes, by = signer): Bytes {
    const identity = { certificate: by.certificate, chain: by.chain, algorithm: by.signatureAlgorithm }
    const toBeSigned = prepareSignedData(identity, { digest: digestOf('SHA-256', document), signingTime: new Date() })
    const signature = by.sign(toBeSigned)
    const signed = { toBeSigned, signature, timestamp: timestamp(signature), contentLength: document.length }
    return joinParts(packageSignedData(identity, signed), document)
  }
  const tokenOver = (signature: Bytes, info: BentInfo = {}, source = good): Bytes =>
    timestampToken(source, timestampInfo(signature, info))
  function verify(signed: Bytes, timestampRoots: Bytes[] = [good.root]): VerifiedSigner {
    const input = { signed, content: null, roots: [authority.root], timestampRoots, now: new Date() }
    const [found] = formats.cms.verify(input)
    return found ?? assert.fail()
  }

  it('has level B-T, with the time, and the document in its place', () => {
    const { level, valid, reasons, timestamp } = verify(sign(signature => tokenOver(signature)))
    assert.deepEqual([level, valid, reasons, timestamp?.valid], ['B-T', true, [], true])
    assert.equal(timestamp?.authority, 'Vaxt Mərkəzi')
  })

  it('has level B-T where the page knows the root of the authority', () => {
    const signed = sign(signature => tokenOver(signature))
    const [found] = formats.cms.verify({ signed, content: null, roots: [authority.root, good.root], now: new Date() })
    assert.equal(found?.level, 'B-T')
  })

  it('has level B-B, and says why, where the time stamp does not hold; the signature is as good as without it', () => {
    const broken: [reasons: TimestampReason[], timestamp: (signature: Bytes) => Bytes][] = [
      [['imprintWrong'], () => tokenOver(stamped)],
      [['rootUnknown'], signature => tokenOver(signature, {}, timestampSource())],
      [['unreadable'], () => sequence(smallInteger(1))],
    ]
    for (const [wanted, timestamp] of broken) {
      const found = verify(sign(timestamp))
      assert.deepEqual([found.level, found.valid, found.timestamp?.valid], ['B-B', true, false])
      assert.deepEqual(found.timestamp?.reasons, wanted)
    }
  })

  it('vouches for a certificate that has expired since, and only where it holds', async () => {
    const day = 86_400_000
    const by = await makeSigner(authority, makeKey('P-256'), { notBefore: new Date(Date.now() - 10 * day), days: 5 })
    const then = at(-7 * day)
    const source = timestampSource(goodPurposes, { notBefore: daysFromNow(-20) })
    const stampedThen = sign(signature => tokenOver(signature, { time: then }, source), by)
    const held = verify(stampedThen, [source.root])
    assert.deepEqual([held.level, held.valid, held.reasons], ['B-T', true, []])
    const unknown = verify(stampedThen, [])
    assert.deepEqual([unknown.level, unknown.valid, unknown.reasons], ['B-B', false, ['certificateExpired']])
    const tooLate = verify(
      sign(signature => tokenOver(signature, {}, source), by),
      [source.root],
    )
    assert.deepEqual([tooLate.valid, tooLate.reasons], [false, ['certificateExpired']])
  })

  it('counts by the earliest time stamp that holds, and by no more of them than a few', () => {
    const early = at(-3 * minute)
    const identity = { certificate: signer.certificate, chain: signer.chain, algorithm: signer.signatureAlgorithm }
    const toBeSigned = prepareSignedData(identity, { digest: digestOf('SHA-256', document), signingTime: new Date() })
    const signature = signer.sign(toBeSigned)
    const values = [
      tokenOver(signature),
      tokenOver(stamped, { time: at(-4 * minute) }),
      tokenOver(signature, { time: early }),
    ]
    const signerInfo = {
      unsignedAttributes: {
        tag: 0xa1,
        depth: 0,
        ...attributesOf(values),
      },
      signature,
    }
    const [found] = [verifyTimestamps(signerInfo)]
    assert.equal(found?.valid, true)
    assert.equal(found?.time?.toISOString().replace(/[-:T]|\.\d+/g, ''), early)
    const many = Array.from({ length: limits.timestamps }, () => tokenOver(stamped))
    assert.equal(
      verifyTimestamps({
        ...signerInfo,
        unsignedAttributes: { tag: 0xa1, depth: 0, ...attributesOf([...many, tokenOver(signature)]) },
      })?.valid,
      false,
    )
  })
})

function attributesOf(values: readonly Bytes[]): { content: Bytes; whole: Bytes } {
  const content = concat(values.map(value => sequence(oid('1.2.840.113549.1.9.16.2.14'), setOf(value))))
  return { content, whole: context(1, content) }
}

const verifyTimestamps = (info: object) =>
  timestampsBy({ roots: [], timestampRoots: [good.root], now: new Date() })(info as never, undefined)
