/** CMS at level B-T by keys on tokens, through the host: time stamps by OpenSSL, judged by OpenSSL; what the journal says where there is none. */
import assert from 'node:assert/strict'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import type { Script } from '../../support/host-process.ts'
import { joinParts } from '../../support/join-parts.ts'
import { cmsVerifiers } from '../../support/openssl.ts'
import { outcomesBecome } from '../../support/outcomes-become.ts'
import { described, signAnswers } from '../../support/scripted-person.ts'
import { stampingHost, stampingPerson } from '../../support/stamping-host.ts'
import { timestampIn } from '../../support/timestamp-in.ts'
import type { TimestampSigner } from '../../support/timestamp-authority.ts'

const documents: Bytes[] = [
  utf8('Ödəniş 1: 840.00 AZN'),
  utf8('Ödəniş 2: 1250.00 AZN'),
  new Uint8Array(300_000).fill(7),
]
const silence = (): never => {
  throw new MohurError('TIMESTAMP_UNAVAILABLE', { reason: 'tooSlow' })
}

describe('a CMS at level B-T by the host', () => {
  const current = stampingHost('P-384')

  type Cms = Extract<HostParams<'sign'>, { format: 'cms' }>
  type Timestamp = NonNullable<NonNullable<Script['answers']>['timestamp']>
  const sign = (timestamp: Timestamp, more: Partial<Cms> = {}, contents = documents) =>
    current().host.call(
      'sign',
      {
        documents: described(contents),
        format: 'cms',
        level: 'B-T',
        timestampAuthority: { name: 'Vaxt', certificates: [current().timestamps.root] },
        certificate: current().leaf,
        ...more,
      },
      { answers: { ...signAnswers(stampingPerson, contents, current().leaf), timestamp } },
    )
  const verify = async (signed: Bytes, content: Bytes, timestampRoots = [current().timestamps.root]) => {
    const { results } = await current().host.call(
      'verify',
      { documents: [{ signed, size: content.length }], roots: [current().authority.root], timestampRoots },
      { answers: { read: ({ offset, length }) => content.slice(offset, offset + length) } },
    )
    const [found] = results
    return (found && 'signers' in found ? found.signers[0] : null) ?? assert.fail()
  }
  const become = (wanted: Record<string, string>): Promise<unknown> => outcomesBecome(current().host, wanted)
  const good: Timestamp = request => current().timestamps.reply(request)

  /** By programs that we did not write, the signature and its time stamp. */
  const judge = async (signed: Bytes, content: Bytes | null): Promise<void> => {
    for (const [name, accepts] of Object.entries(cmsVerifiers)) {
      const { accepted, output } = await accepts({ signed, content, root: current().authority.root })
      assert.ok(accepted, `${name}: ${output}`)
    }
    const { token, stamped } = timestampIn(signed)
    const { accepted, output } = await current().timestamps.verify(token, stamped)
    assert.ok(accepted, output)
  }

  for (const detached of [false, true]) {
    it(`${detached ? 'detached' : 'with its content'}, by programs that we did not write, and told of by verify`, async () => {
      const { results } = await sign(good, { detached })
      await become({ 0: 'delivered', 1: 'delivered', 2: 'delivered' })
      for (const [index, content] of documents.entries()) {
        const one = results[index] ?? assert.fail()
        assert.ok('parts' in one)
        assert.equal(one.level, 'B-T')
        const signed = joinParts(one.parts, content)
        await judge(signed, detached ? content : null)
        const found = await verify(signed, content)
        assert.deepEqual([found.level, found.valid, found.reasons], ['B-T', true, []])
        const { time, valid, reasons, authority: name } = found.timestamp ?? assert.fail()
        assert.deepEqual([valid, reasons, name], [true, [], 'Vaxt Mərkəzi'])
        assert.ok(Math.abs(Date.now() - Number(time)) < 60_000)
        const strange = await verify(signed, content, [])
        assert.deepEqual([strange.level, strange.timestamp?.reasons], ['B-B', ['rootUnknown']])
      }
    })
  }

  it('also by an authority that names its certificate by SHA-1, as older ones do', async () => {
    const { results } = await sign(
      request => current().timestamps.reply(request, 'good', 'sha1'),
      {},
      documents.slice(0, 1),
    )
    assert.deepEqual(
      results.map(one => 'level' in one && one.level),
      ['B-T'],
    )
  })

  const wrong: [what: string, timestamp: () => Timestamp, code: string, reason: string][] = [
    ['says nothing', () => silence, 'TIMESTAMP_UNAVAILABLE', 'tooSlow'],
    ['answers a page', () => () => utf8('<h1>Welcome</h1>'), 'TIMESTAMP_INVALID', 'unreadable'],
    ['is of another root', () => by('stranger'), 'TIMESTAMP_INVALID', 'rootUnknown'],
    ['has an expired certificate', () => by('expired'), 'TIMESTAMP_INVALID', 'certificateExpired'],
    ['stamps another signature', () => elsewhere, 'TIMESTAMP_INVALID', 'imprintWrong'],
    ['refuses', () => refusing, 'TIMESTAMP_UNAVAILABLE', 'rejected'],
  ]
  const by =
    (signer: TimestampSigner): Timestamp =>
    request =>
      current().timestamps.reply(request, signer)
  /** One bit of the imprint is another. */
  const elsewhere: Timestamp = request => {
    const changed = new Uint8Array(request)
    const at = changed.length - 20
    changed[at] = (changed[at] ?? 0) ^ 1
    return current().timestamps.reply(changed)
  }
  /** OpenSSL refuses a hash that it is not set up for: SHA-224 in the place of SHA-384. */
  const refusing: Timestamp = request => {
    const changed = new Uint8Array(request)
    const oid = Buffer.from('608648016503040202', 'hex')
    changed[Buffer.from(changed).indexOf(oid) + oid.length - 1] = 4
    return current().timestamps.reply(changed)
  }

  for (const [what, timestamp, code, reason] of wrong) {
    it(`is not handed over when the authority ${what}: the page is told, the journal knows, and the next request works`, async () => {
      await assert.rejects(sign(timestamp(), {}, documents.slice(0, 1)), (error: unknown) => {
        assert.ok(error instanceof MohurError)
        assert.deepEqual([error.code, error.details['reason']], [code, reason])
        return true
      })
      await become({ 0: 'undelivered' })
      const { results } = await sign(good, {}, documents.slice(0, 1))
      assert.ok(results[0] && 'level' in results[0])
      await become({ 0: 'delivered' })
    })
  }

  it('is handed over for the other documents when one has no time stamp', async () => {
    let asked = 0
    const { results } = await sign(request => (++asked === 2 ? silence() : current().timestamps.reply(request)))
    assert.deepEqual(
      results.map(one => ('error' in one ? one.error.code : one.level)),
      ['B-T', 'TIMESTAMP_UNAVAILABLE', 'B-T'],
    )
    await become({ 0: 'delivered', 1: 'undelivered', 2: 'delivered' })
  })

  it('goes down to B-B only where the page said so before, and says it', async () => {
    const { results } = await sign(silence, { lowestLevel: 'B-B' }, documents.slice(0, 1))
    assert.deepEqual(
      results.map(one => 'level' in one && one.level),
      ['B-B'],
    )
    await become({ 0: 'delivered' })
  })

  it('is refused before the person is asked where the host is told of no authority', async () => {
    const never = (): never => assert.fail('the person was asked')
    const params = { documents: described(documents), format: 'cms', level: 'B-T' } as const
    await assert.rejects(current().host.call('sign', params, { answers: { sign: never } }), {
      code: 'TIMESTAMP_AUTHORITY_MISSING',
    })
  })
})
