/** `checkCertificate`: a person's own certificate, judged as a signer's would be, by the roots that they trust and by authorities. */
import assert from 'node:assert/strict'
import { checkCertificate } from '../../../host/operations/check-certificate.ts'
import type { HostRequest } from '../../../host/operations/handler.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { asking, authority, bent, down, world, type Answer } from '../../support/ask-revocation.ts'
import { asAuthority, asPerson, bendCertificate, daysFromNow } from '../../support/bend-certificate.ts'
import { hoursFromNow, statuses, yesterday } from '../../support/make-revocation.ts'

const { issuer, person } = world

describe('a certificate of the person’s own', () => {
  async function judge(answer: Answer, more: Partial<HostParams<'checkCertificate'>> = {}) {
    const { request, asked } = asking(answer)
    const params = {
      certificate: person.certificate,
      chain: [],
      trustedRoots: [issuer.certificate],
      revocationAuthorities: [authority()],
      ...more,
    }
    const { chain, reasons, revocation } = await checkCertificate(
      params,
      request as HostRequest<'checkCertificate'>,
      {} as never,
    )
    return { chain, reasons, status: revocation.status, asked: asked.length }
  }

  it('holds under a root that the person trusts, where nothing was said against it', async () => {
    assert.deepEqual(await judge(bent()), { chain: [issuer.certificate], reasons: [], status: 'good', asked: 1 })
  })

  it('leads nowhere without such a root, though its issuer lies beside it', async () => {
    const { chain, reasons } = await judge(bent(), { trustedRoots: [], chain: [issuer.certificate] })
    assert.deepEqual([chain, reasons], [[issuer.certificate], ['rootUnknown']])
  })

  it('is not taken for that of a root of the same name', async () => {
    const namesake = bendCertificate(issuer.name, { extensions: asAuthority() }).certificate
    const { chain, reasons } = await judge(bent(), { trustedRoots: [namesake] })
    assert.deepEqual([chain, reasons], [[], ['chainBroken']])
  })

  it('says so where it is over, and where it was revoked', async () => {
    const over = bendCertificate('RƏŞAD', {
      by: issuer,
      extensions: asPerson(),
      notBefore: daysFromNow(-9),
      notAfter: daysFromNow(-2),
    })
    assert.deepEqual((await judge(down('tooSlow'), { certificate: over.certificate })).reasons, ['certificateExpired'])
    const { reasons, status } = await judge(bent({ status: statuses.revoked(yesterday) }))
    assert.deepEqual([reasons, status], [['certificateRevoked'], 'revoked'])
    const soon = await judge(bent({ status: statuses.revoked(hoursFromNow(0.02)) }))
    assert.deepEqual(soon.reasons, ['certificateRevoked'], 'the clocks differ a little')
  })

  it('stays as it is where nobody tells, and nobody is asked who was not set up for it', async () => {
    assert.deepEqual(await judge(down('unreachable')), {
      chain: [issuer.certificate],
      reasons: [],
      status: 'unknown',
      asked: 1,
    })
    const { status, asked } = await judge(bent(), { revocationAuthorities: [] })
    assert.deepEqual([status, asked], ['unknown', 0])
  })
})
