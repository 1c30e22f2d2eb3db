/** CMS at level B-LT by a key on a token, through the host: OpenSSL stamps, tells of revocation, and judges what stands inside. */
import assert from 'node:assert/strict'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { children, readDer } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { HostParams, HostResult } from '../../../shared/operations/index.ts'
import type { Script } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { cmsVerifiers, openssl } from '../../support/openssl.ts'
import { openTeller, type Teller, type Told } from '../../support/openssl-teller.ts'
import { outcomesBecome } from '../../support/outcomes-become.ts'
import { described, signAnswers } from '../../support/scripted-person.ts'
import { stampingHost, stampingPerson } from '../../support/stamping-host.ts'
import { timestampIn } from '../../support/timestamp-in.ts'

const content = utf8('Ödəniş 1: 840.00 AZN')
const names = ['issuing', 'policy', 'root', 'time'] as const
type Name = (typeof names)[number]
type Answers = NonNullable<Script['answers']>

describe('a CMS at level B-LT by the host', () => {
  const current = stampingHost('P-256')
  let tellers: Record<Name, Teller>
  before(async () => {
    const [issuing, policy, root, time] = [
      await teller('issuing'),
      await teller('policy'),
      await teller('root'),
      await teller('time'),
    ]
    tellers = { issuing, policy, root, time }
  })
  after(() => Promise.all(Object.values(tellers).map(({ remove }) => remove())))

  /** Of whom each tells: of what its certificate issued. */
  function certifiedBy(name: Name): Bytes {
    const { authority, leaf, timestamps } = current()
    return { issuing: leaf, policy: authority.issuing, root: authority.policy, time: timestamps.signer }[name]
  }
  function teller(name: Name, more: Omit<Told, 'certificate'> = {}): Promise<Teller> {
    const { authority, timestamps } = current()
    const issuer =
      name === 'time'
        ? { certificate: timestamps.root, privateKey: timestamps.rootKey }
        : { certificate: authority[name], privateKey: authority.issuers[name].privateKey }
    return openTeller(issuer, [{ certificate: certifiedBy(name), ...more }])
  }
  const byName = (name: string): Teller => tellers[name as Name]
  const telling: Answers = {
    timestamp: request => current().timestamps.reply(request),
    ocsp: (request, name) => byName(name).answer(request),
    crl: (_, name) => byName(name).list(),
  }

  type Cms = Extract<HostParams<'sign'>, { format: 'cms' }>
  const sign = (
    inquiries: { ocsp: boolean; crl: boolean },
    more: Partial<Cms> = {},
    answers: Answers = {},
  ): Promise<HostResult<'sign'>> =>
    current().host.call(
      'sign',
      {
        documents: described([content]),
        format: 'cms',
        level: 'B-LT',
        timestampAuthority: { name: 'Vaxt', certificates: [current().timestamps.root] },
        revocationAuthorities: names.map(name => ({
          name,
          certificates: [byName(name).certificate],
          ...inquiries,
        })),
        certificate: current().leaf,
        ...more,
      },
      { answers: { ...signAnswers(stampingPerson, [content], current().leaf), ...telling, ...answers } },
    )
  function only({ results }: HostResult<'sign'>, level: string): Bytes {
    const [one, ...others] = results
    assert.ok(one && 'parts' in one && others.length === 0, JSON.stringify(results))
    assert.equal(one.level, level)
    return joinParts(one.parts, content)
  }
  const become = (stage: string): Promise<unknown> => outcomesBecome(current().host, { 0: stage })

  /** The signature and its time stamp, by programs that we did not write; then by the host, which asks nobody. */
  async function judge(signed: Bytes, source: 'OCSP' | 'CRL'): Promise<void> {
    const { host, authority, timestamps } = current()
    for (const [name, accepts] of Object.entries(cmsVerifiers)) {
      // NSS knows nothing but lists there: it takes a response for DER that is broken.
      if (source === 'OCSP' && name === 'NSS cmsutil') continue
      const { accepted, output } = await accepts({ signed, content: null, root: authority.root })
      assert.ok(accepted, `${name}: ${output}`)
    }
    const { token, stamped } = timestampIn(signed)
    const { accepted, output } = await timestamps.verify(token, stamped)
    assert.ok(accepted, output)
    const roots = { roots: [authority.root], timestampRoots: [timestamps.root] }
    const { results } = await host.call('verify', { documents: [{ signed }], ...roots }, { answers: {} })
    const [found] = results
    const [signer] = found && 'signers' in found ? found.signers : []
    const { level, valid, reasons, revocation, timestamp } = signer ?? assert.fail()
    assert.deepEqual([level, valid, reasons], ['B-LT', true, []])
    assert.deepEqual(
      [revocation, timestamp?.revocation].map(told => told && 'source' in told && [told.status, told.source]),
      [
        ['good', source],
        ['good', source],
      ],
    )
  }
  /** The RevocationInfoChoices of SignedData. */
  function choicesIn(signed: Bytes): ReturnType<typeof children> {
    const [, explicit] = children(readDer(signed))
    const field = children(readDer(explicit?.content ?? assert.fail())).find(({ tag }) => tag === 0xa1)
    return children(field ?? assert.fail())
  }

  it('by lists: OpenSSL judges every certificate by them, and the journal has it delivered', async () => {
    const signed = only(await sign({ ocsp: false, crl: true }), 'B-LT')
    await become('delivered')
    await judge(signed, 'CRL')
    const checked = 'cms -verify -cades -binary -purpose any -inform DER -in signed.p7s -CAfile root.pem -out found'
    const files = { 'signed.p7s': signed, 'root.pem': toPem('CERTIFICATE', current().authority.root) }
    const { output } = await openssl(`${checked} -crl_check_all`, files)
    assert.match(output, /CAdES Verification successful/)
    const lists = choicesIn(signed).map(({ whole }) => whole)
    assert.equal(lists.length, names.length)
    for (const name of names) assert.equal(await countWhere(lists, tellers[name].findsOwn), 1, name)
  })

  it('by answers: OpenSSL finds one for every certificate, and each good', async () => {
    const signed = only(await sign({ ocsp: true, crl: true }), 'B-LT')
    await judge(signed, 'OCSP')
    const answers = choicesIn(signed).map(choice => children(choice)[1]?.whole ?? assert.fail())
    assert.equal(answers.length, names.length)
    for (const name of names) {
      const isGood = (answer: Uint8Array): Promise<boolean> => tellers[name].findsGood(answer, certifiedBy(name))
      assert.equal(await countWhere(answers, isGood), 1, name)
    }
  })

  const silent = (): never => {
    throw new MohurError('REVOCATION_UNAVAILABLE', { reason: 'tooSlow' })
  }
  it('is not handed over where nobody tells of one certificate, and no lower one unless the page said that it will do', async () => {
    const except: Answers = { ocsp: (request, name) => (name === 'policy' ? silent() : byName(name).answer(request)) }
    const inquiries = { ocsp: true, crl: false }
    await assert.rejects(sign(inquiries, {}, except), (error: unknown) => {
      assert.ok(error instanceof MohurError)
      assert.deepEqual([error.code, error.details['reason']], ['REVOCATION_UNAVAILABLE', 'tooSlow'])
      return true
    })
    await become('undelivered')
    const signed = only(await sign(inquiries, { lowestLevel: 'B-T' }, except), 'B-T')
    const { token, stamped } = timestampIn(signed)
    assert.ok((await current().timestamps.verify(token, stamped)).accepted)
    only(await sign(inquiries, { lowestLevel: 'B-B' }, { timestamp: silent }), 'B-B')
    await assert.rejects(sign(inquiries, { lowestLevel: 'B-T' }, { timestamp: silent }), {
      code: 'TIMESTAMP_UNAVAILABLE',
    })
    await become('undelivered')
    only(await sign(inquiries), 'B-LT')
    await become('delivered')
  })

  const revoked: [who: string, name: Name, code: string][] = [
    ['the signer', 'issuing', 'CERTIFICATE_REVOKED'],
    ['an issuer', 'root', 'CERTIFICATE_REVOKED'],
    ['the authority for time stamps', 'time', 'TIMESTAMP_INVALID'],
  ]
  for (const [who, revoking, code] of revoked) {
    it(`is not handed over where ${who} is revoked (${code})`, async () => {
      const other = await teller(revoking, { revokedAt: new Date(Date.now() - 60_000) })
      const crl: Answers['crl'] = (_, name) => (name === revoking ? other : byName(name)).list()
      try {
        await assert.rejects(sign({ ocsp: false, crl: true }, {}, { crl }), { code })
        await become('undelivered')
      } finally {
        await other.remove()
      }
    })
  }

  it('is refused before the person is asked where the host is told of nobody who tells of revocation', async () => {
    const never = (): never => assert.fail('the person was asked')
    const refused = sign({ ocsp: true, crl: true }, { revocationAuthorities: [] }, { sign: never })
    await assert.rejects(refused, { code: 'REVOCATION_AUTHORITY_MISSING' })
  })
})

/** One after the other: they are judged in one folder. */
async function countWhere<T>(all: readonly T[], holds: (one: T) => Promise<boolean>): Promise<number> {
  let count = 0
  for (const one of all) if (await holds(one)) count += 1
  return count
}
