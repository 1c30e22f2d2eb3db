/** Revocation of a whole path and of an authority for time stamps: what `verify` makes of it, and which certificate it names. */
import assert from 'node:assert/strict'
import type { HostRequest } from '../../../host/operations/handler.ts'
import { verify } from '../../../host/operations/verify.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { asking, authority, responderFor, type KnownCertificate } from '../../support/ask-revocation.ts'
import { hoursFromNow, statuses } from '../../support/make-revocation.ts'
import {
  allGood,
  except,
  expired,
  issuing,
  ofIssuing,
  ofPerson,
  ofStamper,
  root,
  signed,
  stamps,
} from '../../support/path-world.ts'

const both = [authority({ certificates: [root.certificate] }), authority({ name: 'Vaxt', certificates: [stamps.root] })]
async function judge(known: readonly KnownCertificate[], one: Bytes, more: Partial<HostParams<'verify'>> = {}) {
  const { request, asked } = asking(responderFor(known))
  const whole = { ...request, progress: () => undefined } as unknown as HostRequest<'verify'>
  const params = { documents: [{ signed: one }], roots: [root.certificate], timestampRoots: [stamps.root], ...more }
  const { results } = await verify({ revocation: true, revocationAuthorities: both, ...params }, whole, {} as never)
  const [result] = results
  const [signer] = result && 'signers' in result ? result.signers : []
  return { asked, ...(signer ?? assert.fail()) }
}

describe('revocation of a path', () => {
  it('is asked of every certificate below the root, of the signer and of the authority for time stamps', async () => {
    const { asked, revocation, timestamp, valid, level } = await judge(allGood, signed())
    assert.deepEqual([asked.length, valid, level], [3, true, 'B-T'])
    assert.deepEqual(revocation, { status: 'good', source: 'OCSP', toldBy: 'NCA' })
    assert.deepEqual(timestamp?.revocation, { status: 'good', source: 'OCSP', toldBy: 'Vaxt' })
  })

  it('of an issuer leaves nothing valid, and names it; revoked after the time stamp it does not matter', async () => {
    const before = { ...ofIssuing, status: statuses.revoked(hoursFromNow(-3), 2) }
    const { revocation, valid, reasons } = await judge(except(before), signed())
    assert.deepEqual([valid, reasons, revocation.status], [false, ['certificateRevoked'], 'revoked'])
    assert.deepEqual('issuer' in revocation && revocation.issuer, issuing.certificate)
    const after = await judge(except({ ...ofIssuing, status: statuses.revoked(hoursFromNow(-1), 2) }), signed())
    assert.deepEqual([after.valid, after.reasons, after.revocation.status], [true, [], 'revoked'])
    const unstamped = await judge(
      except({ ...ofIssuing, status: statuses.revoked(hoursFromNow(-1)) }),
      signed({ isStamped: false }),
    )
    assert.deepEqual([unstamped.valid, unstamped.reasons], [false, ['certificateRevoked']])
  })

  it('is unknown where it is of an issuer, and worse than that where a certificate is revoked', async () => {
    const withoutIssuing = allGood.filter(one => one !== ofIssuing)
    const { revocation, valid } = await judge(withoutIssuing, signed())
    assert.deepEqual([revocation, valid], [{ status: 'unknown', fault: 'refused', issuer: issuing.certificate }, true])
    const revoked = { ...ofPerson, status: statuses.revoked(hoursFromNow(-3)) }
    const told = await judge([revoked, ofStamper], signed())
    assert.deepEqual([told.revocation.status, told.valid, 'issuer' in told.revocation], ['revoked', false, false])
    const later = { ...ofPerson, status: statuses.revoked(hoursFromNow(-1)) }
    assert.equal((await judge([later, ofStamper], signed())).revocation.status, 'unknown')
  })

  it('is asked no higher than whom the page takes for a root, or than who was set up where nobody tells of that', async () => {
    const below = await judge([ofPerson], signed({ isStamped: false }), { roots: [issuing.certificate] })
    assert.deepEqual([below.asked.length, below.revocation.status], [1, 'good'])
    const revocationAuthorities = [authority({ certificates: [issuing.certificate] })]
    const own = await judge([ofPerson], signed({ isStamped: false }), { revocationAuthorities })
    assert.deepEqual([own.asked.length, own.revocation.status], [1, 'good'])
  })
})

describe('revocation of an authority for time stamps', () => {
  const cases: [what: string, at: number, reason: number | undefined, holds: boolean][] = [
    ['before its time', -3, 5, false],
    ['later, for its key was stolen', -1, 1, false],
    ['later, for no reason that is told', -1, undefined, false],
    ['later, since it works no more', -1, 5, true],
    ['later, since there is a newer one', -1, 4, true],
    ['later, for a reason that is not told closer', -1, 0, true],
  ]
  for (const [what, at, reason, holds] of cases) {
    it(`${what}: the time stamp ${holds ? 'holds' : 'does not hold'}`, async () => {
      const status = statuses.revoked(hoursFromNow(at), reason)
      const { level, valid, timestamp } = await judge(except({ ...ofStamper, status }), signed())
      assert.deepEqual([level, valid, timestamp?.valid], [holds ? 'B-T' : 'B-B', true, holds])
      assert.deepEqual(timestamp?.reasons, holds ? [] : ['certificateRevoked'])
      assert.equal(timestamp?.revocation.status, 'revoked')
    })
  }

  it('takes from an expired certificate what vouched for it', async () => {
    const one = signed({ by: expired })
    assert.deepEqual((await judge(allGood, one)).reasons, [])
    const status = statuses.revoked(hoursFromNow(-3), 1)
    const { valid, reasons } = await judge(except({ ...ofStamper, status }), one)
    assert.deepEqual([valid, reasons], [false, ['certificateExpired']])
  })
})
