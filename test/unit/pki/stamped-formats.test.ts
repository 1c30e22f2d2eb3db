/** Signatures with a time stamp in the formats beside CMS (ETSI EN 319 132-1, EN 319 142-1, EN 319 162-1, TS 119 182-1 level B-T): what each is worth. */
import assert from 'node:assert/strict'
import { sequence, smallInteger } from '../../../host/pki/der.ts'
import { formatOf, readers } from '../../../host/pki/readers.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { TimestampReason, VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { daysFromNow } from '../../support/bend-certificate.ts'
import { insides, makeContainer } from '../../support/make-container.ts'
import { makeJws } from '../../support/make-jws.ts'
import { makePdf, signPdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import {
  goodPurposes,
  timestampInfo,
  timestampSource,
  timestampToken,
  type BentInfo,
} from '../../support/make-timestamp.ts'
import { makeXades, payment } from '../../support/make-xades.ts'

type Timestamp = (stamped: Bytes) => Bytes

const rows: [what: string, sign: (signer: TestSigner, timestamp?: Timestamp) => Bytes, content: Bytes | null][] = [
  ['an enveloped XML signature', (signer, timestamp) => makeXades(signer, { ...(timestamp && { timestamp }) }), null],
  [
    'an enveloping XML signature',
    (signer, timestamp) => makeXades(signer, { packaging: 'enveloping', ...(timestamp && { timestamp }) }),
    null,
  ],
  [
    'a detached XML signature',
    (signer, timestamp) => makeXades(signer, { packaging: 'detached', ...(timestamp && { timestamp }) }),
    payment,
  ],
  [
    'a signature in a PDF',
    (signer, timestamp) => signPdf(signer, makePdf(), { ...(timestamp && { timestamp }) }),
    null,
  ],
  ...insides.map((inside): (typeof rows)[number] => [
    `a container with ${inside}`,
    (signer, timestamp) => makeContainer(signer, { inside, ...(timestamp && { timestamp }) }),
    null,
  ]),
  [
    'a JWS in JSON',
    (signer, timestamp) => utf8(makeJws(signer, { serialization: 'json', ...(timestamp && { timestamp }) })),
    null,
  ],
]

const good = timestampSource()
const minute = 60_000
const day = 86_400_000
const at = (ms: number): string => new Date(Date.now() + ms).toISOString().replace(/[-:T]|\.\d+/g, '')
const tokenOf = (stamped: Bytes, info: BentInfo = {}, source = good): Bytes =>
  timestampToken(source, timestampInfo(stamped, info))

let authority: Authority
let signer: TestSigner
before(async () => {
  authority = await createAuthority()
  signer = await makeSigner(authority, makeKey('P-256'))
})

for (const [what, sign, content] of rows)
  describe(`${what} with a time stamp`, () => {
    function verify(signed: Bytes, timestampRoots = [good.root]): VerifiedSigner {
      const input = { signed, content, roots: [authority.root], timestampRoots, now: new Date() }
      const [found, ...more] = readers[formatOf(signed) ?? 'cms'].verify(input)
      assert.equal(more.length, 0)
      return found ?? assert.fail()
    }

    it('has level B-T with the time and the authority, where its root is known', () => {
      const signed = sign(signer, stamped => tokenOf(stamped))
      const { level, valid, reasons, covers, timestamp } = verify(signed)
      assert.deepEqual([level, valid, reasons, covers], ['B-T', true, [], 'document'])
      assert.deepEqual([timestamp?.valid, timestamp?.reasons, timestamp?.authority], [true, [], 'Vaxt Mərkəzi'])
      assert.ok(Math.abs(Date.now() - Number(timestamp?.time)) < minute)
      assert.deepEqual([verify(sign(signer)).level, verify(sign(signer)).timestamp], ['B-B', null])
    })

    const broken: [how: string, reason: TimestampReason, timestamp: Timestamp][] = [
      ['is of another signature', 'imprintWrong', () => tokenOf(utf8('another signature'))],
      ['is of a part of it', 'imprintWrong', stamped => tokenOf(stamped.subarray(1))],
      ['is by a weak hash', 'algorithmWeak', stamped => tokenOf(stamped, { hash: 'sha1' })],
      ['is of a stranger', 'rootUnknown', stamped => tokenOf(stamped, {}, timestampSource())],
      ['is of tomorrow', 'timeWrong', stamped => tokenOf(stamped, { time: at(day) })],
      ['is by a certificate that has expired', 'certificateExpired', stamped => tokenOf(stamped, {}, expired)],
      ['is something else', 'unreadable', () => sequence(smallInteger(1))],
    ]
    const expired = timestampSource(goodPurposes, { notBefore: daysFromNow(-9), notAfter: daysFromNow(-2) })

    for (const [how, reason, timestamp] of broken)
      it(`has level B-B, is as good as without it, and says why where the time stamp ${how}`, () => {
        const found = verify(sign(signer, timestamp), [good.root, expired.root])
        assert.deepEqual([found.level, found.valid, found.timestamp?.valid], ['B-B', true, false])
        assert.deepEqual(found.timestamp?.reasons, [reason])
      })

    it('is judged as of its time: the certificate may have expired since, and must have been valid then', async () => {
      const by = await makeSigner(authority, makeKey('P-256'), { notBefore: new Date(Date.now() - 10 * day), days: 5 })
      const source = timestampSource(goodPurposes, { notBefore: daysFromNow(-20) })
      const stampedAt = (days: number): Bytes => sign(by, stamped => tokenOf(stamped, { time: at(days * day) }, source))
      const then = verify(stampedAt(-7), [source.root])
      assert.deepEqual([then.level, then.valid, then.reasons], ['B-T', true, []])
      for (const signed of [stampedAt(-11), stampedAt(-1)]) {
        const found = verify(signed, [source.root])
        assert.deepEqual([found.valid, found.reasons], [false, ['certificateExpired']])
      }
      const unknown = verify(stampedAt(-7), [])
      assert.deepEqual([unknown.level, unknown.valid, unknown.reasons], ['B-B', false, ['certificateExpired']])
    })
  })
